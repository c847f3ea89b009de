//! Our loading beside Diesel's own, on the same connection and the same rows. `cargo xtask bench load` builds it, starts
//! the PostgreSQL it needs and runs it.
//!
//! First it asserts that what is compared is the same; then it counts instructions, with limits, and measures time,
//! without. It fails when a limit is exceeded.

mod cases;
mod data;
mod instructions;
mod sameness;
mod time;

use anyhow::{Context as _, ensure};
use cases::{BATCH, JOIN, Loads};
use diesel::prelude::*;
use std::env;

/// Reading a child as strictly as ours may cost this much over the hand-written join. The aim is 1.01.
const JOIN_LIMIT: f64 = 1.05;
/// A batch of children is faster than Diesel's by at least this.
const BATCH_LIMIT: f64 = 0.85;

const SIZES: [usize; 3] = [1, 100, 10_000];

fn main() -> anyhow::Result<()> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => compare(),
        [instructions::WORD, case, loads] => instructions::run(case, loads),
        _ => anyhow::bail!("run it as `cargo xtask bench load`"),
    }
}

fn compare() -> anyhow::Result<()> {
    let sqlite = &mut SqliteConnection::establish(":memory:")?;
    let url = env::var("DIESEL_ONE_TO_ONE_POSTGRES").context("DIESEL_ONE_TO_ONE_POSTGRES names no server")?;
    let postgres = &mut PgConnection::establish(&url)?;

    time("SQLite", sqlite)?;
    time("PostgreSQL", postgres)?;

    println!("\ninstructions of one load, SQLite in memory, 10,000 users");
    let join = instructions::compare(JOIN)?;
    let batch = instructions::compare(BATCH)?;
    println!("the join is to need at most {JOIN_LIMIT:.2}, the batch at most {BATCH_LIMIT:.2} of the instructions");
    ensure!(join <= JOIN_LIMIT, "with_profile needs {join:.3} of the instructions of the join by hand");
    ensure!(batch <= BATCH_LIMIT, "profile_of needs {batch:.3} of the instructions of belonging_to and grouped_by");
    Ok(())
}

fn time(engine: &str, conn: &mut impl Loads) -> anyhow::Result<()> {
    println!("\nmicroseconds of one load, {engine}: users, medians, ours / theirs, theirs again / theirs");
    for size in SIZES {
        data::fill(conn, size)?;
        sameness::check(conn, size)?;
        let users = conn.users()?;
        time::compare(conn, &users, JOIN)?;
        time::compare(conn, &users, BATCH)?;
    }
    Ok(())
}
