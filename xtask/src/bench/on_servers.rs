//! `cargo xtask bench write` and `live`: a program of the benches, beside the servers of the tests.

use std::sync::mpsc;

use anyhow::ensure;

use crate::cargo::{self, Interrupts};
use crate::{interrupt, packages, server};

pub(crate) fn run(program: &str, only: &[String]) -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let servers = server::start_all()?;

    let mut bench = cargo::command();
    bench.args(["run", "--quiet", "--release", "--package", "benches", "--bin", program, "--"]).args(only);
    bench.env("RUST_BACKTRACE", "0");
    for server in &servers {
        println!("{} {}", server.name, server.version);
        bench.env(server.variable, &server.url);
    }
    ensure!(cargo::run(&mut bench, &interrupts)?.success(), "`bench {program}` exceeds a limit");
    Ok(())
}
