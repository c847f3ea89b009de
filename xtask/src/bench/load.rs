//! `cargo xtask bench load`

use std::sync::mpsc;

use anyhow::{Context as _, ensure};

use crate::cargo::{self, Interrupts};
use crate::server::postgres;
use crate::{interrupt, packages};

pub(crate) fn run() -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    packages::ensure(&packages::OF_BENCH_LOAD)?;
    let postgres = postgres::start().context("PostgreSQL did not start")?;
    println!("{} {}", postgres.name, postgres.version);

    let mut load = cargo::command();
    load.args(["run", "--quiet", "--release", "--package", "benches", "--bin", "load"]);
    // Line tables change no instruction, but nobody reads them here.
    load.env("CARGO_PROFILE_RELEASE_DEBUG", "false").env("RUST_BACKTRACE", "0").env(postgres.variable, &postgres.url);
    ensure!(cargo::run(&mut load, &interrupts)?.success(), "a load exceeds its limit");
    Ok(())
}
