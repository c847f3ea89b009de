//! `cargo xtask bench`: what the loads cost at run time, and what the derives cost at compile time.

mod compile;
mod crates;
mod load;

use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Hold our loads against Diesel's own: instructions on SQLite, with limits, and time on SQLite and PostgreSQL
    Load,
    /// Hold the compile time of the derives, and of one plan, against their limits
    Compile,
}

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Load => load::run(),
        Bench::Compile => compile::run(),
    }
}
