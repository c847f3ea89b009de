//! Parts as migrations in a folder, run by plain `diesel_migrations`.

use diesel::migration::MigrationSource;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use diesel_one_to_one_schema::{live::Inspect, online::Part};
use std::fs;
use tempfile::TempDir;
use tests::engine::Engine;

use crate::{catalog::Catalog, live::Reads};

/// What the tests ask of an engine.
pub(crate) trait Live:
    Catalog + Engine<Connection: Reads + Inspect + MigrationHarness<<Self as Engine>::Db>>
{
}

impl<E: Catalog + Engine<Connection: Reads + Inspect + MigrationHarness<<Self as Engine>::Db>>> Live for E {}

pub(crate) const AUDIT: &str = "one_to_one audit";

pub(crate) struct Folders {
    folder: TempDir,
    pub(crate) count: usize,
}

impl Folders {
    pub(crate) fn of(parts: &[Part]) -> Folders {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (number, part) in parts.iter().enumerate() {
            let path = folder.path().join(format!("2026-01-01-0000{number:02}_{}", part.name));
            fs::create_dir(&path).expect("a folder");
            let file = |notes: &[String], script: String| {
                let notes = notes.iter().map(|it| format!("-- {}", it.replace('\n', " ")));
                notes.chain([script]).collect::<Vec<_>>().join("\n")
            };
            let write = |name: &str, text: String| fs::write(path.join(name), text).expect("a file");
            write("up.sql", file(&part.notes(), part.up(AUDIT).to_string()));
            write("down.sql", file(&part.back_notes(), part.down(AUDIT).to_string()));
            if !part.run_in_transaction {
                write("metadata.toml", "run_in_transaction = false\n".to_owned());
            }
        }
        Folders { folder, count: parts.len() }
    }

    fn read(&self) -> FileBasedMigrations {
        FileBasedMigrations::from_path(self.folder.path()).expect("migrations")
    }

    /// Runs the next ones, so many.
    pub(crate) fn up<E: Live>(&self, conn: &mut E::Connection, count: usize) -> Result<(), String> {
        (0..count).try_for_each(|_| {
            conn.run_next_migration(self.read()).map(drop).map_err(|error| format!("{error}{}", self.texts()))
        })
    }

    /// Undoes the last ones, so many.
    pub(crate) fn down<E: Live>(&self, conn: &mut E::Connection, count: usize) -> Result<(), String> {
        (0..count).try_for_each(|_| {
            conn.revert_last_migration(self.read()).map(drop).map_err(|error| format!("{error}{}", self.texts()))
        })
    }

    /// How many have been run.
    pub(crate) fn done<E: Live>(&self, conn: &mut E::Connection) -> usize {
        let all = MigrationSource::<E::Db>::migrations(&self.read()).expect("migrations").len();
        all - conn.pending_migrations(self.read()).expect("a list").len()
    }

    /// All of them, to be read where a test fails.
    fn texts(&self) -> String {
        let mut paths: Vec<_> =
            fs::read_dir(self.folder.path()).expect("a folder").map(|it| it.expect("a folder").path()).collect();
        paths.sort();
        let text = |path: &std::path::PathBuf| {
            let of = |name: &str| fs::read_to_string(path.join(name)).expect("a file");
            format!("\n==== {}\n{}---- back\n{}", path.display(), of("up.sql"), of("down.sql"))
        };
        paths.iter().map(text).collect()
    }
}
