//! What the migrations lead to, beside them: `schema.json` in the folder of each migration that was generated.
//!
//! Diesel looks for `up.sql`, `down.sql` and `metadata.toml` in such a folder and at nothing else. A snapshot names the one
//! that it follows, so that two branches show as two ends; and what is so wherever nothing else is said is left out of it, so
//! that the diff of a review shows what a migration does.

mod history;
mod join;
#[cfg(test)]
mod tests;

use crate::{dialect::Dialect, error::GenerateError, schema::Schema};
pub(crate) use history::{History, Start};
use serde::{Deserialize, Serialize};
use std::{fs, path::Path};

/// What a snapshot's file is called.
pub const FILE: &str = "schema.json";

/// The form of the file that this version writes.
const FORMAT: u64 = 1;

/// What a database has after a migration.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{schema::{Schema, Table, TableName}, snapshot::{self, Snapshot}};
///
/// let schema = Schema { tables: vec![Table::new(TableName::new("users"))], ..Schema::default() };
/// let snapshot = Snapshot { dialect: Dialect::Sqlite, after: Vec::new(), schema };
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join(snapshot::FILE);
/// std::fs::write(&path, snapshot.to_json()?)?;
/// assert_eq!(Snapshot::read(&path)?, snapshot);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The engine whose migrations these are.
    pub dialect: Dialect,
    /// The folders of the migrations that this one follows: one, none for the first, two where branches are joined. A
    /// snapshot that stands beside the folders is called by its file.
    pub after: Vec<String>,
    /// The database.
    pub schema: Schema,
}

/// As it is written. `schema` is what takes long to read.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<S> {
    format: u64,
    dialect: String,
    after: Vec<String>,
    schema: S,
}

/// What every format has.
#[derive(Deserialize)]
struct Any {
    format: u64,
}

impl Snapshot {
    /// Its file.
    ///
    /// # Errors
    ///
    /// None for what models or a database say.
    pub fn to_json(&self) -> Result<String, GenerateError> {
        let Snapshot { dialect, after, schema } = self;
        let written = Written { format: FORMAT, dialect: dialect.to_string(), after: after.clone(), schema };
        let json = serde_json::to_string_pretty(&written);
        json.map(|json| json + "\n").map_err(|error| broken(Path::new(FILE), &error))
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, is none of these, or is of a later version.
    pub fn read(path: &Path) -> Result<Snapshot, GenerateError> {
        let Written { dialect, after, schema, .. } = read(path)?;
        Ok(Snapshot { dialect: dialect_of(path, &dialect)?, after, schema })
    }
}

/// The format is looked at first: in another one everything else may differ.
fn read<S: for<'a> Deserialize<'a>>(path: &Path) -> Result<Written<S>, GenerateError> {
    let text = fs::read_to_string(path).map_err(|error| GenerateError::Io { path: path.to_owned(), error })?;
    let Any { format } = serde_json::from_str(&text).map_err(|error| broken(path, &error))?;
    if format != FORMAT {
        return Err(GenerateError::Format { path: path.to_owned(), format });
    }
    serde_json::from_str(&text).map_err(|error| broken(path, &error))
}

fn dialect_of(path: &Path, word: &str) -> Result<Dialect, GenerateError> {
    word.parse().map_err(|error| broken(path, &error))
}

fn broken(path: &Path, reason: &dyn std::fmt::Display) -> GenerateError {
    GenerateError::Broken { path: path.to_owned(), reason: reason.to_string() }
}
