//! `cargo xtask test --property`: what must hold of every input, on far more inputs than `test` has time for.

use std::sync::mpsc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::ensure;

use crate::{cargo, interrupt};

/// About four hours on two cores.
const INPUTS: u64 = 10_000_000;

#[derive(clap::Args)]
pub(crate) struct Mutations {
    /// Change right and wrong structs at random, ten million times, and hold what the derives write against what must
    /// hold of it. Without servers, on all cores
    #[arg(long)]
    pub(crate) property: bool,
    /// The first input's number; the others count on from it. Any, if it is not said
    #[arg(long, requires = "property")]
    seed: Option<u64>,
    /// How many inputs
    #[arg(long, requires = "property", default_value_t = INPUTS)]
    inputs: u64,
}

pub(crate) fn run(mutations: &Mutations) -> anyhow::Result<()> {
    let (sender, interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let seed = mutations.seed.unwrap_or(now * INPUTS);
    println!("{} inputs from --seed {seed}", mutations.inputs);
    let mut command = cargo::command();
    // Not `--release`, which leaves a proc-macro crate unoptimized, tests included; our `dev` profile does optimize it.
    command.args(["test", "--package", "diesel-one-to-one-macros", "--lib", "--"]);
    command.args(["tests::mutate::mutations", "--exact", "--nocapture"]);
    command.env("MUTATIONS_SEED", seed.to_string()).env("MUTATIONS", mutations.inputs.to_string());
    let status = cargo::run(&mut command, &interrupts)?;
    ensure!(status.success(), "an input fails; all of them again: `cargo xtask test --property --seed {seed}`");
    Ok(())
}
