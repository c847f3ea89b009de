//! Who runs a migration: an application with `diesel_migrations`, or the `diesel` command line.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use diesel_one_to_one_schema::script::Script;

use crate::database::assert_nothing_is_open;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// On a connection whose foreign keys are on, or off.
    Library {
        foreign_keys: bool,
    },
    CommandLine,
}

pub(crate) const LIBRARY: [Way; 2] = [Way::Library { foreign_keys: true }, Way::Library { foreign_keys: false }];

pub(crate) const WAYS: [Way; 3] = [LIBRARY[0], LIBRARY[1], Way::CommandLine];

/// A folder with one migration in it.
pub(crate) fn folder(up: &Script, down: &Script) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("diesel.toml"), "").unwrap();
    let migration = folder.path().join("migrations/2026-01-01-000000_rebuild");
    fs::create_dir_all(&migration).unwrap();
    fs::write(migration.join("up.sql"), up.to_string()).unwrap();
    fs::write(migration.join("down.sql"), down.to_string()).unwrap();
    folder
}

impl Way {
    /// Runs the migration of the folder, or takes it back; `Err` is what the user sees.
    pub(crate) fn run(self, folder: &Path, database: &str, back: bool) -> Result<(), String> {
        let Way::Library { foreign_keys } = self else { return command_line(folder, database, back) };
        let mut conn = SqliteConnection::establish(database).unwrap();
        conn.batch_execute(&format!("PRAGMA foreign_keys = {foreign_keys}; PRAGMA synchronous = OFF")).unwrap();
        let migrations = FileBasedMigrations::from_path(folder.join("migrations")).unwrap();
        let run = if back {
            conn.revert_last_migration(migrations).map(|_| ())
        } else {
            conn.run_pending_migrations(migrations).map(|_| ())
        };
        assert_nothing_is_open(&mut conn, foreign_keys);
        run.map_err(|error| error.to_string())
    }
}

fn command_line(folder: &Path, database: &str, back: bool) -> Result<(), String> {
    let variable = "DIESEL_ONE_TO_ONE_DIESEL";
    let program = env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test`"));
    let mut diesel = Command::new(program);
    diesel.arg("migration").arg(if back { "revert" } else { "run" }).current_dir(folder).env("DATABASE_URL", database);
    let output = diesel.output().expect("a program that runs");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
