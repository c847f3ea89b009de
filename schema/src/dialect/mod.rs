//! The engines: [`Dialect`] says what each can do; the folders beneath, one per engine, are the only place where SQL
//! text is written.
//!
//! Every folder has the same files: `types` (what a column holds, in the engine's words), `table` (a table with all
//! that belongs to it), `column` (a column that becomes another), `stop` (what ends a script), `copy` (rows that move), `mirror`
//! (triggers that keep two places the same) and `mod` (each change).

pub(crate) mod audit;
mod clauses;
pub(crate) mod copy;
pub(crate) mod enforcement;
pub(crate) mod file;
pub(crate) mod guard;
pub(crate) mod loading;
pub(crate) mod locks;
pub(crate) mod mariadb;
#[cfg(feature = "migrations")]
pub(crate) mod migrations;
mod mirror;
#[cfg(feature = "migrations")]
pub(crate) mod own;
pub(crate) mod postgres;
mod quote;
#[cfg(feature = "migrations")]
pub(crate) mod running;
pub(crate) mod sqlite;
mod verify;

use crate::{
    change::Change,
    schema::{Column, DataType, PrimaryKey, Schema, Table, TableName, TypeNames, Unique},
};
use diesel_one_to_one::definition::LogicalType;

pub use diesel_one_to_one::dialect::{Dialect, Limit, UnknownDialect};
pub(crate) use verify::verify;

/// The statements that make the change, of a schema that [`verify`] found nothing in.
pub(crate) fn write(change: &Change, dialect: Dialect) -> Vec<String> {
    match dialect {
        Dialect::Sqlite => sqlite::write(change),
        Dialect::Postgres => postgres::write(change),
        Dialect::Mariadb => mariadb::write(change),
        _ => Vec::new(), // refused by `verify`
    }
}

/// The statements of a script that is run once, over a database that has nothing of it or all.
pub(crate) fn write_once(change: &Change, dialect: Dialect) -> Vec<String> {
    match dialect {
        Dialect::Mariadb => mariadb::write_once(change),
        _ => write(change, dialect),
    }
}

/// What makes a key of the table one-to-one, each as it stands in the script.
pub(crate) fn constraints(table: &Table, columns: &[&str], dialect: Dialect) -> Vec<String> {
    let own = |of: &[String]| of.len() == columns.len() && of.iter().all(|it| columns.contains(&it.as_str()));
    let key = table.primary_key.iter().filter(|it| own(&it.columns)).map(|it| primary_key(table, it, dialect));
    let uniques = table.uniques.iter().filter(|it| own(&it.columns)).map(|it| unique(table, it, dialect));
    let references = table.foreign_keys.iter().filter(|it| own(&it.columns));
    key.chain(uniques).chain(references.map(|it| clauses::foreign_key(quote(dialect), it))).collect()
}

fn primary_key(table: &Table, key: &PrimaryKey, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => sqlite::table::primary_key(table, key),
        Dialect::Mariadb => mariadb::table::primary_key(key),
        _ => postgres::table::primary_key(key),
    }
}

fn unique(table: &Table, unique: &Unique, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => sqlite::table::add_unique(&table.name, unique),
        _ => clauses::unique(quote(dialect), unique),
    }
}

/// The schema as the engine can hold it: where a constraint has no comment of its own, its first column has it.
pub(crate) fn suited(mut schema: Schema, dialect: Dialect) -> Schema {
    if dialect.comments_on_constraints() {
        return schema;
    }
    for table in &mut schema.tables {
        for key in &mut table.foreign_keys {
            let column = table.columns.iter_mut().find(|it| key.columns.first() == Some(&it.name));
            if let (Some(column), Some(note)) = (column, key.comment.take()) {
                column.comment = Some(column.comment.iter().chain([&note]).cloned().collect::<Vec<_>>().join("\n"));
            }
        }
    }
    schema
}

/// The schema with the engine's words for what its columns hold, so that a column can be written without its table.
pub(crate) fn worded(mut schema: Schema, dialect: Dialect) -> Schema {
    for table in &mut schema.tables {
        let words: Vec<Option<String>> =
            table.columns.iter().map(|it| type_word(table, it, dialect).map(str::to_owned)).collect();
        for (column, word) in table.columns.iter_mut().zip(words) {
            if let Some(word) = word {
                column.data_type.names = TypeNames::on(dialect, word);
            }
        }
    }
    schema
}

/// Can the engine make this change of a table, as that is before it, without making it anew?
pub(crate) fn alters_in_place(change: &Change, table: &Table, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Sqlite => sqlite::in_place(change, table),
        _ => true,
    }
}

/// The engine's word for what a column holds, or why it has none.
fn type_name<'a>(table: &Table, column: &'a Column, dialect: Dialect) -> Result<&'a str, Lack> {
    let DataType { logical, names } = &column.data_type;
    let word: Word = match dialect {
        Dialect::Sqlite => sqlite::types::word,
        Dialect::Postgres => postgres::types::word,
        Dialect::Mariadb => mariadb::types::word,
        _ => return Err(Lack::Type), // refused by `verify`
    };
    names.of(dialect).map_or_else(|| word(*logical, is_ordered(table, &column.name)), Ok)
}

/// The engine's word for a column that has no table around it: where a plan has filled it in, that.
fn word(column: &Column, dialect: Dialect) -> &str {
    type_name(&Table::new(TableName::new("")), column, dialect).unwrap_or_default()
}

/// The engine's word for the column as its table is written, or nothing.
pub(crate) fn type_word<'a>(table: &Table, column: &'a Column, dialect: Dialect) -> Option<&'a str> {
    match dialect {
        Dialect::Sqlite => Some(sqlite::table::type_word(table, column)),
        _ => type_name(table, column, dialect).ok(),
    }
}

/// Do they name one type? In any case, with any spaces, under a name that PostgreSQL has beside its own.
pub(crate) fn same_type_name(dialect: Dialect, a: &str, b: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace(", ", ",");
    match dialect {
        Dialect::Postgres => postgres::types::own_name(&plain(a)) == postgres::types::own_name(&plain(b)),
        _ => plain(a) == plain(b),
    }
}

/// The rows that meet it.
#[cfg(feature = "sqlite")]
pub(crate) fn condition(condition: &crate::schema::Condition, dialect: Dialect) -> String {
    clauses::condition(quote(dialect), condition, bools(dialect))
}

/// The character that the engine quotes names with.
fn quote(dialect: Dialect) -> quote::Quote {
    quote::Quote(if dialect == Dialect::Mariadb { '`' } else { '"' })
}

/// How the engine writes false and true.
fn bools(dialect: Dialect) -> [&'static str; 2] {
    if dialect == Dialect::Postgres { ["false", "true"] } else { ["0", "1"] }
}

/// A text in the engine's own quotes.
fn text(text: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Mariadb => mariadb::text(text),
        _ => quote::standard_text(text),
    }
}

/// Is there anything on the column that an engine keeps in order? Foreign keys are, by an index of their own on MariaDB.
fn is_ordered(table: &Table, column: &str) -> bool {
    let keys = table.foreign_keys.iter().map(|key| key.columns.as_slice());
    table.ordered().chain(keys).flatten().any(|it| it == column)
}

/// Why an engine has no word for what a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    /// It has no such type, or Diesel does not read it there.
    Type,
    /// It has, but does not keep it in order.
    Order,
}

/// An engine's word for what a column holds, and whether something keeps it in order.
type Word = fn(LogicalType, bool) -> Result<&'static str, Lack>;
