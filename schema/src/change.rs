//! What is to be done to a database, as plain data.

use crate::schema::{ForeignKey, Table, TableName, Unique};

/// One step from a database to another.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, order, schema::{Schema, Table, TableName}};
///
/// let users = Table::new(TableName::new("users"));
/// let schema = Schema { tables: vec![users.clone()], ..Schema::default() };
/// assert_eq!(order::creation(&schema, Dialect::Sqlite), [Change::CreateTable(users.clone())]);
/// assert_eq!(order::removal(&schema, Dialect::Sqlite), [Change::DropTable(users.name)]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A schema that tables live in comes to be, unless it is there.
    CreateSchema(String),
    /// A table comes to be, with all its constraints, indexes and comments.
    CreateTable(Table),
    /// A table that is there refers to another.
    AddForeignKey(TableName, ForeignKey),
    /// Columns of a table that is there become unique together.
    AddUnique(TableName, Unique),
    /// A table that is there refers to another no more.
    DropForeignKey(TableName, ForeignKey),
    /// No row of a table refers to another any more: these columns become NULL.
    Unlink(TableName, Vec<String>),
    /// A table goes, with its rows and all that it has.
    DropTable(TableName),
}
