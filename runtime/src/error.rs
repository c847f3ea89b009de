//! What can go wrong with an association.

use diesel::result::{DatabaseErrorKind, Error};
use std::fmt;

/// What a verb returns.
///
/// ```
/// fn find(name: &str) -> diesel_one_to_one::Result<usize> {
///     Ok(name.len())
/// }
/// assert_eq!(find("Ada").unwrap(), 3);
/// ```
pub type Result<T, E = OneToOneError> = std::result::Result<T, E>;

/// Why a verb failed. Each names the association and says what to do.
///
/// # Design
/// One enum for all verbs, because they are called one after the other in one function, under one `?`. It never shows
/// a bound value: PostgreSQL's DETAIL and MariaDB's "Duplicate entry" hold them, so neither `Display` nor
/// [`source`](std::error::Error::source) passes the engine's own words on; they are behind
/// [`database_error`](OneToOneError::database_error).
///
/// ```
/// use diesel_one_to_one::OneToOneError;
///
/// let error = OneToOneError::from(diesel::result::Error::NotFound).during("User.profile");
/// assert_eq!(error.code(), "database");
/// assert_eq!(error.association(), Some("User.profile"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum OneToOneError {
    /// Two rows for one parent: the database lacks the UNIQUE that the definition asks for.
    NotSingular {
        /// The association, as in `User.profile`.
        association: &'static str,
    },
    /// A child's foreign key refers to a parent that is not there: the parent was deleted since the child was loaded, or
    /// the database lacks the foreign key that the definition asks for, or did not enforce it (SQLite, by default).
    ParentMissing {
        /// The association.
        association: &'static str,
    },
    /// What was asked for cannot be had here.
    Unsupported {
        /// The association.
        association: &'static str,
        /// Why not, and what to do instead.
        reason: &'static str,
    },
    /// The database gave up for the sake of another transaction. Run the whole outermost transaction again.
    Retryable {
        /// The association, where one is known.
        association: Option<&'static str>,
        /// What the database said.
        cause: Error,
    },
    /// Anything else that Diesel reports.
    Database {
        /// The association, where one is known.
        association: Option<&'static str>,
        /// What Diesel reported.
        cause: Error,
    },
}

impl OneToOneError {
    /// A stable word for the kind of error, for logs and clients.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            OneToOneError::NotSingular { .. } => "not_singular",
            OneToOneError::ParentMissing { .. } => "parent_missing",
            OneToOneError::Unsupported { .. } => "unsupported",
            OneToOneError::Retryable { .. } => "retryable",
            OneToOneError::Database { .. } => "database",
        }
    }

    /// The association it happened on, as in `User.profile`; by the child's name for its parent, as in `Profile.user`,
    /// where the association has no mirror.
    #[must_use]
    pub fn association(&self) -> Option<&'static str> {
        match self {
            OneToOneError::NotSingular { association }
            | OneToOneError::ParentMissing { association }
            | OneToOneError::Unsupported { association, .. } => Some(association),
            OneToOneError::Retryable { association, .. } | OneToOneError::Database { association, .. } => *association,
        }
    }

    /// Diesel's own error, whose text may hold values of the statement. Not for logs that others read.
    #[must_use]
    pub fn database_error(&self) -> Option<&Error> {
        match self {
            OneToOneError::Retryable { cause, .. } | OneToOneError::Database { cause, .. } => Some(cause),
            OneToOneError::NotSingular { .. }
            | OneToOneError::ParentMissing { .. }
            | OneToOneError::Unsupported { .. } => None,
        }
    }

    /// The same error, on that association.
    #[must_use]
    pub fn during(mut self, name: &'static str) -> Self {
        if let OneToOneError::Retryable { association, .. } | OneToOneError::Database { association, .. } = &mut self {
            *association = Some(name);
        }
        self
    }
}

impl From<Error> for OneToOneError {
    fn from(cause: Error) -> Self {
        if is_retryable(&cause) {
            OneToOneError::Retryable { association: None, cause }
        } else {
            OneToOneError::Database { association: None, cause }
        }
    }
}

/// What the engines say, word for word, when they gave up: a message that only holds these words may quote a value.
const GAVE_UP: [&str; 7] = [
    "database is locked",
    "database table is locked",
    "deadlock detected",
    "canceling statement due to lock timeout",
    "could not serialize access due to concurrent update",
    "Lock wait timeout exceeded; try restarting transaction",
    "Deadlock found when trying to get lock; try restarting transaction",
];

/// The same, around the name of a table.
const GAVE_UP_ON: [(&str, &str); 3] = [
    ("database table is locked: ", ""),
    ("could not obtain lock on row in relation \"", "\""),
    ("Record has changed since last read in table '", "'; try restarting transaction"),
];

/// Did the database give up for the sake of another transaction?
///
/// Diesel has a kind for SQLSTATE 40001 (PostgreSQL) and errno 1213 (MariaDB) only. The others come as `Unknown` and are
/// told by the engine's own words: SQLite's `SQLITE_BUSY` and `SQLITE_LOCKED`, PostgreSQL's 40P01 (deadlock) and 55P03
/// (lock timeout, NOWAIT), MariaDB's 1205 (lock wait timeout) and 1020 (a snapshot that is outdated). In English: a server that speaks another language has these as `Database`.
fn is_retryable(error: &Error) -> bool {
    let Error::DatabaseError(kind, information) = error else { return false };
    match kind {
        DatabaseErrorKind::SerializationFailure => true,
        DatabaseErrorKind::Unknown => {
            let words = information.message();
            let on = |(before, after): &(&str, &str)| words.starts_with(before) && words.ends_with(after);
            GAVE_UP.contains(&words) || GAVE_UP_ON.iter().any(on)
        }
        _ => false,
    }
}

impl fmt::Display for OneToOneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(association) = self.association() {
            write!(f, "{association}: ")?;
        }
        match self {
            OneToOneError::NotSingular { .. } => f.write_str(
                "the database holds two rows where the association allows one; \
                 remove the wrong one and create the UNIQUE constraint of the definition",
            ),
            OneToOneError::ParentMissing { .. } => f.write_str(
                "the row's foreign key refers to a parent that is not in the database; the row in hand may be older than \
                 the delete of its parent, or the database lacks the foreign key of the definition (or, on SQLite, \
                 does not enforce it)",
            ),
            OneToOneError::Unsupported { reason, .. } => f.write_str(reason),
            OneToOneError::Retryable { .. } => f.write_str(
                "the database gave up for the sake of another transaction; run the outermost transaction again",
            ),
            OneToOneError::Database { cause, .. } => describe(cause, f),
        }
    }
}

/// Says what kind of error it is, and nothing of what the statement held.
fn describe(cause: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match cause {
        Error::NotFound => f.write_str("the row was not found"),
        Error::DatabaseError(kind, information) => {
            write!(f, "the database refused the statement ({kind:?}")?;
            if let Some(constraint) = information.constraint_name() {
                write!(f, ", constraint {constraint}")?;
            }
            f.write_str("); its own words are in `database_error()`")
        }
        Error::DeserializationError(_) => f.write_str(
            "a row does not fit its struct, a NULL say that the struct does not allow; \
             the details are in `database_error()`",
        ),
        _ => f.write_str("Diesel could not run the statement; the details are in `database_error()`"),
    }
}

impl std::error::Error for OneToOneError {}
