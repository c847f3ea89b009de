//! Why migrations are not run.

use super::Migration;
use std::{error::Error, time::Duration};

/// Why migrations were not run, or not all of them; each with a [code](RunError::code) that has a [page](crate::codes).
///
/// What had been applied before stays applied, and running again goes on from there.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one_schema::run::{self, RunError};
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("1_users"))?;
/// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABEL users (id INTEGER)")?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// let error = run::run(&mut conn, &migrations).unwrap_err();
/// assert_eq!(error.code(), "O2O604");
/// assert!(error.to_string().starts_with("`1_users` failed, and nothing of it is left: "));
/// assert!(matches!(error, RunError::Failed { migration, .. } if migration.version == "1"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum RunError {
    /// The connection has a transaction open.
    InTransaction,
    /// Another runner has the lock.
    Locked {
        /// Who, in the words of the engine.
        holder: String,
        /// For how long it was waited.
        patience: Duration,
    },
    /// The source does not give its migrations.
    Source {
        /// Why.
        error: Box<dyn Error + Send + Sync>,
    },
    /// A migration failed.
    Failed {
        /// Which.
        migration: Migration,
        /// Is the database as it was before it?
        is_undone: bool,
        /// What this run applied before it, which stays.
        applied: Vec<Migration>,
        /// Why.
        error: Box<dyn Error + Send + Sync>,
    },
    /// After a migration there are more rows than before without the parent that they name.
    Orphans {
        /// Which.
        migration: Migration,
        /// Is the database as it was before it?
        is_undone: bool,
        /// What this run applied before it, which stays.
        applied: Vec<Migration>,
        /// The tables of these rows.
        tables: Vec<String>,
    },
    /// A migration leaves a transaction open, or ends the one that it runs in.
    Transaction {
        /// Which.
        migration: Migration,
        /// Was it left open?
        is_open: bool,
        /// What this run applied before it, which stays.
        applied: Vec<Migration>,
    },
    /// The migration that is to be reverted is not among those of the source.
    Unknown {
        /// Its version.
        version: String,
    },
    /// Two migrations of the source have one version.
    Twins {
        /// The version.
        version: String,
        /// What they are called.
        names: [String; 2],
    },
    /// The database refused what is no migration's: the lock, the list of what it has.
    Database {
        /// What it said.
        error: diesel::result::Error,
        /// What this run applied before, which stays.
        applied: Vec<Migration>,
    },
}

impl RunError {
    /// What the same run applied before it failed, which stays.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel::prelude::*;
    /// use diesel_one_to_one_schema::run;
    /// # let folder = tempfile::tempdir()?;
    /// # for (name, up) in [("1_users", "CREATE TABLE users (id INTEGER)"), ("2_teams", "CREATE TABEL teams (id INTEGER)")] {
    /// #     std::fs::create_dir(folder.path().join(name))?;
    /// #     std::fs::write(folder.path().join(name).join("up.sql"), up)?;
    /// # }
    /// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
    ///
    /// let mut conn = SqliteConnection::establish(":memory:")?;
    /// let error = run::run(&mut conn, &migrations).unwrap_err();
    /// assert_eq!(error.applied()[0].name, "1_users");
    /// assert!(error.to_string().ends_with("; applied before that: `1_users`"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn applied(&self) -> &[Migration] {
        match self {
            RunError::Failed { applied, .. }
            | RunError::Orphans { applied, .. }
            | RunError::Transaction { applied, .. }
            | RunError::Database { applied, .. } => applied,
            _ => &[],
        }
    }

    /// The same, of a run that has applied these before.
    pub(super) fn after(mut self, before: Vec<Migration>) -> RunError {
        if let RunError::Failed { applied, .. }
        | RunError::Orphans { applied, .. }
        | RunError::Transaction { applied, .. }
        | RunError::Database { applied, .. } = &mut self
        {
            *applied = before;
        }
        self
    }
}

impl Error for RunError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RunError::Source { error } | RunError::Failed { error, .. } => Some(&**error),
            RunError::Database { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl From<diesel::result::Error> for RunError {
    fn from(error: diesel::result::Error) -> Self {
        RunError::Database { error, applied: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Migration, RunError};
    use std::{error::Error as _, time::Duration};

    #[test]
    fn each_says_what_it_is_and_has_a_page() {
        let migration = Migration { version: "1".to_owned(), name: "1_users".to_owned() };
        let all = [
            (RunError::InTransaction, "transaction open"),
            (
                RunError::Locked { holder: "process 7".to_owned(), patience: Duration::from_secs(600) },
                "process 7, for more than 600s",
            ),
            (RunError::Source { error: "no folder".into() }, "no folder"),
            (
                RunError::Failed {
                    migration: migration.clone(),
                    is_undone: false,
                    applied: vec![migration.clone()],
                    error: "no table".into(),
                },
                "`1_users` failed, and what it did before stays: no table; applied before that: `1_users`",
            ),
            (
                RunError::Orphans {
                    migration: migration.clone(),
                    is_undone: true,
                    applied: Vec::new(),
                    tables: vec!["a".to_owned(), "b".to_owned()],
                },
                "`1_users` leaves rows in `a`, `b` that name a parent that is not there, and nothing of it is left",
            ),
            (RunError::Transaction { migration: migration.clone(), is_open: true, applied: Vec::new() }, "rolled back"),
            (RunError::Transaction { migration, is_open: false, applied: Vec::new() }, "`metadata.toml`"),
            (RunError::Unknown { version: "2".to_owned() }, ", 2, "),
            (
                RunError::Twins { version: "1".to_owned(), names: ["1_a".to_owned(), "1_b".to_owned()] },
                "`1_a` and `1_b`",
            ),
            (RunError::from(diesel::result::Error::NotFound), "refused"),
        ];
        for (error, says) in all {
            assert!(error.to_string().contains(says), "{error}");
            assert!(crate::codes::page(error.code()).is_some());
            let has_source =
                matches!(error, RunError::Source { .. } | RunError::Failed { .. } | RunError::Database { .. });
            assert_eq!(error.source().is_some(), has_source, "{error}");
        }
    }
}
