//! `cargo xtask bench live`

use std::sync::mpsc;

use anyhow::ensure;

use crate::cargo::{self, Interrupts};
use crate::{interrupt, packages, server};

pub(crate) fn run(only: &[String]) -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let servers = server::start_all()?;

    let mut live = cargo::command();
    live.args(["run", "--quiet", "--release", "--package", "benches", "--bin", "live", "--"]).args(only);
    live.env("RUST_BACKTRACE", "0");
    for server in &servers {
        println!("{} {}", server.name, server.version);
        live.env(server.variable, &server.url);
    }
    ensure!(cargo::run(&mut live, &interrupts)?.success(), "a schema tool exceeds its limit");
    Ok(())
}
