//! What an engine is for a test: a database of the test's own, and connections to it.

mod mariadb;
mod postgres;
mod sqlite;

use std::env;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use diesel::backend::Backend;
use diesel::result::ConnectionError;
use diesel::{Connection, ConnectionResult};
use diesel_async::AsyncConnection;

pub use mariadb::Mariadb;
pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// A database of one test. It goes when this is dropped, unless the test failed.
pub trait Engine: Sized {
    /// The word for this engine in the names of modules and of expected files.
    const DIALECT: &'static str;
    /// Diesel's backend.
    type Db: Backend;
    /// Diesel's connection.
    type Connection: Connection<Backend = Self::Db>;
    /// `diesel_async`'s connection.
    type AsyncConnection: AsyncConnection<Backend = Self::Db>;

    /// An empty database for one connection. On SQLite that is one in memory: a second connection sees another.
    ///
    /// # Panics
    ///
    /// When the server does not answer. So do all the functions below.
    #[must_use]
    fn fresh() -> Self;

    /// An empty database for any number of connections.
    #[must_use]
    fn fresh_for_many() -> Self {
        Self::fresh()
    }

    /// An empty database that another program finds by its URL alone, with its tables where it looks for them.
    #[must_use]
    fn fresh_for_tools() -> Self {
        Self::fresh_for_many()
    }

    /// What Diesel connects to, for code that makes connections itself.
    fn url(&self) -> &str;

    /// A new connection.
    fn connect(&self) -> Self::Connection {
        answer(Self::Connection::establish(self.url()))
    }

    /// A new connection, async.
    fn connect_async(&self) -> impl Future<Output = Self::AsyncConnection> + Send
    where
        Self: Sync,
    {
        async { answer(Self::AsyncConnection::establish(self.url()).await) }
    }
}

/// Where `cargo xtask test` said that a server is.
fn server(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run `cargo xtask test`"))
}

fn answer<C>(result: ConnectionResult<C>) -> C {
    result.unwrap_or_else(|error: ConnectionError| panic!("no connection, run `cargo xtask test`: {error}"))
}

/// Unique also among the runs that share a server of `cargo xtask servers`.
fn unique_name() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is right").as_micros();
    format!("t_{now:x}_{:x}_{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
