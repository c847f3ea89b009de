//! `cargo xtask bench compile`
//!
//! User CPU, the least of several runs: what the compiler has to do, whatever else the machine does meanwhile.

use std::fs::File;
use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use anyhow::ensure;
use nix::sys::resource::{UsageWho, getrusage};

use super::crates::{Crate, LARGE_ASSOCIATIONS, LARGE_MODELS, PAIRS, Workspace};
use crate::cargo::{self, Interrupts};
use crate::interrupt;

const RUNS: usize = 7;
/// Noise is little beside what the large crates take.
const LARGE_RUNS: usize = 2;
/// About what one `table!` costs.
const PER_ASSOCIATION: Duration = Duration::from_millis(50);
/// With the backend inferred it would be ten seconds and more.
const PER_PLAN: Duration = Duration::from_millis(600);

pub(crate) fn run() -> anyhow::Result<()> {
    let (sender, interrupts): (_, Interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    // Not in a temporary folder: the dependencies are built once, and by the compiler that is pinned for `root`.
    let root = cargo::root();
    let workspace = Workspace::write(root.join("target/bench-compile"), root)?;
    let built = cargo::run(check(&workspace).arg("--workspace"), &interrupts)?;
    ensure!(built.success(), "the crates do not compile");

    let [tables, derives, associations, models, plan] = least(&workspace, Crate::SMALL, RUNS, &interrupts)?;
    let [large_derives, large] = least(&workspace, Crate::LARGE, LARGE_RUNS, &interrupts)?;
    let per_struct = derives.saturating_sub(tables) / u32::try_from(2 * PAIRS)?;
    let per_association = associations.saturating_sub(derives) / u32::try_from(PAIRS)?;
    let per_plan = plan.saturating_sub(models);
    let per_large = large.saturating_sub(large_derives) / u32::try_from(LARGE_ASSOCIATIONS)?;

    println!("user CPU of cargo check, three backends, not incremental, the least of {RUNS} runs\n");
    println!("{PAIRS} pairs of `table!`           {tables:>8.2?}");
    println!("and Diesel's derives         {derives:>8.2?}  {per_struct:>8.1?} per struct");
    println!(
        "and ours                     {associations:>8.2?}  {per_association:>8.1?} per association, at most {PER_ASSOCIATION:?}"
    );
    println!("six models                   {models:>8.2?}");
    println!("and a plan three levels deep {plan:>8.2?}  {per_plan:>8.1?} for it, at most {PER_PLAN:?}");
    println!("{LARGE_MODELS} models with Diesel's derives {large_derives:>7.2?}");
    println!(
        "and {LARGE_ASSOCIATIONS} associations         {large:>8.2?}  {per_large:>8.1?} per association, at most {PER_ASSOCIATION:?}"
    );
    ensure!(per_large <= PER_ASSOCIATION, "an association of the large crate costs {per_large:.1?}");
    ensure!(per_association <= PER_ASSOCIATION, "an association costs {per_association:.1?}");
    ensure!(per_plan <= PER_PLAN, "a plan costs {per_plan:.1?}");
    Ok(())
}

/// The least that each crate takes.
fn least<const N: usize>(
    workspace: &Workspace,
    crates: [Crate; N],
    runs: usize,
    interrupts: &Interrupts,
) -> anyhow::Result<[Duration; N]> {
    let mut least = [Duration::MAX; N];
    for _ in 0..runs {
        for (each, least) in crates.into_iter().zip(&mut least) {
            *least = user_time(workspace, each, interrupts)?.min(*least);
        }
    }
    Ok(least)
}

/// What one check of one crate takes, its dependencies being there.
fn user_time(workspace: &Workspace, of: Crate, interrupts: &Interrupts) -> anyhow::Result<Duration> {
    File::options().append(true).open(workspace.source(of))?.set_modified(SystemTime::now())?;
    let before = of_children()?;
    let status = cargo::run(check(workspace).args(["--package", of.package()]), interrupts)?;
    ensure!(status.success(), "{} does not compile", of.package());
    Ok(of_children()?.saturating_sub(before))
}

fn check(workspace: &Workspace) -> Command {
    let mut check = cargo::command();
    check.args(["check", "--quiet"]).current_dir(&workspace.folder);
    check.env("CARGO_TARGET_DIR", workspace.folder.join("target")).env("CARGO_INCREMENTAL", "0");
    check
}

/// User CPU of all that has run and ended below us.
fn of_children() -> anyhow::Result<Duration> {
    let time = getrusage(UsageWho::RUSAGE_CHILDREN)?.user_time();
    Ok(Duration::from_secs(time.tv_sec().try_into()?) + Duration::from_micros(time.tv_usec().try_into()?))
}
