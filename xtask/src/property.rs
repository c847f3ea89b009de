//! `cargo xtask test --property`: what must hold of every input, on far more inputs than `test` has time for.

use std::sync::mpsc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::ensure;

use crate::cargo::{self, Interrupts};
use crate::{interrupt, packages, server};

/// A few minutes on SQLite and PostgreSQL, half an hour on MariaDB, which writes each change of a table to its disk.
const PAIRS: u64 = 1_000;
/// About four hours on two cores.
const INPUTS: u64 = 10_000_000;

#[derive(clap::Args)]
pub(crate) struct Properties {
    /// Lead random schemas with rows in them to others and back, a thousand pairs per engine; then change right and wrong
    /// structs at random, ten million times, and hold what the derives write against what must hold of it
    #[arg(long)]
    pub(crate) property: bool,
    /// The first pair's, and the first input's, number; the others count on from it. Any, if it is not said
    #[arg(long, requires = "property")]
    seed: Option<u64>,
    /// How many pairs of schemas per engine; with 0 no server is started
    #[arg(long, requires = "property", default_value_t = PAIRS)]
    pairs: u64,
    /// How many structs
    #[arg(long, requires = "property", default_value_t = INPUTS)]
    inputs: u64,
}

pub(crate) fn run(properties: &Properties) -> anyhow::Result<()> {
    let (sender, interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let seed = properties.seed.unwrap_or(now * INPUTS);
    let Properties { pairs, inputs, .. } = *properties;
    println!("{pairs} pairs of schemas and {inputs} structs from --seed {seed}");
    if pairs > 0 {
        self::pairs(seed, pairs, &interrupts)?;
    }
    if inputs > 0 {
        mutations(seed, inputs, &interrupts)?;
    }
    Ok(())
}

fn pairs(seed: u64, pairs: u64, interrupts: &Interrupts) -> anyhow::Result<()> {
    packages::ensure(&packages::OF_TESTS)?;
    let servers = server::start_all()?;
    let mut command = cargo::command();
    command.args(["test", "--package", "tests", "--test", "random", "--", "--nocapture"]);
    command.env("SCHEMAS_SEED", seed.to_string()).env("SCHEMAS", pairs.to_string());
    for server in &servers {
        println!("{} {}", server.name, server.version);
        command.env(server.variable, &server.url);
    }
    let status = cargo::run(&mut command, interrupts)?;
    ensure!(status.success(), "a pair fails; all of them again: `cargo xtask test --property --seed {seed}`");
    Ok(())
}

fn mutations(seed: u64, inputs: u64, interrupts: &Interrupts) -> anyhow::Result<()> {
    let mut command = cargo::command();
    // Not `--release`, which leaves a proc-macro crate unoptimized, tests included; our `dev` profile does optimize it.
    command.args(["test", "--package", "diesel-one-to-one-macros", "--lib", "--"]);
    command.args(["tests::mutate::mutations", "--exact", "--nocapture"]);
    command.env("MUTATIONS_SEED", seed.to_string()).env("MUTATIONS", inputs.to_string());
    let status = cargo::run(&mut command, interrupts)?;
    ensure!(status.success(), "an input fails; all of them again: `cargo xtask test --property --seed {seed}`");
    Ok(())
}
