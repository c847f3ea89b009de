//! `cargo xtask test --matrix`: one-to-ones between tables of 64 and of 128 columns, on SQLite, and what the compiler
//! needs for them.
//!
//! Apart from the other tests, and in a workspace of its own: Diesel for that many columns takes minutes and gigabytes,
//! and every package that is built together with it would pay for them.

mod cost;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc;

use anyhow::ensure;

use crate::cargo::{self, Interrupts};
use crate::{interrupt, packages};

/// The features of the package that say how many columns its tables have: 32, unless they say more.
const WIDTHS: [&str; 3] = ["", "columns-64", "columns-128"];
/// The feature that declares the associations to us.
const OURS: &str = "ours";

pub(crate) fn run() -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    packages::ensure(&packages::OF_MATRIX)?;
    // The dependencies that our own workspace has locked.
    fs::copy(cargo::root().join("Cargo.lock"), folder().join("Cargo.lock"))?;
    for width in WIDTHS {
        println!("tables of {} columns", columns(width));
        let mut test = cargo::command();
        test.args(["test", "--test", "rows"]).args(package(&[OURS, width], "test"));
        ensure!(cargo::run(build(&mut test), &interrupts)?.success(), "the tests of {} columns fail", columns(width));
    }
    cost::compare(&interrupts)
}

fn columns(width: &str) -> &str {
    width.strip_prefix("columns-").unwrap_or("32")
}

/// The package, with these features, built in a folder of this name.
fn package(features: &[&str], target: &str) -> [String; 5] {
    let target = cargo::root().join("target/wide").join(target);
    let manifest = folder().join("Cargo.toml");
    [
        "--quiet".into(),
        format!("--manifest-path={}", manifest.display()),
        format!("--target-dir={}", target.display()),
        "--features".into(),
        features.join(","),
    ]
}

/// From its folder, whose `.cargo` is ours; what a second build would read is not written.
fn build(command: &mut Command) -> &mut Command {
    command.current_dir(folder()).env("CARGO_INCREMENTAL", "0")
}

fn folder() -> PathBuf {
    cargo::root().join("tests/wide")
}
