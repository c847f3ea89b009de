//! Runs migrations, in Diesel's own format: any [`MigrationSource`] of `diesel_migrations`, from a folder or embedded.
//!
//! What Diesel's own runner does, and beyond that:
//!
//! * **Instances that start at once** wait for each other, and each migration is applied once. On PostgreSQL the lock is
//!   `pg_try_advisory_lock(1865576241, hashtext(current_schema()))`, on MariaDB `GET_LOCK` of `diesel_one_to_one:` and the MD5
//!   of the name of the database; both go with the session, so that a connection through a pooler must keep its session. A
//!   SQLite database `app.db` has the empty file `app.db-migrating` beside it, which is locked as SQLite locks its files. Nobody
//!   who waits has a snapshot open, which `CREATE INDEX CONCURRENTLY` would wait for. What is pending is read under the lock.
//! * **SQLite keeps the rows of child tables**: `PRAGMA foreign_keys` is off while a migration runs, and afterwards as it was;
//!   what leaves more rows than before without the parent that they name is rolled back ([`RunError::Orphans`]).
//! * **After a failure the connection is usable**: no transaction is open, whatever the file began, and the lock is free.
//! * A process that dies in the middle leaves whole migrations behind, and running again goes on. What runs without a transaction,
//!   and everything on MariaDB, may be left half done: such a file has to be one that can be run again.
//!
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use diesel::prelude::*;
//! use diesel_migrations::FileBasedMigrations;
//! use diesel_one_to_one_schema::run;
//! # let folder = tempfile::tempdir()?;
//! # std::fs::create_dir(folder.path().join("2026-01-01-000000_users"))?;
//! # let file = |name| folder.path().join("2026-01-01-000000_users").join(name);
//! # std::fs::write(file("up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
//! # std::fs::write(file("down.sql"), "DROP TABLE users")?;
//! # let folder = folder.path();
//!
//! let migrations = FileBasedMigrations::from_path(folder)?;
//! let mut conn = SqliteConnection::establish(":memory:")?;
//!
//! let pending = run::pending(&mut conn, &migrations)?; // changes nothing
//! assert_eq!(pending[0].name, "2026-01-01-000000_users");
//! assert_eq!(run::run(&mut conn, &migrations)?, pending);
//! assert_eq!(run::run(&mut conn, &migrations)?, []);
//! assert_eq!(run::revert(&mut conn, &migrations)?.as_ref(), pending.first());
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod apply;
mod aside;
#[cfg(feature = "async")]
mod asynchronous;
#[cfg(feature = "sqlite")]
mod beside;
mod checked;
mod error;
pub(crate) mod list;
mod lock;
mod target;
mod transaction;
mod words;

use crate::dialect::running;
use apply::{Way, apply};
use aside::with_aside;
#[cfg(feature = "async")]
pub use asynchronous::run_async;
use diesel::migration::MigrationSource;
pub use error::RunError;
use lock::Lock;
use std::time::Duration;
pub use target::{Speaks, Target};
use transaction::{finally, is_open};

/// A migration, by name.
///
/// ```
/// use diesel_one_to_one_schema::run::Migration;
///
/// let migration = Migration { version: "20260101000000".to_owned(), name: "2026-01-01-000000_users".to_owned() };
/// assert!(migration.name.replace('-', "").starts_with(&migration.version[..8]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Migration {
    /// What the database keeps of it.
    pub version: String,
    /// As its folder is called.
    pub name: String,
}

/// How migrations are run.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::prelude::*;
/// use diesel_migrations::FileBasedMigrations;
/// use diesel_one_to_one_schema::run::Runner;
/// use std::time::Duration;
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// let runner = Runner::new().patience(Duration::from_secs(60));
/// assert_eq!(runner.run(&mut conn, &FileBasedMigrations::from_path(folder)?)?, []);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Runner {
    patience: Duration,
}

impl Default for Runner {
    fn default() -> Self {
        Runner { patience: Duration::from_secs(600) }
    }
}

