//! An empty database of each kind.

use anyhow::Context as _;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one_schema::live::Inspect;
use std::env;
use tempfile::TempDir;

pub(crate) trait Place: Inspect + Sized {
    const NAME: &'static str;
    /// How long the check of a thousand tables may take here, in seconds.
    const MOST_SECONDS: Option<f64>;

    /// What is done in a database that is made before and dropped after it.
    fn with_database<T>(work: impl FnOnce(&mut Self) -> anyhow::Result<T>) -> anyhow::Result<T>;
}

impl Place for SqliteConnection {
    const NAME: &'static str = "SQLite";
    const MOST_SECONDS: Option<f64> = None;

    fn with_database<T>(work: impl FnOnce(&mut Self) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let folder = TempDir::new()?;
        let file = folder.path().join("bench.db");
        let mut conn = SqliteConnection::establish(file.to_str().context("a folder with a name")?)?;
        conn.batch_execute("PRAGMA synchronous = OFF")?;
        work(&mut conn)
    }
}

impl Place for PgConnection {
    const NAME: &'static str = "PostgreSQL";
    const MOST_SECONDS: Option<f64> = Some(2.0);

    fn with_database<T>(work: impl FnOnce(&mut Self) -> anyhow::Result<T>) -> anyhow::Result<T> {
        on_server("DIESEL_ONE_TO_ONE_POSTGRES", work)
    }
}

impl Place for MysqlConnection {
    const NAME: &'static str = "MariaDB";
    const MOST_SECONDS: Option<f64> = None;

    fn with_database<T>(work: impl FnOnce(&mut Self) -> anyhow::Result<T>) -> anyhow::Result<T> {
        on_server("DIESEL_ONE_TO_ONE_MARIADB", work)
    }
}

fn on_server<C: Connection, T>(variable: &str, work: impl FnOnce(&mut C) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let server = env::var(variable).with_context(|| format!("{variable} names no server"))?;
    let (address, _) = server.rsplit_once('/').context("a URL ends in the name of a database")?;
    let name = format!("bench_live_{}", std::process::id());
    let mut admin = C::establish(&server)?;
    admin.batch_execute(&format!("CREATE DATABASE {name}"))?;
    let done = C::establish(&format!("{address}/{name}")).map_err(Into::into).and_then(|mut conn| work(&mut conn));
    admin.batch_execute(&format!("DROP DATABASE {name}"))?;
    done
}
