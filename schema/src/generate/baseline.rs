//! Where the migrations of a project begin that has tables already.

use super::write;
use crate::{
    check::{self, Finding},
    dialect::{self, Dialect},
    diff::keep_names,
    error::{Error, Errors, GenerateError},
    schema::{Schema, Table},
    snapshot::{self, History, Snapshot},
};
use diesel_one_to_one::definition::Entry;
use std::path::{Path, PathBuf};

/// What came of it.
///
/// ```
/// use diesel_one_to_one_schema::generate::Baseline;
///
/// assert_ne!(Baseline::Written("migrations/schema.json".into()), Baseline::Differs(Vec::new()));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Baseline {
    /// The file.
    Written(PathBuf),
    /// The database is not as the models say, and nothing is written.
    Differs(Vec<Finding>),
}

/// Writes the snapshot that the first generated migration follows, beside the folders of the migrations: what the models say,
/// for a database that has their tables. What that calls otherwise keeps its name. Tables that no model knows are left out, and
/// nothing is done to them then. No SQL is written.
///
/// ```
/// use diesel_one_to_one::{definition::*, dialect::Dialect};
/// use diesel_one_to_one_schema::{generate::{Baseline, baseline, up_to_date}, schema::Schema};
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
///
/// let folder = tempfile::tempdir()?;
/// // as `live::Inspect` reads it
/// let live = Schema::of(models)?;
/// let written = baseline(models, &live, Dialect::Postgres, folder.path())?;
/// assert_eq!(written, Baseline::Written(folder.path().join("schema.json")));
/// up_to_date(models, folder.path())?;
///
/// let again = baseline(models, &live, Dialect::Postgres, folder.path());
/// assert_eq!(again.unwrap_err().code(), "O2O626");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Snapshots that are there already, models that contradict themselves or that the engine cannot hold, a folder that cannot be
/// written.
pub fn baseline(models: &[Entry], live: &Schema, dialect: Dialect, folder: &Path) -> Result<Baseline, GenerateError> {
    if let Some(path) = History::read(folder)?.first() {
        return Err(GenerateError::Begun { path });
    }
    let models_say = Schema::of(models)?;
    let refused = dialect::verify(&dialect::suited(models_say.clone(), dialect), dialect);
    let models_say = Errors::unless_empty(models_say, refused.into_iter().map(Error::from).collect())?;
    let findings = check::compare(&models_say, live, dialect);
    if !findings.is_empty() {
        return Ok(Baseline::Differs(findings));
    }
    let schema = as_it_is_called(models_say, live, dialect);
    let json = Snapshot { dialect, after: Vec::new(), schema }.to_json()?;
    write::file(folder, snapshot::FILE, &json).map(Baseline::Written)
}

/// The models' schema, in which everything is called as the database calls it.
fn as_it_is_called(models_say: Schema, live: &Schema, dialect: Dialect) -> Schema {
    let mut live = live.clone();
    if !dialect.adds_foreign_keys() {
        // a constraint of a table that is made anew is never called by its name, and is numbered where it has none
        let nameless =
            |table: Table| Table { primary_key: None, foreign_keys: Vec::new(), checks: Vec::new(), ..table };
        live.tables = live.tables.into_iter().map(nameless).collect();
    }
    let seen = match &live.own_name {
        Some(own_name) => models_say.clone().seen_from(own_name),
        None => models_say.clone(),
    };
    let mut called = keep_names(&live, seen);
    // the models' own word for a schema stays
    for (table, model) in called.tables.iter_mut().zip(models_say.tables) {
        table.name = model.name;
        for (key, of_model) in table.foreign_keys.iter_mut().zip(model.foreign_keys) {
            key.references.table = of_model.references.table;
        }
    }
    Schema { own_name: models_say.own_name, ..called }
}
