//! Why migrations are not run.

use super::Migration;
use std::{error::Error, fmt, time::Duration};

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
        /// Why.
        error: Box<dyn Error + Send + Sync>,
    },
    /// After a migration there are more rows than before without the parent that they name.
    Orphans {
        /// Which.
        migration: Migration,
        /// Is the database as it was before it?
        is_undone: bool,
        /// The tables of these rows.
        tables: Vec<String>,
    },
    /// A migration leaves a transaction open, or ends the one that it runs in.
    Transaction {
        /// Which.
        migration: Migration,
        /// Was it left open?
        is_open: bool,
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
    },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RunError::InTransaction => f.write_str(
                "the connection has a transaction open, and a migration would be a part of it: give one that has none",
            ),
            RunError::Locked { holder, patience } => write!(
                f,
                "another runner has the lock, {holder}, for more than {patience:?}: let it end and run again, or wait longer"
            ),
            RunError::Source { error } => write!(f, "the migrations cannot be read: {error}"),
            RunError::Failed { migration, is_undone, error } => {
                write!(f, "`{}` failed, and {}: {error}", migration.name, left(*is_undone))
            }
            RunError::Orphans { migration, is_undone, tables } => write!(
                f,
                "`{}` leaves rows in {} that name a parent that is not there, and {}: give them one, or delete them, in the \
                 migration itself",
                migration.name,
                tables.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "),
                left(*is_undone)
            ),
            RunError::Transaction { migration, is_open: true } => write!(
                f,
                "`{}` leaves a transaction open, which was rolled back: end each that it begins",
                migration.name
            ),
            RunError::Transaction { migration, is_open: false } => write!(
                f,
                "`{}` ends the transaction that it runs in, and what it did before that stays: take its COMMIT or ROLLBACK \
                 out, or write `run_in_transaction = false` into its `metadata.toml`",
                migration.name
            ),
            RunError::Unknown { version } => write!(
                f,
                "the last migration that the database has, {version}, is not among those that were given: revert it with the \
                 version of the program that ran it"
            ),
            RunError::Twins { version, names: [a, b] } => {
                write!(f, "`{a}` and `{b}` have one version, {version}: give one of them another")
            }
            RunError::Database { error } => write!(f, "the database refused: {error}"),
        }
    }
}

const fn left(is_undone: bool) -> &'static str {
    if is_undone { "nothing of it is left" } else { "what it did before stays" }
}

impl Error for RunError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RunError::Source { error } | RunError::Failed { error, .. } => Some(&**error),
            RunError::Database { error } => Some(error),
            _ => None,
        }
    }
}

impl From<diesel::result::Error> for RunError {
    fn from(error: diesel::result::Error) -> Self {
        RunError::Database { error }
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
                RunError::Failed { migration: migration.clone(), is_undone: false, error: "no table".into() },
                "what it did before stays: no table",
            ),
            (
                RunError::Orphans {
                    migration: migration.clone(),
                    is_undone: true,
                    tables: vec!["a".to_owned(), "b".to_owned()],
                },
                "`1_users` leaves rows in `a`, `b` that name a parent that is not there, and nothing of it is left",
            ),
            (RunError::Transaction { migration: migration.clone(), is_open: true }, "rolled back"),
            (RunError::Transaction { migration, is_open: false }, "`metadata.toml`"),
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
