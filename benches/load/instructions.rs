//! Instructions of one load, as callgrind counts them: a figure that other work on the machine does not change.

use crate::cases::{Case, Pair};
use crate::data;
use anyhow::{Context as _, ensure};
use diesel::prelude::*;
use std::env;
use std::fs;
use std::process::{Command, Stdio};

/// The rows of the comparison.
const USERS: usize = 10_000;
/// How many loads are counted; their mean is the figure.
const LOADS: u64 = 4;

/// The program's word for "load this so often, and nothing else".
pub(crate) const WORD: &str = "instructions";

/// What runs under callgrind.
pub(crate) fn run(case: &str, loads: &str) -> anyhow::Result<()> {
    let case = Case::named(case).with_context(|| format!("no load is called {case}"))?;
    let conn = &mut SqliteConnection::establish(":memory:")?;
    data::fill(conn, USERS)?;
    let users = crate::cases::Loads::users(conn)?;
    for _ in 0..loads.parse()? {
        case.run(conn, &users)?;
    }
    Ok(())
}

/// Prints the two counts, and returns the ratio of ours to theirs.
pub(crate) fn compare(pair: Pair) -> anyhow::Result<f64> {
    let (theirs, ours) = (of_one_load(pair.theirs)?, of_one_load(pair.ours)?);
    #[allow(clippy::cast_precision_loss)] // far below 2^52
    let ratio = ours as f64 / theirs as f64;
    println!("{:<14} {theirs:>12}", pair.theirs.name());
    println!("{:<14} {ours:>12}   ratio {ratio:.3}", pair.ours.name());
    Ok(ratio)
}

/// The first load also prepares the statement and warms the allocator; the later ones are what is counted.
fn of_one_load(case: Case) -> anyhow::Result<u64> {
    let (some, one) = (of_loads(case, 1 + LOADS)?, of_loads(case, 1)?);
    Ok((some - one) / LOADS)
}

fn of_loads(case: Case, loads: u64) -> anyhow::Result<u64> {
    let folder = tempfile::tempdir()?;
    let counts = folder.path().join("counts");
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(env::current_exe()?)
        .args([WORD, case.name(), &loads.to_string()])
        .stdin(Stdio::null())
        .output()
        .context("valgrind does not run")?;
    ensure!(output.status.success(), "under valgrind:\n{}", String::from_utf8_lossy(&output.stderr));
    let counts = fs::read_to_string(counts)?;
    let total = counts.lines().find_map(|line| line.strip_prefix("summary: "));
    total.and_then(|total| total.trim().parse().ok()).context("callgrind wrote no summary")
}
