//! A throwaway PostgreSQL.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use nix::sys::signal::Signal;

use super::process::Process;
use super::scratch::{self, Scratch};
use super::{Server, USER};
use crate::packages;

pub(crate) struct Programs {
    initdb: PathBuf,
    postgres: PathBuf,
}

/// In `PATH`, or where Debian puts each version; the newest wins.
pub(crate) fn programs() -> Option<Programs> {
    let folders = debian_folders();
    Some(Programs { initdb: packages::find("initdb", &folders)?, postgres: packages::find("postgres", &folders)? })
}

fn debian_folders() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .collect();
    versions.sort_unstable_by(|left, right| right.cmp(left));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

pub(crate) fn start() -> anyhow::Result<Server> {
    let programs = programs().context("initdb and postgres are not installed")?;
    let scratch = Scratch::new("postgres")?;
    let data = scratch.path().join("data");
    let password = scratch::password()?;
    initialise(&programs.initdb, &scratch, &data, &password)?;

    let port = super::free_port()?;
    let mut command = scratch.command(&programs.postgres);
    command.arg("-D").arg(&data);
    for setting in [
        &format!("port={port}"),
        "listen_addresses=127.0.0.1",
        &format!("unix_socket_directories={}", scratch.path().display()),
        "max_connections=300",
        // Nothing has to survive a crash.
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "lc_messages=C",
        "timezone=UTC",
    ] {
        command.arg("-c").arg(setting);
    }
    // SIGINT is the fast shutdown: it does not wait for clients to leave.
    let mut process = Process::spawn(command, Signal::SIGINT, scratch.path().join("log"))?;
    process.wait_for("database system is ready to accept connections")?;
    Ok(Server {
        name: "PostgreSQL",
        version: packages::version(&programs.postgres)?,
        variable: "DIESEL_ONE_TO_ONE_POSTGRES",
        url: super::url("postgres", &password, port, "postgres"),
        process,
        scratch,
    })
}

fn initialise(initdb: &Path, scratch: &Scratch, data: &Path, password: &str) -> anyhow::Result<()> {
    let password_file = scratch.write("password", password)?;
    scratch::run(
        scratch
            .command(initdb)
            .args(["--no-sync", "--encoding=UTF8", "--locale=C", "--auth=password", "--username", USER])
            .arg("--pwfile")
            .arg(password_file)
            .arg("-D")
            .arg(data),
    )
}
