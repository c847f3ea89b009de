//! What is found.

use crate::schema::{Action, Deferral, TableName};
use std::fmt;

/// One disagreement between the models and a database.
///
/// ```
/// use diesel_one_to_one_schema::{check::{Difference, Finding}, schema::TableName};
///
/// let difference = Difference::UniqueMissing { columns: vec!["user_id".into()] };
/// let finding = Finding { table: Some(TableName::new("profiles")), difference };
/// assert_eq!(finding.code(), "O2O307");
/// assert_eq!(finding.to_string(), "`profiles` is not UNIQUE over `user_id`: a second child can be inserted");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The table it is about; `None`: the whole database, as this connection has it.
    pub table: Option<TableName>,
    /// What differs.
    pub difference: Difference,
}

/// What differs between a table of the models and of a database.
///
/// ```
/// use diesel_one_to_one_schema::{check::{Difference, Finding}, schema::TableName};
///
/// assert_eq!(Difference::TableMissing.code(), "O2O301");
///
/// let difference = Difference::PrimaryKey { model: vec!["id".into()], database: Vec::new() };
/// let finding = Finding { table: Some(TableName::new("logs")), difference };
/// assert_eq!(finding.to_string(), "the primary key of `logs` is none, and the model says `id`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// The database has no such table.
    TableMissing,
    /// The database has no such column.
    ColumnMissing {
        /// The column.
        column: String,
    },
    /// The model, which is the whole table, does not list a column that the database has.
    ColumnUnlisted {
        /// The column.
        column: String,
    },
    /// A column holds something else.
    Type {
        /// The column.
        column: String,
        /// What the model says that it holds.
        model: String,
        /// What it holds.
        database: String,
    },
    /// A column may be NULL on one side only.
    Nullability {
        /// The column.
        column: String,
        /// Whether it may be NULL in the database.
        database: bool,
    },
    /// A column's value comes from elsewhere when an INSERT does not say.
    Origin {
        /// The column.
        column: String,
        /// Where the model says that it comes from.
        model: String,
        /// Where it comes from.
        database: String,
    },
    /// The primary key is another.
    PrimaryKey {
        /// The model's columns.
        model: Vec<String>,
        /// The database's.
        database: Vec<String>,
    },
    /// Nothing makes these columns unique, among the rows that count.
    UniqueMissing {
        /// The columns.
        columns: Vec<String>,
    },
    /// Something makes columns unique of which the model does not say so.
    UniqueUnlisted {
        /// Its name.
        name: String,
        /// The columns.
        columns: Vec<String>,
    },
    /// There is no such foreign key.
    ForeignKeyMissing {
        /// The columns that ought to refer.
        columns: Vec<String>,
        /// The table that they ought to refer to.
        parent: TableName,
    },
    /// There is a foreign key of which no model says anything.
    ForeignKeyUnlisted {
        /// Its name.
        name: String,
        /// The columns that refer.
        columns: Vec<String>,
        /// What they refer to.
        parent: TableName,
    },
    /// A delete of the parent does something else.
    OnDelete {
        /// The columns that refer.
        columns: Vec<String>,
        /// What the model says.
        model: Action,
        /// What happens.
        database: Action,
    },
    /// A change of the parent's key does something else.
    OnUpdate {
        /// The columns that refer.
        columns: Vec<String>,
        /// What the model says.
        model: Action,
        /// What happens.
        database: Action,
    },
    /// A foreign key is checked at another time.
    Deferral {
        /// The columns that refer.
        columns: Vec<String>,
        /// What the model says.
        model: Deferral,
        /// When it is checked.
        database: Deferral,
    },
    /// Nothing checks this condition.
    CheckMissing {
        /// The condition.
        expression: String,
    },
    /// There is no index over these columns.
    IndexMissing {
        /// The columns.
        columns: Vec<String>,
    },
    /// A constraint or an index of the model's is there, but not in force: `NOT VALID`, or left by a failed
    /// `CONCURRENTLY`.
    NotValid {
        /// Its name.
        name: String,
    },
    /// A table that is not among the models refers to this one, and its rows change when rows of this one are deleted.
    Unmanaged {
        /// The table that refers.
        child: TableName,
        /// Its columns.
        columns: Vec<String>,
        /// What a delete does to its rows.
        on_delete: Action,
    },
    /// An index serves nothing that another does not.
    IndexRedundant {
        /// Its name.
        name: String,
        /// What serves as well.
        beside: String,
    },
    /// No foreign key is enforced.
    ForeignKeysOff {
        /// What is set so: `PRAGMA foreign_keys`.
        setting: &'static str,
        /// The statement that switches them on.
        on: &'static str,
    },
}

