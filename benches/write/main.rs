//! Our writing beside what is written by hand, on the same connection and the same rows. `cargo xtask bench write` builds it,
//! starts the servers it needs and runs it.
//!
//! Each time the effect of both sides is asserted before their times are compared. It fails when a limit is exceeded.

mod cases;
mod create;
mod data;
mod delete;
mod mariadb;
mod rounds;
mod upsert;

use anyhow::bail;
use cases::Writes;
use diesel::prelude::*;
use rounds::Excess;
use std::env;

fn main() -> anyhow::Result<()> {
    let only: Vec<_> = env::args().skip(1).collect();
    let mut excesses = of::<SqliteConnection>(&only)?;
    excesses.extend(of::<PgConnection>(&only)?);
    excesses.extend(of::<MysqlConnection>(&only)?);
    if excesses.is_empty() {
        return Ok(());
    }
    for Excess(excess) in &excesses {
        println!("above its limit: {excess}");
    }
    bail!("{} of the ratios are above their limits", excesses.len());
}

/// All comparisons on one engine, or those that are named: engines, cases, both.
fn of<C: Writes + Send>(only: &[String]) -> anyhow::Result<Vec<Excess>> {
    let is_asked = |word: &str, all: &[&str]| {
        let names = |word: &str| only.iter().any(|it| it.eq_ignore_ascii_case(word));
        names(word) || !all.iter().any(|word| names(word))
    };
    if !is_asked(C::NAME, &["SQLite", "PostgreSQL", "MariaDB"]) {
        return Ok(Vec::new());
    }
    let case = |word: &str| is_asked(word, &["upsert", "delete", "create"]);
    println!("\n{}: milliseconds by hand and of ours, medians; ours / by hand, by hand again / by hand", C::NAME);
    let folder = tempfile::tempdir()?;
    let mut conns = C::connect(&folder)?;
    let mut excesses = Vec::new();
    if case("upsert") {
        excesses.extend(upsert::run(&mut conns)?);
    }
    if case("delete") {
        excesses.extend(delete::run(&mut conns[0])?);
    }
    if case("create") {
        excesses.extend(create::run(&mut conns[0])?);
    }
    for Excess(excess) in &mut excesses {
        excess.insert_str(0, &format!("{}, ", C::NAME));
    }
    Ok(excesses)
}
