//! `cargo xtask bench write`

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

    let mut write = cargo::command();
    write.args(["run", "--quiet", "--release", "--package", "benches", "--bin", "write", "--"]).args(only);
    write.env("RUST_BACKTRACE", "0");
    for server in &servers {
        println!("{} {}", server.name, server.version);
        write.env(server.variable, &server.url);
    }
    ensure!(cargo::run(&mut write, &interrupts)?.success(), "a write exceeds its limit");
    Ok(())
}
