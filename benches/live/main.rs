//! The schema tools at a size where it shows: the audit of a million pairs, and the check of a thousand tables.
//! `cargo xtask bench live` builds it, starts the servers it needs and runs it.
//!
//! What is found is asserted before a time is printed. It fails when a limit is exceeded.

mod audit;
mod check;
mod memory;
mod place;

use anyhow::bail;
use diesel::prelude::*;
use place::Place;
use std::env;

fn main() -> anyhow::Result<()> {
    let only: Vec<_> = env::args().skip(1).collect();
    let mut excesses = of::<SqliteConnection>(&only)?;
    excesses.extend(of::<PgConnection>(&only)?);
    excesses.extend(of::<MysqlConnection>(&only)?);
    if excesses.is_empty() {
        return Ok(());
    }
    bail!("above its limit: {}", excesses.join("; "));
}

/// What is above its limit on one engine, if that is asked for.
fn of<P: Place>(only: &[String]) -> anyhow::Result<Vec<String>> {
    let asked = only.is_empty() || only.iter().any(|it| it.eq_ignore_ascii_case(P::NAME));
    let mut excesses = Vec::new();
    if asked {
        println!("\n{}", P::NAME);
        excesses.extend(audit::run::<P>()?);
        excesses.extend(check::run::<P>()?);
    }
    Ok(excesses.into_iter().map(|it| format!("{}, {it}", P::NAME)).collect())
}
