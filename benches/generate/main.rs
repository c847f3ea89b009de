//! `generate` at a size where it shows: the first migration of a thousand models, one for a column more in one of them, and
//! one for a column more in every other.
//! `cargo xtask bench generate` runs it; it needs no server, and fails above a limit.

#[path = "../live/memory.rs"]
mod memory;
mod models;

use anyhow::{bail, ensure};
use diesel_one_to_one::{definition::Entry, dialect::Dialect};
use diesel_one_to_one_schema::generate::{Options, generate, up_to_date};
use std::{
    path::Path,
    time::{Duration, Instant, SystemTime},
};

/// Where nearly nothing is to be written; and where every table is altered.
const MOST_SECONDS: [f64; 2] = [1.0, 5.0];
const MOST_MEBIBYTES: u64 = 200;

fn main() -> anyhow::Result<()> {
    let mut excesses = Vec::new();
    for dialect in Dialect::ALL {
        println!("\n{}", dialect.name());
        let folder = tempfile::tempdir()?;
        let [few, many] = MOST_SECONDS;
        let versions = [
            ("the first migration", models::first(), few),
            ("one column more", models::then(|it| it == 500), few),
            ("one more in the others", models::then(|_| true), many),
        ];
        for (number, (what, models, most)) in versions.iter().enumerate() {
            let excess = one(*dialect, folder.path(), (number, what, *most), models)?;
            excesses.extend(excess.into_iter().map(|it| format!("{}, {what}: {it}", dialect.name())));
        }
    }
    if excesses.is_empty() {
        return Ok(());
    }
    bail!("above its limit: {}", excesses.join("; "));
}

/// What is above its limit.
fn one(
    dialect: Dialect,
    folder: &Path,
    (number, what, most): (usize, &str, f64),
    models: &[Entry],
) -> anyhow::Result<Vec<String>> {
    let options = Options {
        name: format!("bench_{number}"),
        time: SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000 + number as u64),
        dialect: Some(dialect),
        ..Options::default()
    };
    memory::forget_peak()?;
    let start = Instant::now();
    let generated = generate(models, folder, &options)?;
    let seconds = start.elapsed().as_secs_f64();
    let mebibytes = memory::peak()? / 1024;
    let start = Instant::now();
    up_to_date(models, folder)?;
    let checked = start.elapsed().as_secs_f64();
    ensure!(generated.folders.len() == 1 && models.len() == models::MODELS);
    println!(
        "  {what:<22} {:>5} steps  {seconds:>6.2} s  {mebibytes:>4} MiB;  --check {checked:.2} s",
        generated.steps.len()
    );
    let mut excesses = Vec::new();
    if seconds > most {
        excesses.push(format!("{seconds:.2} s, at most {most:.0} s"));
    }
    if mebibytes > MOST_MEBIBYTES {
        excesses.push(format!("{mebibytes} MiB, at most {MOST_MEBIBYTES}"));
    }
    Ok(excesses)
}
