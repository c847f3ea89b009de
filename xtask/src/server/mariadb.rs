//! A throwaway MariaDB.

use std::path::PathBuf;

use anyhow::Context as _;
use nix::sys::signal::Signal;

use super::process::Process;
use super::scratch::{self, Scratch};
use super::{Server, USER};
use crate::packages;

pub(crate) struct Programs {
    install: PathBuf,
    server: PathBuf,
}

/// In `PATH`, or where Debian puts them for root alone.
pub(crate) fn programs() -> Option<Programs> {
    let folders = [PathBuf::from("/usr/sbin"), PathBuf::from("/usr/bin")];
    Some(Programs {
        install: packages::find("mariadb-install-db", &folders)?,
        server: packages::find("mariadbd", &folders)?,
    })
}

pub(crate) fn start() -> anyhow::Result<Server> {
    let programs = programs().context("mariadb-install-db and mariadbd are not installed")?;
    let scratch = Scratch::new("mysql")?;
    let data = format!("--datadir={}", scratch.path().join("data").display());
    // --no-defaults comes first, or is not understood.
    scratch::run(scratch.command(&programs.install).args(["--no-defaults", "--skip-test-db", &data]))?;

    let password = scratch::password()?;
    let user = scratch.write(
        "user.sql",
        &format!(
            "CREATE USER '{USER}'@'127.0.0.1' IDENTIFIED BY '{password}';\n\
             GRANT ALL PRIVILEGES ON *.* TO '{USER}'@'127.0.0.1' WITH GRANT OPTION;\n"
        ),
    )?;
    let port = super::free_port()?;
    let mut command = scratch.command(&programs.server);
    command.args([
        "--no-defaults",
        &data,
        &format!("--init-file={}", user.display()),
        &format!("--socket={}", scratch.path().join("socket").display()),
        &format!("--pid-file={}", scratch.path().join("pid").display()),
        "--skip-networking=OFF",
        "--bind-address=127.0.0.1",
        &format!("--port={port}"),
        "--skip-name-resolve",
        "--max-connections=300",
        "--character-set-server=utf8mb4",
        "--default-time-zone=+00:00",
        // Nothing has to survive a crash.
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-flush-method=nosync",
        "--innodb-doublewrite=OFF",
        "--innodb-fast-shutdown=2",
        "--sync-frm=OFF",
    ]);
    let mut process = Process::spawn(command, Signal::SIGTERM, scratch.path().join("log"))?;
    process.wait_for("ready for connections")?;
    Ok(Server {
        name: "MariaDB",
        version: packages::version(&programs.server)?,
        variable: "DIESEL_ONE_TO_ONE_MARIADB",
        url: super::url("mysql", &password, port, "mysql"),
        process,
        scratch,
    })
}
