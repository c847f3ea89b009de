use std::fmt;

/// Why there is no script for a SQLite database.
///
/// ```
/// use diesel_one_to_one_schema::shadow::Refused;
///
/// let refused = Refused::Word { table: "users".into(), word: "AUTOINCREMENT" };
/// assert!(refused.to_string().starts_with("`users` would have to be made anew, and its AUTOINCREMENT would be lost"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// The text of a table that would have to be made anew says what would be lost.
    Word {
        /// The table.
        table: String,
        /// The word.
        word: &'static str,
    },
    /// Something that nobody told the models of names a column that goes, or will be called otherwise.
    Names {
        /// The table.
        table: String,
        /// What it is, a trigger or a CHECK, with its name.
        what: String,
        /// The column.
        column: String,
    },
    /// The plan asks for a table, or a column of it, that the database has not.
    Missing {
        /// The table.
        table: String,
        /// The column.
        column: Option<String>,
    },
    /// The plan adds a column that the database has.
    There {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A table that no model knows refers to one that goes: its rows could go with it.
    Referred {
        /// The table that goes.
        table: String,
        /// The table that refers to it.
        by: String,
    },
    /// A view or a trigger would name what is not there any more; in SQLite's words.
    Broken(String),
    /// A script does not run on such a database; in SQLite's words.
    Fails(String),
    /// What the script for the way back makes is not what was there: this is on one side only.
    NotBack(String),
    /// An object of the database could not be made in memory.
    Unmade {
        /// Its name.
        name: String,
        /// SQLite's words.
        message: String,
    },
    /// The migrations that are there could not be run in memory.
    Unplayed(String),
    /// SQLite has no memory for a database, or cannot read it.
    Memory(String),
}

impl Refused {
    pub(super) fn memory(error: impl fmt::Display) -> Self {
        Refused::Memory(error.to_string())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Word { table, word } => {
                write!(f, "`{table}` would have to be made anew, and its {word} would be lost: ")?;
                f.write_str("write this migration by hand")
            }
            Refused::Names { table, what, column } => {
                write!(f, "{what} of `{table}` names the column `{column}`, which goes or is called otherwise then: ")?;
                f.write_str("drop it in a migration before, and make it again after")
            }
            Refused::Missing { table, column: None } => {
                write!(f, "the database has no table `{table}`: `check` says how it differs from the models")
            }
            Refused::Missing { table, column: Some(column) } => {
                write!(f, "the database has no column `{table}.{column}`: `check` says how it differs from the models")
            }
            Refused::There { table, column } => {
                write!(f, "the database has a column `{table}.{column}` already: drop it or rename it before")
            }
            Refused::Referred { table, by } => {
                write!(f, "`{by}`, which no model knows, refers to `{table}`, which goes: ")?;
                f.write_str("drop it or its foreign key in a migration before")
            }
            Refused::Broken(message) => {
                write!(f, "something would name what is not there any more ({message}): ")?;
                f.write_str("drop it in a migration before, and make it again after")
            }
            Refused::Fails(message) => write!(f, "this would fail on the database as it is: {message}"),
            Refused::NotBack(what) => write!(f, "the way back would not lead to what is there: {what}"),
            Refused::Unmade { name, message } => {
                write!(f, "`{name}` cannot be made in memory, to try the migration out: {message}")
            }
            Refused::Unplayed(message) => {
                write!(f, "the migrations that are there do not run on an empty database in memory: {message}; ")?;
                f.write_str("give the database itself with `--database-url`")
            }
            Refused::Memory(message) => write!(f, "SQLite has no database in memory: {message}"),
        }
    }
}

impl std::error::Error for Refused {}
