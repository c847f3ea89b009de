//! PostgreSQL: a schema per test, which costs 3 ms where a database costs 40; and a database for what looks at `public`.

use std::sync::Mutex;
use std::thread;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use diesel_async::AsyncPgConnection;

use super::{Engine, answer, server, unique_name};

/// A schema of its own, the only one in the search path of every connection to it; or a database of its own.
pub struct Postgres {
    url: String,
    drop: String,
    admin: Mutex<PgConnection>,
}

impl Engine for Postgres {
    const DIALECT: &'static str = "postgres";
    type Db = diesel::pg::Pg;
    type Connection = PgConnection;
    type AsyncConnection = AsyncPgConnection;

    fn fresh() -> Self {
        let server = server("DIESEL_ONE_TO_ONE_POSTGRES");
        let schema = unique_name();
        let mut admin = answer(PgConnection::establish(&server));
        admin
            .batch_execute(&format!("SET client_min_messages = warning; CREATE SCHEMA {schema}"))
            .expect("a new schema");
        let separator = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{separator}options=-csearch_path%3D{schema}");
        let drop = format!("SET lock_timeout = '100ms'; DROP SCHEMA {schema} CASCADE");
        Self { url, drop, admin: Mutex::new(admin) }
    }

    fn fresh_for_tools() -> Self {
        let server = server("DIESEL_ONE_TO_ONE_POSTGRES");
        let name = unique_name();
        let mut admin = answer(PgConnection::establish(&server));
        admin.batch_execute(&format!("CREATE DATABASE {name}")).expect("a new database");
        let (address, _) = server.rsplit_once('/').expect("a URL ends in the name of a database");
        let url = format!("{address}/{name}");
        Self { url, drop: format!("DROP DATABASE {name} WITH (FORCE)"), admin: Mutex::new(admin) }
    }

    fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        if let Ok(admin) = self.admin.get_mut() {
            // A lock that a forgotten transaction holds is no reason to fail: the server is thrown away anyway.
            let _ = admin.batch_execute(&self.drop);
        }
    }
}
