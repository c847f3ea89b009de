//! `cargo xtask bench generate`: no server is asked.

use std::sync::mpsc;

use anyhow::ensure;

use crate::cargo::{self, Interrupts};
use crate::{interrupt, packages};

pub(crate) fn run() -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    // what the benches beside it link
    packages::ensure(&packages::OF_TESTS)?;
    let mut bench = cargo::command();
    bench.args(["run", "--quiet", "--release", "--package", "benches", "--bin", "generate"]).env("RUST_BACKTRACE", "0");
    ensure!(cargo::run(&mut bench, &interrupts)?.success(), "`bench generate` exceeds a limit");
    Ok(())
}
