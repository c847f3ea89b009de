//! SQLite: in memory, or in a file for tests with many connections.

use diesel::connection::SimpleConnection as _;
use diesel::dsl::sql;
use diesel::sql_types::Bool;
use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection};
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use tempfile::TempDir;

use super::{Engine, answer};

/// A SQLite database. Every connection to it enforces foreign keys.
pub struct Sqlite {
    url: String,
    _folder: Option<TempDir>,
}

impl Engine for Sqlite {
    const DIALECT: &'static str = "sqlite";
    type Db = diesel::sqlite::Sqlite;
    type Connection = SqliteConnection;
    type AsyncConnection = SyncConnectionWrapper<SqliteConnection>;

    fn fresh() -> Self {
        Self { url: ":memory:".to_owned(), _folder: None }
    }

    /// A file, in WAL mode: readers do not wait, as on a server.
    fn fresh_for_many() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("test.db");
        let database = Self { url: file.display().to_string(), _folder: Some(folder) };
        database.connect().batch_execute("PRAGMA journal_mode = WAL").expect("a database in WAL mode");
        database
    }

    fn url(&self) -> &str {
        &self.url
    }

    fn connect(&self) -> SqliteConnection {
        let mut conn = answer(SqliteConnection::establish(&self.url));
        conn.batch_execute(
            "PRAGMA foreign_keys = ON; \
             PRAGMA busy_timeout = 10000; \
             PRAGMA synchronous = OFF",
        )
        .expect("SQLite knows its pragmas");
        // SQLite ignores a pragma that it does not know, and this one inside a transaction.
        let enforced = diesel::select(sql::<Bool>("(SELECT foreign_keys FROM pragma_foreign_keys)"));
        assert!(enforced.get_result::<bool>(&mut conn).expect("SQLite answers"), "foreign keys are switched off");
        conn
    }

    async fn connect_async(&self) -> Self::AsyncConnection {
        SyncConnectionWrapper::new(self.connect())
    }
}
