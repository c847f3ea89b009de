use super::{QUOTE, text};
use crate::{
    dialect::{Dialect, clauses, type_name},
    schema::{Column, Origin, PrimaryKey, Table},
};

/// The table with all that it has in one statement, because each statement commits by itself. Indexes stand before the
/// foreign keys, which would otherwise bring their own. `unless` it is there: nothing, or in the engine's words.
pub(super) fn create(table: &Table, unless: &str) -> String {
    let word = |it| type_name(table, it, Dialect::Mariadb).unwrap_or_default();
    let mut parts: Vec<String> = table.columns.iter().map(|it| column(it, word(it))).collect();
    parts.extend(table.primary_key.iter().map(primary_key));
    parts.extend(table.uniques.iter().map(|it| clauses::unique(QUOTE, it)));
    parts.extend(
        table.indexes.iter().map(|it| format!("INDEX {} {}", QUOTE.name(&it.name), QUOTE.columns(&it.columns))),
    );
    parts.extend(table.checks.iter().map(|it| clauses::check(QUOTE, it)));
    parts.extend(table.foreign_keys.iter().map(|it| clauses::foreign_key(QUOTE, it)));

    let comment = table.comment.as_deref().map_or(String::new(), |note| format!(" COMMENT={}", text(note)));
    // the engine that has foreign keys
    format!("CREATE TABLE {unless}{} {} ENGINE=InnoDB{comment}", QUOTE.table(&table.name), clauses::body(&parts))
}

/// Which has no name here.
pub(in crate::dialect) fn primary_key(key: &PrimaryKey) -> String {
    clauses::primary_key(QUOTE, &key.columns)
}

/// A column, which the word says the type of.
pub(super) fn column(column: &Column, word: &str) -> String {
    let identity = if column.origin == Origin::Identity { " AUTO_INCREMENT" } else { "" };
    let comment = column.comment.as_deref().map_or(String::new(), |note| format!(" COMMENT {}", text(note)));
    format!("{} {word}{}{identity}{comment}", QUOTE.name(&column.name), clauses::value(column, Dialect::Mariadb))
}
