//! MariaDB: a database per test.

use std::sync::Mutex;
use std::thread;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, MysqlConnection};
use diesel_async::AsyncMysqlConnection;

use super::{Engine, answer, server, unique_name};

/// A database of its own.
pub struct Mariadb {
    name: String,
    url: String,
    admin: Mutex<MysqlConnection>,
}

impl Engine for Mariadb {
    const DIALECT: &'static str = "mariadb";
    type Db = diesel::mysql::Mysql;
    type Connection = MysqlConnection;
    type AsyncConnection = AsyncMysqlConnection;

    fn fresh() -> Self {
        let server = server("DIESEL_ONE_TO_ONE_MARIADB");
        let name = unique_name();
        let mut admin = answer(MysqlConnection::establish(&server));
        admin.batch_execute(&format!("CREATE DATABASE {name} CHARACTER SET utf8mb4")).expect("a new database");
        let (address, _) = server.rsplit_once('/').expect("a URL ends in the name of a database");
        Self { url: format!("{address}/{name}"), name, admin: Mutex::new(admin) }
    }

    fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Mariadb {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        if let Ok(admin) = self.admin.get_mut() {
            // A lock that a forgotten transaction holds is no reason to fail: the server is thrown away anyway.
            let _ = admin.batch_execute(&format!("SET lock_wait_timeout = 0; DROP DATABASE {}", self.name));
        }
    }
}
