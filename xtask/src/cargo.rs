//! Cargo as a child process that an interrupt ends together with all it started.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use anyhow::{Context as _, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// One message for each interrupt.
pub(crate) type Interrupts = Receiver<()>;

const TICK: Duration = Duration::from_millis(20);

/// The cargo that runs us.
pub(crate) fn command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the workspace")
}

/// Starts it in a process group of its own, so that it can be ended with all it started.
pub(crate) fn spawn(command: &mut Command) -> anyhow::Result<Child> {
    command.stdin(Stdio::null()).process_group(0).spawn().context("cargo does not run")
}

/// Runs it to its end.
pub(crate) fn run(command: &mut Command, interrupts: &Interrupts) -> anyhow::Result<ExitStatus> {
    let mut cargo = spawn(command)?;
    loop {
        if let Some(status) = cargo.try_wait()? {
            return Ok(status);
        }
        if interrupts.recv_timeout(TICK).is_ok() {
            end(&mut cargo)?;
            bail!("interrupted");
        }
    }
}

/// Ends it with all it started.
pub(crate) fn end(cargo: &mut Child) -> anyhow::Result<()> {
    if cargo.try_wait()?.is_none() {
        killpg(Pid::from_raw(cargo.id().try_into()?), Signal::SIGTERM)?;
        cargo.wait()?;
    }
    Ok(())
}
