//! The folder of one server, and the user it belongs to.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use nix::unistd::{User, geteuid};
use tempfile::TempDir;

/// A folder that only the server's user can enter. It goes when this is dropped.
pub(super) struct Scratch {
    folder: TempDir,
    /// Somebody else than us, when we are root: a database server refuses to be root, and rightly.
    user: Option<User>,
}

impl Scratch {
    /// `account` is the user that the server's package makes; `nobody` stands in for it.
    pub(super) fn new(account: &str) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("one-to-one-").tempdir()?;
        let user = if geteuid().is_root() {
            let known = User::from_name(account)?.or(User::from_name("nobody")?);
            Some(known.with_context(|| format!("neither the user {account} nor nobody is known here"))?)
        } else {
            None
        };
        let scratch = Self { folder, user };
        scratch.give(scratch.path())?;
        Ok(scratch)
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file that the server can read and others cannot.
    pub(super) fn write(&self, name: &str, text: &str) -> anyhow::Result<PathBuf> {
        let file = self.path().join(name);
        fs::write(&file, text)?;
        self.give(&file)?;
        Ok(file)
    }

    /// A command run inside the folder, as its user.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).env("HOME", self.path()).env("TMPDIR", self.path());
        if let Some(user) = &self.user {
            command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
        }
        command
    }

    fn give(&self, path: &Path) -> anyhow::Result<()> {
        if let Some(user) = &self.user {
            chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw()))?;
        }
        Ok(())
    }
}

/// Runs a command that prepares a data folder to its end.
pub(super) fn run(command: &mut Command) -> anyhow::Result<()> {
    let output = command.output().with_context(|| format!("{:?} does not run", command.get_program()))?;
    ensure!(
        output.status.success(),
        "{:?} failed:\n{}{}",
        command.get_program(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// Other users of the machine can reach the port, so the password is a real one.
pub(super) fn password() -> anyhow::Result<String> {
    let mut random = [0; 8];
    File::open("/dev/urandom")?.read_exact(&mut random)?;
    Ok(format!("{:016x}", u64::from_ne_bytes(random)))
}
