//! `cargo xtask bench`: what the loads and the writes cost at run time, what the schema tools cost at size, and what the
//! derives cost at compile time.

mod compile;
mod crates;
mod generate;
mod load;
mod on_servers;

use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Hold our loads against Diesel's own: instructions on SQLite, with limits, and time on SQLite and PostgreSQL
    Load,
    /// Hold our writes against what is written by hand: time on SQLite, PostgreSQL and MariaDB, with limits
    Write {
        /// `sqlite`, `postgresql`, `mariadb`, `upsert`, `delete`, `create`; everything, if nothing is said
        only: Vec<String>,
    },
    /// Audit a million pairs and check a thousand tables: time on SQLite, PostgreSQL and MariaDB, memory, with limits
    Live {
        /// `sqlite`, `postgresql`, `mariadb`; everything, if nothing is said
        only: Vec<String>,
    },
    /// Generate migrations for a thousand models: time and memory, with limits
    Generate,
    /// Hold the compile time of the derives, and of one plan, against their limits
    Compile,
}

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Load => load::run(),
        Bench::Write { only } => on_servers::run("write", only),
        Bench::Live { only } => on_servers::run("live", only),
        Bench::Generate => generate::run(),
        Bench::Compile => compile::run(),
    }
}
