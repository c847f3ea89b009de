use crate::{
    change::Change,
    dialect::{self, Dialect},
    schema::TableName,
};
use std::fmt;

/// A lock that a change holds, and who waits for it.
///
/// ```
/// use diesel_one_to_one_schema::{online::{Lock, Waits, While}, schema::TableName};
///
/// let (table, mode) = (TableName::new("users"), "ShareLock");
/// let lock = Lock { table, mode, waits: Waits::Writers, meanwhile: While::RowsAreRead };
/// assert_eq!(lock.to_string(), "ShareLock on `users`: who writes waits, while every row is read");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The table.
    pub table: TableName,
    /// What the engine calls it.
    pub mode: &'static str,
    /// Who waits for it.
    pub waits: Waits,
    /// How long.
    pub meanwhile: While,
}

/// Who waits for a [`Lock`].
///
/// ```
/// use diesel_one_to_one_schema::online::Waits;
///
/// assert!(Waits::Writers < Waits::Everybody);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Nobody who reads or writes rows, and hardly anybody else.
    Nobody,
    /// Who would change the table itself.
    Changes,
    /// Who writes rows.
    Writers,
    /// Who reads them, too.
    Everybody,
}

/// How long a [`Lock`] is held, if the change is all that its transaction makes.
///
/// ```
/// use diesel_one_to_one_schema::online::While;
///
/// assert_eq!(While::AMoment.to_string(), "for a moment");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum While {
    /// As long as it takes to write it down.
    AMoment,
    /// As long as it takes to read every row.
    RowsAreRead,
    /// As long as it takes to write every row.
    RowsAreWritten,
    /// Until those have ended who began before.
    OthersEnd,
}

/// The locks that a change takes on tables that are there, of each the one that keeps the most from others. None where the
/// engine has but one writer at a time.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, online::locks, schema::{Index, TableName}};
///
/// let index = Index { name: "users_name_idx".into(), columns: vec!["name".into()], valid: true };
/// let change = Change::AddIndex(TableName::new("users"), index);
/// assert_eq!(locks(&change, Dialect::Postgres)[0].mode, "ShareLock");
/// assert!(locks(&change, Dialect::Sqlite).is_empty());
/// ```
#[must_use]
pub fn locks(change: &Change, dialect: Dialect) -> Vec<Lock> {
    dialect::locks::locks(change, dialect)
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lock { table, mode, waits, meanwhile } = self;
        write!(f, "{mode} on `{table}`: {waits}, {meanwhile}")
    }
}

impl fmt::Display for Waits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Waits::Nobody => "others read and write",
            Waits::Changes => "others read and write, who alters it waits",
            Waits::Writers => "who writes waits",
            Waits::Everybody => "who reads or writes waits",
        })
    }
}

impl fmt::Display for While {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            While::AMoment => "for a moment",
            While::RowsAreRead => "while every row is read",
            While::RowsAreWritten => "while every row is written",
            While::OthersEnd => "until those have ended who use it",
        })
    }
}
