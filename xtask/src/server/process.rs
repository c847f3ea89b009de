//! A child process that answers when it is ready, and that is stopped by its pid when it is dropped.

use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

const START: Duration = Duration::from_secs(60);
const STOP: Duration = Duration::from_secs(15);
const TICK: Duration = Duration::from_millis(20);

pub(super) struct Process {
    command: Command,
    child: Child,
    stop: Signal,
    log: PathBuf,
}

impl Process {
    /// `stop` is the signal after which the server waits for nobody.
    pub(super) fn spawn(mut command: Command, stop: Signal, log: PathBuf) -> anyhow::Result<Self> {
        let output = File::create(&log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            // A Ctrl-C in the terminal is for us: the server outlives the tests that it interrupts.
            .process_group(0)
            .spawn()
            .with_context(|| format!("{:?} does not run", command.get_program()))?;
        Ok(Self { command, child, stop, log })
    }

    /// Starts the server again if it has ended. It may end at once, because what it left is not yet gone.
    pub(super) fn revive(&mut self) -> anyhow::Result<()> {
        if self.child.try_wait()?.is_some() {
            self.child = self.command.spawn()?;
        }
        Ok(())
    }

    /// Waits until the server has written `sign` to its log.
    pub(super) fn wait_for(&mut self, sign: &str) -> anyhow::Result<()> {
        let deadline = Instant::now() + START;
        loop {
            let log = fs::read(&self.log)?;
            let log = String::from_utf8_lossy(&log);
            if log.contains(sign) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("it ended with {status}:\n{log}");
            }
            if Instant::now() > deadline {
                bail!("it is not ready after {} seconds:\n{log}", START.as_secs());
            }
            thread::sleep(TICK);
        }
    }

    fn signal(&self, signal: Signal) {
        // The child is not yet waited for, so the pid is still its own. An error means that it is gone.
        if let Ok(pid) = self.child.id().try_into() {
            let _ = kill(Pid::from_raw(pid), signal);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal(self.stop);
        let deadline = Instant::now() + STOP;
        while Instant::now() < deadline {
            match self.child.try_wait() {
                Ok(None) => thread::sleep(TICK),
                Ok(Some(_)) | Err(_) => return,
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
