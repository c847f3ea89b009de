use super::{Association, Kind};
use crate::{
    change::list,
    error::Errors,
    schema::{DataType, TableName},
};
use diesel_one_to_one::dialect::Dialect;
use std::fmt;

/// Why there is no recipe.
///
/// ```
/// use diesel_one_to_one_schema::{recipe::{Association, Refused}, schema::TableName};
///
/// let association = Association::between(TableName::new("users"), TableName::new("profiles"));
/// let refused = Refused::NothingChanges { association };
/// assert_eq!(refused.code(), "O2O630");
/// assert_eq!(
///     refused.to_string(),
///     "nothing of `profiles` of `users` is other than before: change the models first, the recipe then follows them",
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Refused {
    /// The two tables are as they were.
    NothingChanges {
        /// The association.
        association: Association,
    },
    /// The tables are not there, or neither refers to the other.
    NoAssociation {
        /// The association.
        association: Association,
    },
    /// A row may have several, so that nobody can say which of them has the value.
    NotOneToOne {
        /// The table that refers.
        table: TableName,
        /// The columns that it refers with.
        columns: Vec<String>,
    },
    /// No column goes on the one side and comes on the other.
    NothingToMove {
        /// The table that columns go from.
        from: TableName,
        /// The table that they would come to.
        to: TableName,
    },
    /// Nothing says what a column of a new row holds.
    Unsaid {
        /// The table.
        table: TableName,
        /// The column.
        column: String,
    },
    /// A column that is moved would not hold all that it held.
    OtherType {
        /// The table that it goes from.
        table: TableName,
        /// The column.
        column: String,
        /// What it holds.
        from: Box<DataType>,
        /// What it would hold.
        to: Box<DataType>,
    },
    /// Others refer to a key that becomes another.
    KeyInUse {
        /// The table whose key it is.
        table: TableName,
        /// A table that refers to it.
        by: TableName,
    },
    /// Something is called otherwise, too.
    Renamed {
        /// What.
        what: String,
    },
    /// Of what no row has to go, none need be kept.
    KeepNeedless {
        /// The association.
        association: Association,
        /// What becomes of it.
        kind: Kind,
    },
    /// The engine has no parts of it beside which others write.
    InOne {
        /// What is done.
        kind: Kind,
        /// The engine.
        dialect: Dialect,
    },
    /// A column means something else afterwards, so that old and new programs cannot write it beside each other.
    OtherMeaning {
        /// The table.
        table: TableName,
        /// The column.
        column: String,
    },
    /// The engine cannot keep two places the same.
    NoMirror {
        /// The engine.
        dialect: Dialect,
        /// The table with a foreign key by whose action it writes one of them alone.
        table: TableName,
        /// The columns of the foreign key.
        columns: Vec<String>,
    },
    /// The engine cannot hold what it leads to.
    Unheld {
        /// What, and why.
        errors: Errors,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NothingChanges { association } => write!(
                f,
                "nothing of {association} is other than before: change the models first, the recipe then follows them",
            ),
            Refused::NoAssociation { association } => write!(
                f,
                "there is no {association}, before or afterwards: name two tables one of which refers to the other",
            ),
            Refused::NotOneToOne { table, columns } => write!(
                f,
                "{} of `{table}` is not UNIQUE, so that a row could have several and which one counts is anybody's \
                 guess: make it one-to-one first",
                list(columns),
            ),
            Refused::NothingToMove { from, to } => write!(
                f,
                "no column goes from `{from}` that comes to `{to}`: give it the same name there, or say \
                 `renamed_from`; where no data is to be kept, `generate` is enough",
            ),
            Refused::Unsaid { table, column } => write!(
                f,
                "nothing says what `{table}.{column}` holds in rows that come to be: let it be NULL, or give it a default",
            ),
            Refused::OtherType { table, column, from, to } => write!(
                f,
                "`{table}.{column}` is {from} and would be {to}, which does not hold all of it: move it as it is, and \
                 change what it holds in a migration of its own",
            ),
            Refused::KeyInUse { table, by } => write!(
                f,
                "`{by}` refers to the key of `{table}`, which becomes another: let it refer to something else first",
            ),
            Refused::Renamed { what } => {
                write!(f, "{what}, too: `generate` that first, in a migration of its own")
            }
            Refused::KeepNeedless { association, kind } => {
                write!(f, "nothing is to be kept of {association}, as no row goes: {kind}; leave `keep` out")
            }
            Refused::InOne { kind, dialect } => write!(
                f,
                "{kind}: the data stays in its place, and {} has no parts of it beside which others write; use the plan in \
                 one",
                dialect.name(),
            ),
            Refused::OtherMeaning { table, column } => write!(
                f,
                "`{table}.{column}` says one thing before and another afterwards, so that what an old program writes there a \
                 new one would take for something else: give the new key a name of its own, or use the plan in one while no \
                 program writes",
            ),
            Refused::Unheld { errors } => errors.fmt(f),
            Refused::NoMirror { dialect, table, columns } => write!(
                f,
                "{} cannot keep two places the same for a while: what the foreign key {} of `{table}` does when the row goes \
                 that it refers to sets off no trigger there; let it do nothing first (`no_action`), or use the plan in one",
                dialect.name(),
                list(columns),
            ),
        }
    }
}

impl std::error::Error for Refused {}