impl Finding {
    /// A code that stays the same when the words change.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.difference.code()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = self.table.as_ref().map_or_else(String::new, TableName::to_string);
        match &self.difference {
            Difference::TableMissing => write!(f, "there is no table `{table}`"),
            Difference::ColumnMissing { column } => write!(f, "`{table}` has no column `{column}`"),
            Difference::ColumnUnlisted { column } => {
                write!(f, "`{table}` has a column `{column}` that its model does not list: add the field")
            }
            Difference::Type { column, model, database } => {
                write!(f, "`{table}.{column}` is `{database}`, and the model says {model}")
            }
            Difference::Nullability { column, database: true } => {
                write!(f, "`{table}.{column}` may be NULL, and the model says NOT NULL")
            }
            Difference::Nullability { column, database: false } => {
                write!(f, "`{table}.{column}` is NOT NULL, and the model says that it may be NULL")
            }
            Difference::Origin { column, model, database } => {
                write!(f, "`{table}.{column}`, left out of an INSERT, is {database}, and the model says {model}")
            }
            Difference::PrimaryKey { model, database } => {
                let (model, database) = (listed(model), Some(listed(database)).filter(|it| !it.is_empty()));
                let database = database.unwrap_or_else(|| "none".to_owned());
                write!(f, "the primary key of `{table}` is {database}, and the model says {model}")
            }
            Difference::UniqueMissing { columns } => {
                write!(f, "`{table}` is not UNIQUE over {}: a second child can be inserted", listed(columns))
            }
            Difference::UniqueUnlisted { name, columns } => {
                write!(f, "`{table}` is UNIQUE over {} by `{name}`, of which its model says nothing", listed(columns))
            }
            Difference::ForeignKeyMissing { columns, parent } => {
                write!(
                    f,
                    "`{table}` has no foreign key from {} to `{parent}`: a child can be an orphan",
                    listed(columns)
                )
            }
            Difference::ForeignKeyUnlisted { name, columns, parent } => {
                let columns = listed(columns);
                write!(f, "`{table}` refers by {columns} to `{parent}` (`{name}`), of which its model says nothing")
            }
            Difference::OnDelete { columns, model, database } => {
                write!(
                    f,
                    "the foreign key of `{table}` over {} is ON DELETE {database}, and the model says {model}",
                    listed(columns)
                )
            }
            Difference::OnUpdate { columns, model, database } => {
                write!(
                    f,
                    "the foreign key of `{table}` over {} is ON UPDATE {database}, and the model says {model}",
                    listed(columns)
                )
            }
            Difference::Deferral { columns, model, database } => {
                let (columns, database, model) = (listed(columns), when(*database), when(*model));
                write!(
                    f,
                    "the foreign key of `{table}` over {columns} is checked {database}, and the model says {model}"
                )
            }
            Difference::CheckMissing { expression } => write!(f, "`{table}` has no CHECK ({expression})"),
            Difference::IndexMissing { columns } => write!(f, "`{table}` has no index over {}", listed(columns)),
            Difference::NotValid { name } => write!(f, "`{name}` of `{table}` is there and not in force"),
            Difference::Unmanaged { child, columns, on_delete } => {
                let columns = listed(columns);
                write!(
                    f,
                    "`{child}` refers by {columns} to `{table}` (ON DELETE {on_delete}) and is not among the models"
                )
            }
            Difference::IndexRedundant { name, beside } => {
                write!(f, "the index `{name}` of `{table}` serves nothing that `{beside}` does not")
            }
            Difference::ForeignKeysOff { setting, on } => {
                write!(f, "no foreign key is enforced, by `{setting}`: nothing is refused and nothing cascades; `{on}`")
            }
        }
    }
}

fn listed(columns: &[String]) -> String {
    columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

const fn when(deferral: Deferral) -> &'static str {
    match deferral {
        Deferral::Never => "at once",
        Deferral::InitiallyImmediate => "at once unless it is deferred",
        Deferral::InitiallyDeferred => "at COMMIT",
    }
}
