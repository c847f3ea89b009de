//! What a SQLite file says of itself: the texts that its tables, indexes, triggers and views were made by.

use super::guard::Guard;
use crate::dialect::quote::standard_text;
use std::collections::{BTreeMap, BTreeSet};

/// What has a text of its own, Diesel's list of migrations and SQLite's own tables aside, in an order in which it can be made.
pub(crate) const READ: &str = "SELECT type AS kind, name, tbl_name AS \"table\", sql FROM sqlite_schema
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '__diesel_schema_migrations'
ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'view' THEN 2 WHEN 'index' THEN 3 ELSE 4 END,
    sql NOT LIKE 'CREATE VIRTUAL%', rowid";

/// SQLite reads every view and trigger again where a table is renamed, and says which of them names what is not there.
pub(crate) const READ_AGAIN: [&str; 3] = [
    "CREATE TABLE \"one-to-one: a table\" (id INTEGER)",
    "ALTER TABLE \"one-to-one: a table\" RENAME TO \"one-to-one: the same\"",
    "DROP TABLE \"one-to-one: the same\"",
];

pub(crate) const FOREIGN_KEYS_ON: &str = "PRAGMA foreign_keys = ON";
pub(crate) const FOREIGN_KEYS_OFF: &str = "PRAGMA foreign_keys = OFF";

/// The texts that a table may have, with all that belongs to it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Expected {
    /// Indexes count too.
    pub(crate) whole: bool,
    /// Kind, name and text.
    pub(crate) texts: BTreeSet<(String, String, String)>,
    /// How many there may be.
    pub(crate) counts: BTreeSet<usize>,
}

/// What stops a script where a table is not as it was when the script was written.
pub(crate) fn as_written(tables: &BTreeMap<String, Expected>) -> Vec<String> {
    if tables.is_empty() {
        return Vec::new();
    }
    let mut guard = Guard::new("one-to-one: as written");
    for (table, expected) in tables {
        let sentence =
            format!("\"{table}\" is not as it was when this file was written: generate it again against this database");
        guard.must(sentence, &is_as_written(table, expected));
    }
    let mut statements = vec![guard.begin()];
    statements.extend_from_slice(guard.questions());
    statements.push(guard.end());
    statements
}

/// A file may come with the ends of lines of another system.
fn is_as_written(table: &str, Expected { whole, texts, counts }: &Expected) -> String {
    let index = if *whole { "" } else { " AND s.type <> 'index'" };
    let these = format!(
        "FROM sqlite_schema AS s WHERE lower(s.tbl_name) = {} AND s.sql IS NOT NULL{index}",
        standard_text(&table.to_lowercase())
    );
    let row = |(kind, name, text): &(String, String, String)| {
        format!("({}, {}, {})", standard_text(kind), standard_text(name), standard_text(text))
    };
    let rows: Vec<String> = texts.iter().map(row).collect();
    let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
    format!(
        "SELECT count(*) IN ({}) AND NOT EXISTS (\n    \
         SELECT s.type, s.name, replace(s.sql, char(13), '') {these}\n    \
         EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES\n{}\n) AS w)\n{these}",
        counts.join(", "),
        rows.join(",\n")
    )
}
