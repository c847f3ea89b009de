use super::QUOTE;
use crate::{
    dialect::{Dialect, clauses, quote, type_name},
    schema::{Column, Origin, PrimaryKey, Table, TableName, Unique},
};

/// The table, then its indexes. A UNIQUE is an index too, because a constraint could not be dropped without making the
/// table anew.
pub(super) fn create(table: &Table) -> Vec<String> {
    let mut parts: Vec<String> =
        table.columns.iter().map(|it| with_note(it.comment.as_deref(), column(table, it))).collect();
    parts.extend(table.primary_key.iter().filter(|key| key.columns.len() > 1).map(|key| primary_key(table, key)));
    let inline = table.uniques.iter().filter(|it| is_inline(it));
    parts.extend(inline.map(|it| format!("UNIQUE {}", QUOTE.columns(&it.columns))));
    parts.extend(table.checks.iter().map(|it| clauses::check(QUOTE, it)));
    let keys = table.foreign_keys.iter();
    parts.extend(keys.map(|it| with_note(it.comment.as_deref(), clauses::foreign_key(QUOTE, it))));

    let name = QUOTE.table(&table.name);
    // from the name on, SQLite keeps the text as it is, notes included
    let notes = quote::comment_lines(table.comment.as_deref());
    let head = if notes.is_empty() { " ".to_owned() } else { format!("\n{}\n", notes.join("\n")) };
    let mut statements = vec![format!("CREATE TABLE {name}{head}{}", clauses::body(&parts))];
    let uniques = table.uniques.iter().filter(|it| !is_inline(it));
    statements.extend(uniques.map(|it| add_unique(&table.name, it)));
    statements.extend(table.indexes.iter().map(|it| clauses::index(QUOTE, "INDEX", &it.name, &name, &it.columns)));
    statements
}

/// Of one column it stands with its column.
pub(in crate::dialect) fn primary_key(table: &Table, key: &PrimaryKey) -> String {
    let alone = table.columns.iter().find(|it| is_primary(table, it));
    let named = || clauses::named(QUOTE, &key.name, &clauses::primary_key(QUOTE, &key.columns));
    alone.map_or_else(named, |it| column(table, it))
}

pub(in crate::dialect) fn add_unique(table: &TableName, unique: &Unique) -> String {
    let index = clauses::index(QUOTE, "UNIQUE INDEX", &unique.name, &QUOTE.table(table), &unique.columns);
    index + &clauses::only_where(QUOTE, unique.condition.as_ref(), ["0", "1"])
}

/// Is it a constraint of the table's own text? SQLite gives its index a name that nobody else may give, and lets nobody drop
/// it.
pub(super) fn is_inline(unique: &Unique) -> bool {
    unique.name.starts_with("sqlite_autoindex_")
}

/// The word for a column, which on SQLite says more than what it holds.
pub(in crate::dialect) fn type_word<'a>(table: &Table, column: &'a Column) -> &'a str {
    match type_name(table, column, Dialect::Sqlite).unwrap_or_default() {
        // the one word that makes a column the row's own number, whatever its range
        _ if column.origin == Origin::Identity => "INTEGER",
        // any other word does not. As the row's own number, a shared or assigned key that an INSERT leaves out would be
        // made up, NOT NULL or not: a child of whichever parent has that key (measured)
        word if is_primary(table, column) && word.eq_ignore_ascii_case("INTEGER") => "INT",
        word => word,
    }
}

fn is_primary(table: &Table, column: &Column) -> bool {
    table.primary_key.as_ref().is_some_and(|PrimaryKey { columns, .. }| *columns == [column.name.clone()])
}

pub(super) fn column(table: &Table, column: &Column) -> String {
    let word = type_word(table, column);
    let key = if is_primary(table, column) { " PRIMARY KEY" } else { "" };
    format!("{} {word}{}{key}", QUOTE.name(&column.name), clauses::value(column, Dialect::Sqlite))
}

/// A note stands on lines of its own, before what it is about.
fn with_note(note: Option<&str>, part: String) -> String {
    let mut lines = quote::comment_lines(note);
    lines.push(part);
    lines.join("\n    ")
}
