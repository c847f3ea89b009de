//! The same for connections of `diesel_async`.

use super::{Migration, RunError, Runner, target::Target};
use diesel::{connection::Connection, migration::MigrationSource};
use diesel_async::{AsyncConnection, async_connection_wrapper::AsyncConnectionWrapper};
use std::panic::resume_unwind;

impl Runner {
    /// [`Runner::run`] for a connection of `diesel_async`, which is given and comes back.
    ///
    /// The migrations run on a thread for blocking tasks, under any kind of runtime, and to their end also where nobody
    /// awaits that any more: a timeout around this leaves nothing half done.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel_async::{AsyncConnection, sync_connection_wrapper::SyncConnectionWrapper};
    /// use diesel_one_to_one_schema::run::Runner;
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("1_users"))?;
    /// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
    /// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
    ///
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
    /// let conn = SyncConnectionWrapper::<diesel::SqliteConnection>::establish(":memory:").await?;
    /// let (conn, applied) = Runner::new().run_async(conn, migrations).await;
    /// assert_eq!(applied?[0].name, "1_users");
    /// # drop(conn);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Runner::run`].
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime, where that is shut down meanwhile, and as a migration does that is code.
    pub fn run_async<Conn, S>(
        &self,
        conn: Conn,
        source: S,
    ) -> impl Future<Output = (Conn, Result<Vec<Migration>, RunError>)> + Send + use<Conn, S>
    where
        Conn: AsyncConnection + 'static,
        AsyncConnectionWrapper<Conn>: Target + Connection<Backend = Conn::Backend>,
        S: MigrationSource<Conn::Backend> + Send + 'static,
    {
        let runner = self.clone();
        blocking(conn, move |conn| runner.run(conn, &source))
    }

    /// [`Runner::revert`], in the same manner.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel_async::{AsyncConnection, sync_connection_wrapper::SyncConnectionWrapper};
    /// use diesel_one_to_one_schema::run::Runner;
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("1_users"))?;
    /// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
    /// # std::fs::write(folder.path().join("1_users/down.sql"), "DROP TABLE users")?;
    /// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
    ///
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
    /// let conn = SyncConnectionWrapper::<diesel::SqliteConnection>::establish(":memory:").await?;
    /// let (conn, applied) = Runner::new().run_async(conn, migrations.clone()).await;
    /// let (conn, reverted) = Runner::new().revert_async(conn, migrations).await;
    /// assert_eq!(reverted?, applied?.pop());
    /// # drop(conn);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Runner::revert`].
    ///
    /// # Panics
    ///
    /// As [`Runner::run_async`].
    pub fn revert_async<Conn, S>(
        &self,
        conn: Conn,
        source: S,
    ) -> impl Future<Output = (Conn, Result<Option<Migration>, RunError>)> + Send + use<Conn, S>
    where
        Conn: AsyncConnection + 'static,
        AsyncConnectionWrapper<Conn>: Target + Connection<Backend = Conn::Backend>,
        S: MigrationSource<Conn::Backend> + Send + 'static,
    {
        let runner = self.clone();
        blocking(conn, move |conn| runner.revert(conn, &source))
    }
}

/// [`Runner::run_async`] of a runner that nothing is said to.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel_async::{AsyncConnection, sync_connection_wrapper::SyncConnectionWrapper};
/// use diesel_one_to_one_schema::run;
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("1_users"))?;
/// # std::fs::write(folder.path().join("1_users/up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
/// # let migrations = diesel_migrations::FileBasedMigrations::from_path(folder.path())?;
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let conn = SyncConnectionWrapper::<diesel::SqliteConnection>::establish(":memory:").await?;
/// let (conn, applied) = run::run_async(conn, migrations).await;
/// assert_eq!(applied?.len(), 1);
/// # drop(conn);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`Runner::run`].
///
/// # Panics
///
/// As [`Runner::run_async`].
pub fn run_async<Conn, S>(
    conn: Conn,
    source: S,
) -> impl Future<Output = (Conn, Result<Vec<Migration>, RunError>)> + Send
where
    Conn: AsyncConnection + 'static,
    AsyncConnectionWrapper<Conn>: Target + Connection<Backend = Conn::Backend>,
    S: MigrationSource<Conn::Backend> + Send + 'static,
{
    Runner::new().run_async(conn, source)
}

/// The body on a thread where it may wait: there the connection is one that blocks.
async fn blocking<Conn, R>(
    conn: Conn,
    body: impl FnOnce(&mut AsyncConnectionWrapper<Conn>) -> R + Send + 'static,
) -> (Conn, R)
where
    Conn: AsyncConnection + 'static,
    R: Send + 'static,
{
    let task = tokio::task::spawn_blocking(move || {
        let mut conn = AsyncConnectionWrapper::from(conn);
        let result = body(&mut conn);
        (conn.into_inner(), result)
    });
    match task.await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(cancelled) => panic!("no migration was run: {cancelled}"),
        },
    }
}
