//! What an error of the runner's says.

use super::RunError;
use std::fmt;

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason(f)?;
        match self.applied() {
            [] => Ok(()),
            applied => write!(f, "; applied before that: {}", listed(applied.iter().map(|it| &*it.name))),
        }
    }
}

impl RunError {
    fn reason(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RunError::InTransaction => f.write_str(
                "the connection has a transaction open, and a migration would be a part of it: give one that has none",
            ),
            RunError::Locked { holder, patience } => write!(
                f,
                "another runner has the lock, {holder}, for more than {patience:?}: let it end and run again, or wait longer"
            ),
            RunError::Source { error } => write!(f, "the migrations cannot be read: {error}"),
            RunError::Failed { migration, is_undone, error, .. } => {
                write!(f, "`{}` failed, and {}: {error}", migration.name, left(*is_undone))
            }
            RunError::Orphans { migration, is_undone, tables, .. } => write!(
                f,
                "`{}` leaves rows in {} that name a parent that is not there, and {}: give them one, or delete them, in the \
                 migration itself",
                migration.name,
                listed(tables.iter().map(String::as_str)),
                left(*is_undone)
            ),
            RunError::Transaction { migration, is_open: true, .. } => write!(
                f,
                "`{}` leaves a transaction open, which was rolled back: end each that it begins",
                migration.name
            ),
            RunError::Transaction { migration, is_open: false, .. } => write!(
                f,
                "`{}` ends the transaction that it runs in, and what it did before that stays: take its COMMIT or ROLLBACK \
                 out, or write `run_in_transaction = false` into its `metadata.toml`",
                migration.name
            ),
            RunError::Unknown { version } => write!(
                f,
                "the last migration that the database has, {version}, is not among those that were given: revert it with the \
                 version of the program that ran it"
            ),
            RunError::Twins { version, names: [a, b] } => {
                write!(f, "`{a}` and `{b}` have one version, {version}: give one of them another")
            }
            RunError::Database { error, .. } => write!(f, "the database refused: {error}"),
        }
    }
}

const fn left(is_undone: bool) -> &'static str {
    if is_undone { "nothing of it is left" } else { "what it did before stays" }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}
