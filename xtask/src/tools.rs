//! The program that Cargo brings in: Diesel's command line, whose `print-schema` the tests run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::cargo;

/// Where the tests find it.
pub(crate) const DIESEL: &str = "DIESEL_ONE_TO_ONE_DIESEL";

/// The version of Diesel that `Cargo.lock` has.
const VERSION: &str = "2.3.14";

/// Diesel's command line for the three engines, installed into `target/tools` where it is missing. The client libraries
/// are there already.
pub(crate) fn diesel() -> anyhow::Result<PathBuf> {
    let root = cargo::root().join("target/tools");
    let program = root.join("bin/diesel");
    if is_ours(&program) {
        return Ok(program);
    }
    println!("installing diesel_cli {VERSION} into target/tools: about a minute");
    let mut install = cargo::command();
    install.args(["install", "diesel_cli", "--version", VERSION, "--locked", "--force", "--root"]).arg(&root);
    install.args(["--no-default-features", "--features", "postgres,mysql,sqlite-bundled"]);
    // Unoptimised, for it runs for milliseconds; and built in a folder that Cargo removes afterwards.
    install.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "false").env_remove("CARGO_TARGET_DIR");
    // For `.cargo/config.toml`, which keeps MySQL's client library out.
    install.current_dir(cargo::root());
    let status = install.stdin(Stdio::null()).status().context("cargo does not run")?;
    ensure!(status.success(), "cargo could not install diesel_cli {VERSION}");
    ensure!(is_ours(&program), "installed, and yet not as it should be: {}", program.display());
    Ok(program)
}

/// Does it run, is it of the version above, and does it know all engines?
fn is_ours(program: &Path) -> bool {
    let Ok(output) = Command::new(program).arg("--version").output() else { return false };
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success() && [VERSION, "postgres", "mysql", "sqlite"].iter().all(|word| text.contains(word))
}