impl Runner {
    /// One that waits ten minutes for another.
    ///
    /// ```
    /// let runner = diesel_one_to_one_schema::run::Runner::new();
    /// assert!(format!("{runner:?}").contains("600s"));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Runner::default()
    }

    /// How long it waits for another runner of the same database; zero: not at all.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let runner = diesel_one_to_one_schema::run::Runner::new().patience(Duration::ZERO);
    /// assert!(format!("{runner:?}").contains("0ns"));
    /// ```
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Applies what is pending, one by one in the order of the versions.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel::prelude::*;
    /// use diesel_one_to_one_schema::run::Runner;
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("1_users"))?;
    /// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
    /// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
    ///
    /// let mut conn = SqliteConnection::establish(":memory:")?;
    /// let applied = Runner::new().run(&mut conn, &migrations)?;
    /// assert_eq!(applied[0].name, "1_users");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Each [`RunError`]; what was applied before stays, and [`RunError::applied`] tells it.
    pub fn run<Conn: Target>(
        &self,
        conn: &mut Conn,
        source: &impl MigrationSource<Conn::Backend>,
    ) -> Result<Vec<Migration>, RunError> {
        self.locked(conn, |conn| {
            let pending = list::pending(conn, source)?;
            // A role that may not make tables is told nothing as long as there is nothing to do.
            if !pending.is_empty() && !list::is_there(conn)? {
                conn.setup()?;
            }
            let mut applied = Vec::new();
            for migration in &pending {
                match apply(conn, migration, Way::Up) {
                    Ok(it) => applied.push(it),
                    Err(error) => return Err(error.after(applied)),
                }
            }
            Ok(applied)
        })
    }

    /// Reverts the last one that the database has; `None`: it has none.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel::prelude::*;
    /// use diesel_one_to_one_schema::run::Runner;
    /// # let folder = tempfile::tempdir()?;
    /// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
    ///
    /// let mut conn = SqliteConnection::establish(":memory:")?;
    /// assert_eq!(Runner::new().revert(&mut conn, &migrations)?, None);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Each [`RunError`]: [`Unknown`](RunError::Unknown) if the source has it not, [`Failed`](RunError::Failed) if it has no
    /// `down.sql`.
    pub fn revert<Conn: Target>(
        &self,
        conn: &mut Conn,
        source: &impl MigrationSource<Conn::Backend>,
    ) -> Result<Option<Migration>, RunError> {
        self.locked(conn, |conn| {
            let last = list::last(conn, source)?;
            last.map(|migration| apply(conn, &migration, Way::Down)).transpose()
        })
    }

    fn locked<Conn: Target, R>(
        &self,
        conn: &mut Conn,
        body: impl FnOnce(&mut Conn) -> Result<R, RunError>,
    ) -> Result<R, RunError> {
        if is_open(conn)? {
            return Err(RunError::InTransaction);
        }
        with_aside(conn, running::timeout(target::dialect::<Conn>()), |conn| {
            let lock = Lock::take(conn, self.patience)?;
            finally(conn, body, |conn, _| lock.release(conn))
        })
    }
}

/// [`Runner::run`] of a runner that nothing is said to.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::prelude::*;
/// use diesel_one_to_one_schema::run;
/// # let folder = tempfile::tempdir()?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// assert_eq!(run::run(&mut conn, &migrations)?, []);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`Runner::run`].
pub fn run<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Vec<Migration>, RunError> {
    Runner::new().run(conn, source)
}

/// [`Runner::revert`] of a runner that nothing is said to.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::prelude::*;
/// use diesel_one_to_one_schema::run;
/// # let folder = tempfile::tempdir()?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// assert_eq!(run::revert(&mut conn, &migrations)?, None);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`Runner::revert`].
pub fn revert<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Option<Migration>, RunError> {
    Runner::new().revert(conn, source)
}

/// What [`run`] would apply, in its order. Changes nothing, not even Diesel's list of migrations is made; and waits for
/// no other runner.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one_schema::run;
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("1_users"))?;
/// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// assert_eq!(run::pending(&mut conn, &migrations)?[0].version, "1");
/// assert!(conn.batch_execute("SELECT * FROM __diesel_schema_migrations").is_err());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Source`](RunError::Source), [`Twins`](RunError::Twins), and what the database answers.
pub fn pending<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Vec<Migration>, RunError> {
    with_aside(conn, running::timeout(target::dialect::<Conn>()), |conn| {
        Ok(list::pending(conn, source)?.iter().map(|it| Migration::of(&**it)).collect())
    })
}

/// The one that [`revert`] would revert. Changes nothing, and waits for no other runner.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::prelude::*;
/// use diesel_one_to_one_schema::run;
/// # let folder = tempfile::tempdir()?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// assert_eq!(run::last(&mut conn, &migrations)?, None);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`pending`], and [`Unknown`](RunError::Unknown).
pub fn last<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Option<Migration>, RunError> {
    with_aside(conn, running::timeout(target::dialect::<Conn>()), |conn| {
        Ok(list::last(conn, source)?.map(|it| Migration::of(&*it)))
    })
}
