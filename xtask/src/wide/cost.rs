//! What a check of the package takes, with Diesel's derives alone and with ours.

use std::fmt;
use std::fs::{self, File};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, ensure};

use super::{OURS, WIDTHS, build, columns, folder, package};
use crate::cargo::{self, Interrupts};

/// How much more than with Diesel's derives a check may take with ours. It is a few per cent; the rest is noise.
const LIMIT: f64 = 1.25;

/// Prints the costs for each width, and fails above the limit.
pub(super) fn compare(interrupts: &Interrupts) -> anyhow::Result<()> {
    println!(
        "\nuser CPU and peak memory of cargo check, SQLite alone, not incremental: three structs and a LEFT JOIN\n"
    );
    println!("{:<12}{:>22}{:>22}{:>22}", "", "Diesel itself", "a crate, its derives", "and ours");
    // All that Diesel needs is built, so that what is built next is Diesel.
    cost(&[OURS], interrupts)?;
    forget_diesel(interrupts)?;
    for width in WIDTHS {
        let first = cost(&[width], interrupts)?;
        let theirs = cost(&[width], interrupts)?;
        // The first one builds our runtime too.
        cost(&[OURS, width], interrupts)?;
        let ours = cost(&[OURS, width], interrupts)?;
        let diesel = Cost { seconds: first.seconds - theirs.seconds, ..first };
        println!("{:<12}{diesel:>22}{theirs:>22}{ours:>22}", format!("{} columns", columns(width)));
        ensure!(ours.seconds <= theirs.seconds * LIMIT, "ours take more than {LIMIT} times as long");
        ensure!(ours.megabytes <= theirs.megabytes * LIMIT, "ours take more than {LIMIT} times the memory");
    }
    Ok(())
}

struct Cost {
    seconds: f64,
    /// Of the one process that takes the most.
    megabytes: f64,
}

impl fmt::Display for Cost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{:.1} s {:>6.0} MB", self.seconds, self.megabytes))
    }
}

fn forget_diesel(interrupts: &Interrupts) -> anyhow::Result<()> {
    let mut clean = cargo::command();
    let [quiet, manifest, target, ..] = package(&[], "check");
    clean.args(["clean", "--package", "diesel"]).args([quiet, manifest, target]);
    ensure!(cargo::run(&mut clean, interrupts)?.success(), "cargo cannot clean");
    Ok(())
}

/// One check of the package, with those of its dependencies that are not there.
fn cost(features: &[&str], interrupts: &Interrupts) -> anyhow::Result<Cost> {
    File::options().append(true).open(folder().join("src/lib.rs"))?.set_modified(SystemTime::now())?;
    let report = tempfile::NamedTempFile::new()?;
    let mut check = Command::new("time");
    check.args(["--format", "%U %M", "--output"]).arg(report.path()).arg(cargo::command().get_program());
    check.arg("check").args(package(features, "check"));
    ensure!(cargo::run(build(&mut check), interrupts)?.success(), "the package does not compile");
    let report = fs::read_to_string(report.path())?;
    let (seconds, kilobytes) = report.trim().split_once(' ').context("`time` reports two numbers")?;
    Ok(Cost { seconds: seconds.parse()?, megabytes: kilobytes.parse::<f64>()? / 1024.0 })
}
