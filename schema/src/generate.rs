//! From the models to the next migration.
//!
//! [`generate`] holds the models against the last snapshot, [`snapshot::FILE`](crate::snapshot::FILE) in the folder of the last
//! migration that was generated, and writes the migration between the two, with the snapshot that comes after it. No database is asked.
//! [`steps`] and [`up_to_date`] say what there would be to write. [`baseline`] is where a project begins that has tables.

mod baseline;
mod change;
mod draft;
mod only;
mod parts;
mod renames;
mod test;
mod text;
mod time;
mod version;
mod write;

use crate::{
    change::Loss,
    dialect::Dialect,
    error::GenerateError,
    plan::Step,
    snapshot::{History, Snapshot},
};
pub use baseline::{Baseline, baseline};
pub use change::{Asked, change};
use diesel_one_to_one::definition::Entry;
use draft::Draft;
use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};
pub use test::assert_up_to_date;

/// The command that is named where one is to be typed: that of the program that `init` writes.
pub(crate) const COMMAND: &str = "cargo run --bin one_to_one --";

/// What is asked for; the rest is given by struct update.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::generate::Options;
/// use std::time::SystemTime;
///
/// let options = Options {
///     name: "add_profiles".into(),
///     time: SystemTime::now(),
///     dialect: Some(Dialect::Sqlite),
///     ..Options::default()
/// };
/// assert!(!options.allow_destructive && !options.merge);
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    /// What the migration is called, after its version.
    pub name: String,
    /// Now, from which its version is made.
    pub time: SystemTime,
    /// The engine; otherwise that of the last snapshot.
    pub dialect: Option<Dialect>,
    /// May rows and values be lost?
    pub allow_destructive: bool,
    /// Only the tables of this association: `User.profile`, or `Profile.user`.
    pub only: Option<String>,
    /// May several branches be joined?
    pub merge: bool,
    /// In [parts beside which others write](crate::online), each a migration of its own, with a note of each lock?
    pub online: bool,
    /// What the SQLite database is made of that the migration is for; otherwise, what the migrations that are there make of
    /// an empty one.
    #[cfg(feature = "sqlite")]
    pub live: Option<crate::shadow::Objects>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            name: String::new(),
            time: SystemTime::UNIX_EPOCH,
            dialect: None,
            allow_destructive: false,
            only: None,
            merge: false,
            online: false,
            #[cfg(feature = "sqlite")]
            live: None,
        }
    }
}

/// What has been written.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Generated {
    /// The folders of the migrations; none where there was nothing to do.
    pub folders: Vec<PathBuf>,
    /// What they do.
    pub steps: Vec<Step>,
    /// What that loses for good.
    pub losses: Vec<Loss>,
    /// The branches that are joined by it, if any are.
    pub joined: Vec<String>,
}

/// Writes the migration that leads from the last snapshot in this folder to the models, with its snapshot: `up.sql`,
/// `down.sql` and `schema.json` in a folder as Diesel's own command makes it. Where there is nothing to do, nothing is
/// written.
///
/// ```
/// use diesel_one_to_one::{definition::*, dialect::Dialect};
/// use diesel_one_to_one_schema::generate::{Options, generate};
/// use std::time::{Duration, SystemTime};
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
///
/// let folder = tempfile::tempdir()?;
/// let options = Options {
///     name: "teams".into(),
///     time: SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000),
///     dialect: Some(Dialect::Sqlite),
///     ..Options::default()
/// };
/// let generated = generate(models, folder.path(), &options)?;
/// assert!(generated.folders[0].ends_with("2026-09-21-141320-0000_teams"));
/// let up = std::fs::read_to_string(generated.folders[0].join("up.sql"))?;
/// assert!(up.contains("CREATE TABLE \"teams\""));
///
/// // nothing more to do
/// assert!(generate(models, folder.path(), &options)?.folders.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// All that stands between the models and a migration, each with a code and what to do.
pub fn generate(models: &[Entry], folder: &Path, options: &Options) -> Result<Generated, GenerateError> {
    version::named(&options.name)?;
    let history = History::read(folder)?;
    let Draft { plan, after, joined } = Draft::of(models, &history, options)?;
    let (steps, losses) = (plan.steps.clone(), plan.losses());
    if steps.is_empty() && joined.is_empty() {
        return Ok(Generated { folders: Vec::new(), steps, losses, joined });
    }
    if !losses.is_empty() && !options.allow_destructive {
        return Err(GenerateError::Destructive { losses });
    }
    if !joined.is_empty() {
        parts::joined(&plan, folder, options)?;
    }
    let parts = parts::all(&plan, folder, options)?;
    let snapshot = Snapshot { dialect: plan.dialect, after, schema: plan.target }.to_json()?;
    let versions = version::all(history.folders(), options.time, parts.len())?;
    let migrations = write::migrations(&options.name, versions, &parts, &joined, snapshot);
    let folders = write::all(folder, &migrations)?;
    Ok(Generated { folders, steps, losses, joined })
}

/// What [`generate`] would do, in order; nothing is written, and a loss is no error. Of the options, the name and the time
/// are not looked at.
///
/// ```
/// use diesel_one_to_one::{definition::*, dialect::Dialect};
/// use diesel_one_to_one_schema::generate::{Options, steps};
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
///
/// let folder = tempfile::tempdir()?;
/// let options = Options { dialect: Some(Dialect::Mariadb), ..Options::default() };
/// let steps = steps(models, folder.path(), &options)?;
/// assert_eq!(steps[0].change.to_string(), "`teams` comes to be");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`generate`], but for those of writing.
pub fn steps(models: &[Entry], folder: &Path, options: &Options) -> Result<Vec<Step>, GenerateError> {
    Ok(Draft::of(models, &History::read(folder)?, options)?.plan.steps)
}

/// Do the migrations of this folder lead to the models? [`assert_up_to_date!`](crate::assert_up_to_date) is the same as a
/// test.
///
/// ```
/// use diesel_one_to_one::definition::*;
/// use diesel_one_to_one_schema::generate::up_to_date;
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
///
/// let folder = tempfile::tempdir()?;
/// assert_eq!(up_to_date(models, folder.path()).unwrap_err().code(), "O2O623");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// What is to be generated; or why that cannot be told.
pub fn up_to_date(models: &[Entry], folder: &Path) -> Result<(), GenerateError> {
    let changes = match steps(models, folder, &Options::default()) {
        Ok(steps) => steps.iter().map(|it| it.change.to_string()).collect(),
        Err(GenerateError::NoDialect) if models.is_empty() => Vec::new(),
        Err(GenerateError::NoDialect) => vec!["nothing has been generated yet".to_owned()],
        Err(error) => return Err(error),
    };
    if changes.is_empty() { Ok(()) } else { Err(GenerateError::OutOfDate { changes }) }
}
