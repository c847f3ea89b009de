//! The Debian packages that the tasks need: the two servers, the client libraries that Diesel links, and what
//! measures.
//!
//! Presence is asked of the machine and not of dpkg, so that any other way to have them is as good.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};

use crate::server::{mariadb, postgres};

pub(crate) struct Package {
    name: &'static str,
    is_present: fn() -> bool,
}

const PKG_CONFIG: Package = Package { name: "pkg-config", is_present: || find("pkg-config", &[]).is_some() };
const LIBPQ: Package = Package { name: "libpq-dev", is_present: || has_library("libpq") };
/// And never MySQL's, which is under the GPL.
const LIBMARIADB: Package = Package { name: "libmariadb-dev", is_present: || has_library("libmariadb") };
const POSTGRES: Package = Package { name: "postgresql", is_present: || postgres::programs().is_some() };
const MARIADB: Package = Package { name: "mariadb-server", is_present: || mariadb::programs().is_some() };
const VALGRIND: Package = Package { name: "valgrind", is_present: || find("valgrind", &[]).is_some() };
const TIME: Package = Package { name: "time", is_present: || find("time", &[]).is_some() };

/// What the tests need.
pub(crate) const OF_TESTS: [Package; 5] = [PKG_CONFIG, LIBPQ, LIBMARIADB, POSTGRES, MARIADB];
/// What `cargo xtask bench load` needs.
pub(crate) const OF_BENCH_LOAD: [Package; 4] = [PKG_CONFIG, LIBPQ, POSTGRES, VALGRIND];
/// What `cargo xtask test --matrix` needs.
pub(crate) const OF_MATRIX: [Package; 1] = [TIME];

/// Installs what is missing, or says what to type.
pub(crate) fn ensure(needed: &[Package]) -> anyhow::Result<()> {
    let missing = missing(needed);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if find("apt-get", &[]).is_none() {
        bail!("these are missing, under the names that Debian gives them: {names}");
    }
    let Some(mut shell) = root_shell() else {
        bail!(
            "these packages are missing; install them with\n\n    \
             sudo apt-get update && sudo apt-get install --yes --no-install-recommends {names}\n"
        );
    };
    println!("installing {names}");
    let status = shell.arg("-c").arg(include_str!("install.sh")).arg("install.sh").args(&missing).status()?;
    ensure!(status.success(), "apt-get could not install {names}");
    let missing = self::missing(needed);
    ensure!(missing.is_empty(), "installed, and yet not found: {}", missing.join(" "));
    Ok(())
}

fn missing(needed: &[Package]) -> Vec<&'static str> {
    needed.iter().filter(|package| !(package.is_present)()).map(|package| package.name).collect()
}

/// `sh` as root, when that needs no password.
fn root_shell() -> Option<Command> {
    if nix::unistd::geteuid().is_root() {
        return Some(Command::new("sh"));
    }
    let may = quiet(Command::new("sudo").args(["-n", "true"]));
    may.then(|| {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "sh"]);
        sudo
    })
}

fn has_library(name: &str) -> bool {
    quiet(Command::new("pkg-config").args(["--exists", name]))
}

fn quiet(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|it| it.success())
}

/// A program in `PATH` or else in one of `folders`.
pub(crate) fn find(program: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(folders.iter().cloned())
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The number in what a program answers to `--version`.
pub(crate) fn version(program: &Path) -> anyhow::Result<String> {
    let output = Command::new(program)
        .arg("--version")
        .output()
        .with_context(|| format!("{} does not run", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let number = text.split([' ', '-']).find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    Ok(number.unwrap_or("of an unknown version").trim().to_owned())
}
