//! What can go wrong with an association.

mod blocking;
mod gave_up;
mod lost;
mod violation;

pub use blocking::Blocking;
pub(crate) use lost::{is_lost, lost};
pub(crate) use violation::{About, foreign_key, unique};

use crate::association::{Association, key_columns};
use crate::model::Model;
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
    /// The parent has a child already, or the child a parent. Nothing was changed.
    AlreadyLinked {
        /// The association, as in `User.profile`.
        association: &'static str,
    },
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
    /// Rows that must stay refer to the row that was to go. Nothing was changed.
    Restricted {
        /// The association that was acted on; `None` for a delete that the engine alone refused.
        association: Option<&'static str>,
        /// What refers to it, and how many rows: all of it, as far as the models know.
        blocking: Vec<Blocking>,
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
    /// The connection died while the database was asked to commit: it may have, or may not. Look, on a new connection,
    /// before anything is done again.
    OutcomeUnknown {
        /// The association, where one is known.
        association: Option<&'static str>,
        /// What Diesel reported.
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
            OneToOneError::AlreadyLinked { .. } => "already_linked",
            OneToOneError::NotSingular { .. } => "not_singular",
            OneToOneError::ParentMissing { .. } => "parent_missing",
            OneToOneError::Restricted { .. } => "restricted",
            OneToOneError::Unsupported { .. } => "unsupported",
            OneToOneError::Retryable { .. } => "retryable",
            OneToOneError::OutcomeUnknown { .. } => "outcome_unknown",
            OneToOneError::Database { .. } => "database",
        }
    }

    /// The association it happened on, as in `User.profile`; by the child's name for its parent, as in `Profile.user`,
    /// where the association has no mirror.
    #[must_use]
    pub fn association(&self) -> Option<&'static str> {
        match self {
            OneToOneError::AlreadyLinked { association }
            | OneToOneError::NotSingular { association }
            | OneToOneError::ParentMissing { association }
            | OneToOneError::Unsupported { association, .. } => Some(association),
            OneToOneError::Restricted { association, .. }
            | OneToOneError::Retryable { association, .. }
            | OneToOneError::OutcomeUnknown { association, .. }
            | OneToOneError::Database { association, .. } => *association,
        }
    }

    /// Diesel's own error, whose text may hold values of the statement. Not for logs that others read.
    #[must_use]
    pub fn database_error(&self) -> Option<&Error> {
        match self {
            OneToOneError::Retryable { cause, .. }
            | OneToOneError::OutcomeUnknown { cause, .. }
            | OneToOneError::Database { cause, .. } => Some(cause),
            OneToOneError::AlreadyLinked { .. }
            | OneToOneError::NotSingular { .. }
            | OneToOneError::ParentMissing { .. }
            | OneToOneError::Restricted { .. }
            | OneToOneError::Unsupported { .. } => None,
        }
    }

    /// Did the database give up a whole transaction, and at once?
    pub(crate) fn gave_up_at_once(&self) -> bool {
        matches!(self, OneToOneError::Retryable { cause, .. } if gave_up::at_once(cause))
    }

    /// The same error, on that association.
    #[must_use]
    pub fn during(mut self, name: &'static str) -> Self {
        match &mut self {
            OneToOneError::Restricted { association, .. }
            | OneToOneError::Retryable { association, .. }
            | OneToOneError::OutcomeUnknown { association, .. }
            | OneToOneError::Database { association, .. } => *association = Some(name),
            OneToOneError::AlreadyLinked { .. }
            | OneToOneError::NotSingular { .. }
            | OneToOneError::ParentMissing { .. }
            | OneToOneError::Unsupported { .. } => {}
        }
        self
    }

    /// What an error of Diesel's says of an association: for a `COMMIT` of one's own, at which a deferred foreign key
    /// is checked, and for statements of one's own on the child.
    ///
    /// | what the database says | read from | becomes |
    /// |---|---|---|
    /// | it gave up for another transaction | Diesel's kind, or the engine's words | [`Retryable`](Self::Retryable) |
    /// | the key is not unique | SQLite: the table and the columns in the message; PostgreSQL: the table, and the columns in DETAIL | [`AlreadyLinked`](Self::AlreadyLinked) |
    /// | the foreign key has no parent | PostgreSQL: the table, and the columns in DETAIL; MariaDB: those in the message | [`ParentMissing`](Self::ParentMissing) |
    /// | anything else, and what names no columns | | [`Database`](Self::Database) |
    ///
    /// Names of constraints are not read: SQLite has none to tell, and partitions change them. (A partition also has a table's
    /// name of its own: a verb asks the database then.) MariaDB's "Duplicate entry"
    /// names nothing but an index, and SQLite's foreign keys name nothing: there a verb asks the database, this function
    /// cannot.
    ///
    #[doc = crate::doc::example!()]
    /// use diesel_one_to_one::OneToOneError;
    ///
    /// let second = (profiles::user_id.eq(user.id), profiles::bio.eq("Again"));
    /// let refused = diesel::insert_into(profiles::table).values(second).execute(conn).unwrap_err();
    /// assert_eq!(OneToOneError::classify(refused, User::PROFILE).code(), "already_linked");
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn classify<A: Association<Child: Model>>(cause: Error, _: A) -> Self {
        if unique(&cause, A::Child::DEFINITION.table.name, key_columns::<A>()) == Some(About::Key) {
            return OneToOneError::AlreadyLinked { association: A::NAME };
        }
        if foreign_key(&cause, A::Child::DEFINITION.table.name, key_columns::<A>()) == Some(About::Key) {
            return OneToOneError::ParentMissing { association: A::NAME };
        }
        OneToOneError::from(cause).during(A::NAME)
    }
}

impl From<Error> for OneToOneError {
    fn from(cause: Error) -> Self {
        if gave_up::is_retryable(&cause) {
            OneToOneError::Retryable { association: None, cause }
        } else {
            let cause = if is_lost(&cause) { lost(cause) } else { cause };
            OneToOneError::Database { association: None, cause }
        }
    }
}

impl fmt::Display for OneToOneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(association) = self.association() {
            write!(f, "{association}: ")?;
        }
        match self {
            OneToOneError::AlreadyLinked { .. } => f.write_str(
                "there is one already, and nothing was changed; read it with `get`, change it with `upsert` or `update`, \
                 or put another in its place with `replace`",
            ),
            OneToOneError::Restricted { blocking, .. } => blocking::describe(blocking, f),
            OneToOneError::OutcomeUnknown { .. } => f.write_str(
                "the connection died while the database was asked to commit; look, on a new connection, whether it did \
                 before anything is done again",
            ),
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
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => f.write_str(
            "the connection is gone, and what was not committed with it; go on with a new one",
        ),
        Error::BrokenTransactionManager => f.write_str(
            "a transaction on this connection was never ended, because a future was dropped or the connection was lost in \
             the middle of it; go on with a new connection",
        ),
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
