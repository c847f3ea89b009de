//! What is to be done to a database, as plain data.

mod beside;
mod data;
mod loss;
mod rebuild;
mod words;

use crate::schema::{Check, Column, ForeignKey, Index, PrimaryKey, Table, TableName, Unique};
pub use beside::{Beside, Ordered, Promise};
pub use data::{Copy, Data, Kept, Mirror, Pieces, Rows};
pub use loss::Loss;
pub(crate) use loss::{count_others, holds_all};
pub use rebuild::Rebuild;
pub(crate) use words::list;

/// One step from a database to another.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, order, schema::{Schema, Table, TableName}};
///
/// let users = Table::new(TableName::new("users"));
/// let schema = Schema { tables: vec![users.clone()], ..Schema::default() };
/// assert_eq!(order::creation(&schema, Dialect::Sqlite), [Change::CreateTable(users.clone())]);
/// assert_eq!(order::removal(&schema, Dialect::Sqlite), [Change::DropTable(users)]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A schema that tables live in comes to be, unless it is there.
    CreateSchema(String),
    /// A table comes to be, with all its constraints, indexes and comments.
    CreateTable(Table),
    /// A table goes, with its rows and all that it has.
    DropTable(Table),
    /// A table is called otherwise. What it has keeps its names.
    RenameTable {
        /// What it is called.
        from: TableName,
        /// What it will be called.
        to: TableName,
    },
    /// A table gets a column.
    AddColumn(TableName, Column),
    /// A column goes, with what is in it.
    DropColumn(TableName, Column),
    /// A column is called otherwise.
    RenameColumn {
        /// Its table.
        table: TableName,
        /// What it is called.
        from: String,
        /// What it will be called.
        to: String,
    },
    /// A column of the same name holds something else, or may be NULL, or its value comes from elsewhere.
    AlterColumn {
        /// Its table.
        table: TableName,
        /// As it is.
        from: Column,
        /// As it will be.
        to: Column,
    },
    /// A table gets a primary key.
    AddPrimaryKey(TableName, PrimaryKey),
    /// A table has no primary key any more.
    DropPrimaryKey(TableName, PrimaryKey),
    /// Columns of a table that is there become unique together.
    AddUnique(TableName, Unique),
    /// They need not be any more.
    DropUnique(TableName, Unique),
    /// A table that is there gets an index.
    AddIndex(TableName, Index),
    /// An index goes.
    DropIndex(TableName, Index),
    /// A table that is there refers to another.
    AddForeignKey(TableName, ForeignKey),
    /// A table that is there refers to another no more.
    DropForeignKey(TableName, ForeignKey),
    /// Every row of a table that is there meets a condition.
    AddCheck(TableName, Check),
    /// It need not any more.
    DropCheck(TableName, Check),
    /// Another comment on a table.
    Comment {
        /// The table.
        table: TableName,
        /// What it says.
        from: Option<String>,
        /// What it will say.
        to: Option<String>,
    },
    /// No row of a table refers to another any more: these columns become NULL.
    Unlink(TableName, Vec<String>),
    /// A table is made anew, with its rows, because the engine cannot alter it so.
    Rebuild(Box<Rebuild>),
    /// A piece of another change, made beside others who write.
    Beside(Box<Beside>),
    /// Rows move, or go.
    Data(Box<Data>),
}

impl Change {
    /// What undoes it, rows aside. `None`: nothing need be undone, as a schema may be somebody else's by then; or nothing
    /// can.
    ///
    /// ```
    /// use diesel_one_to_one_schema::{change::Change, schema::TableName};
    ///
    /// let [people, users] = ["people", "users"].map(TableName::new);
    /// let renamed = Change::RenameTable { from: people.clone(), to: users.clone() };
    /// assert_eq!(renamed.inverse(), Some(Change::RenameTable { from: users, to: people }));
    /// assert_eq!(Change::CreateSchema("hr".into()).inverse(), None);
    /// ```
    #[must_use]
    pub fn inverse(&self) -> Option<Change> {
        use Change as C;
        Some(match self.clone() {
            C::CreateSchema(_) | C::Unlink(..) => return None,
            C::CreateTable(table) => C::DropTable(table),
            C::DropTable(table) => C::CreateTable(table),
            C::RenameTable { from, to } => C::RenameTable { from: to, to: from },
            C::AddColumn(table, column) => C::DropColumn(table, column),
            C::DropColumn(table, column) => C::AddColumn(table, column),
            C::RenameColumn { table, from, to } => C::RenameColumn { table, from: to, to: from },
            C::AlterColumn { table, from, to } => C::AlterColumn { table, from: to, to: from },
            C::AddPrimaryKey(table, key) => C::DropPrimaryKey(table, key),
            C::DropPrimaryKey(table, key) => C::AddPrimaryKey(table, key),
            C::AddUnique(table, unique) => C::DropUnique(table, unique),
            C::DropUnique(table, unique) => C::AddUnique(table, unique),
            C::AddIndex(table, index) => C::DropIndex(table, index),
            C::DropIndex(table, index) => C::AddIndex(table, index),
            C::AddForeignKey(table, key) => C::DropForeignKey(table, key),
            C::DropForeignKey(table, key) => C::AddForeignKey(table, key),
            C::AddCheck(table, check) => C::DropCheck(table, check),
            C::DropCheck(table, check) => C::AddCheck(table, check),
            C::Comment { table, from, to } => C::Comment { table, from: to, to: from },
            C::Rebuild(rebuild) => C::Rebuild(Box::new(rebuild.inverse())),
            C::Beside(piece) => C::Beside(Box::new(piece.inverse()?)),
            C::Data(data) => C::Data(Box::new(data.inverse()?)),
        })
    }

    /// The one table that is there before and afterwards, and that it is about. `None`: it is about several, or about one that
    /// comes, goes or is made anew.
    pub(crate) fn table(&self) -> Option<&TableName> {
        use Change as C;
        match self {
            C::AddColumn(table, _)
            | C::DropColumn(table, _)
            | C::RenameColumn { table, .. }
            | C::AlterColumn { table, .. }
            | C::AddPrimaryKey(table, _)
            | C::DropPrimaryKey(table, _)
            | C::AddUnique(table, _)
            | C::DropUnique(table, _)
            | C::AddIndex(table, _)
            | C::DropIndex(table, _)
            | C::AddForeignKey(table, _)
            | C::DropForeignKey(table, _)
            | C::AddCheck(table, _)
            | C::DropCheck(table, _)
            | C::Comment { table, .. }
            | C::Unlink(table, _) => Some(table),
            C::CreateSchema(_)
            | C::CreateTable(_)
            | C::DropTable(_)
            | C::RenameTable { .. }
            | C::Rebuild(_)
            | C::Beside(_)
            | C::Data(_) => None,
        }
    }

    #[cfg(feature = "migrations")]
    /// Is nothing done until it is undone?
    pub(crate) fn waits(&self) -> bool {
        matches!(self, Change::Data(data) if data.waits())
    }

    /// The copy whose values are somewhere else afterwards.
    pub(crate) fn copied(&self) -> Option<&Copy> {
        if let Change::Data(data) = self { data.copied() } else { None }
    }
}
