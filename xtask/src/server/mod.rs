//! Throwaway database servers: own folder, own socket, own port, own password, stopped by their own pid.

pub(crate) mod mariadb;
pub(crate) mod postgres;
mod process;
mod scratch;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use anyhow::Context as _;
use process::Process;
use scratch::Scratch;

/// A server that runs until this is dropped.
pub(crate) struct Server {
    /// `PostgreSQL` or `MariaDB`.
    pub(crate) name: &'static str,
    pub(crate) version: String,
    /// The environment variable that the tests look at.
    pub(crate) variable: &'static str,
    pub(crate) url: String,
    // In this order: the process ends before its folder goes.
    process: Process,
    scratch: Scratch,
}

impl Server {
    /// Where it keeps its data, its `log` and its pid.
    pub(crate) fn folder(&self) -> &Path {
        self.scratch.path()
    }

    /// Starts it again if it has ended.
    pub(crate) fn revive(&mut self) -> anyhow::Result<()> {
        self.process.revive()
    }
}

/// Starts both, at the same time.
pub(crate) fn start_all() -> anyhow::Result<[Server; 2]> {
    thread::scope(|scope| {
        let postgres = scope.spawn(postgres::start);
        let mariadb = mariadb::start();
        let postgres = postgres.join().expect("starting PostgreSQL does not panic");
        Ok([postgres.context("PostgreSQL did not start")?, mariadb.context("MariaDB did not start")?])
    })
}

const USER: &str = "tests";

fn url(scheme: &str, password: &str, port: u16, database: &str) -> String {
    format!("{scheme}://{USER}:{password}@127.0.0.1:{port}/{database}")
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
