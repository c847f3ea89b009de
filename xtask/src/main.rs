//! What a contributor runs: `cargo xtask test`, and what it is made of.

mod bench;
mod bless;
mod cargo;
mod cargo_test;
mod install;
mod interrupt;
mod packages;
mod property;
mod server;
mod servers;
mod stress;
mod tally;
mod test;
mod tools;
mod wide;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing: the servers of the tests, the client libraries and Diesel's command line
    Install,
    /// Run every test on SQLite, PostgreSQL and MariaDB; the two servers live as long as the run
    Test {
        #[command(flatten)]
        filter: cargo_test::Filter,
        #[command(flatten)]
        properties: property::Properties,
        /// Test tables of 64 and of 128 columns, on SQLite, and hold what our derives cost the compiler there against
        /// what Diesel's do. A quarter of an hour, and 7 GB
        #[arg(long, conflicts_with_all = ["property", "arguments"])]
        matrix: bool,
    },
    /// Start the two servers, say how to reach them, and stop them at Ctrl-C
    Servers,
    /// Run the tests and let them rewrite their expected files
    Bless(cargo_test::Filter),
    /// Run the verbs in a crowd on SQLite, PostgreSQL and MariaDB: sixty-four workers at one parent, every answer counted
    Stress(stress::Crowd),
    /// Measure ourselves beside Diesel, and fail above a limit
    #[command(subcommand)]
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Install => install::run(),
        Task::Test { properties, .. } if properties.property => property::run(&properties),
        Task::Test { matrix: true, .. } => wide::run(),
        Task::Test { filter, .. } => test::run(&filter),
        Task::Servers => servers::run(),
        Task::Bless(filter) => bless::run(&filter),
        Task::Stress(crowd) => stress::run(&crowd),
        Task::Bench(bench) => bench::run(&bench),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `{error:?}`, which adds our own backtrace where the tests' is asked for.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
