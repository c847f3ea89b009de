//! From the models to the migrations of a recipe.

use super::{
    Draft, Generated, Options,
    parts::{self, Written},
    version, write,
};
use crate::{
    audit::Keep,
    change::Loss,
    diff::Hints,
    error::GenerateError,
    explain::{ExplainError, find},
    plan::{Plan, Step},
    recipe::{Association, Recipe, read},
    schema::{Schema, TableName},
    snapshot::{History, Snapshot, Start},
};
use diesel_one_to_one::{definition::Entry, dialect::Dialect};
use std::path::Path;

/// What is asked of a recipe.
///
/// ```
/// use diesel_one_to_one_schema::generate::Asked;
///
/// let asked = Asked { association: "User.profile".into(), keep: None, at_a_time: None };
/// assert!(asked.at_a_time.is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Asked {
    /// `User.profile`, or `Profile.user`; `users.profiles`, the tables, where the models know it no more.
    pub association: String,
    /// Which of several children stays.
    pub keep: Option<Keep>,
    /// For a service that runs meanwhile, in several migrations: how many rows are copied at a time, where any are.
    pub at_a_time: Option<u32>,
}

/// As [`generate`](super::generate), but what has another place in the models is moved: see [`recipe`](crate::recipe). One
/// migration; several for a service that runs meanwhile.
///
/// ```
/// use diesel_one_to_one::{definition::*, dialect::Dialect};
/// use diesel_one_to_one_schema::generate::{Asked, Options, change};
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
///
/// let folder = tempfile::tempdir()?;
/// let options = Options { name: "split".into(), dialect: Some(Dialect::Postgres), ..Options::default() };
/// let asked = Asked { association: "teams.badges".into(), keep: None, at_a_time: None };
/// let refused = change(models, folder.path(), &options, &asked).unwrap_err();
/// assert!(refused.to_string().starts_with("there is no `badges` of `teams`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`generate`](super::generate); and why there is no recipe.
pub fn change(models: &[Entry], folder: &Path, options: &Options, asked: &Asked) -> Result<Generated, GenerateError> {
    version::named(&options.name)?;
    let history = History::read(folder)?;
    let Start { dialect, after, schema: from } = history.start(options.merge)?;
    let dialect = Draft::dialect(dialect, options)?;
    let to = Schema::of(models)?;
    let association = association(models, &asked.association, [&from, &to])?;
    let recipe = read(&from, &to, &association, &Hints::of(models), asked.keep);
    let recipe = recipe.map_err(|refused| GenerateError::NoRecipe { refused })?;
    let files = files(&recipe, asked, options, dialect)?;
    let losses: Vec<Loss> = files.iter().flat_map(|it| it.plan.losses()).collect();
    let steps = files.iter().flat_map(|it| &it.plan.steps).filter(|it| !it.change.waits());
    let steps: Vec<Step> = steps.cloned().collect();
    if !losses.is_empty() && !options.allow_destructive {
        return Err(GenerateError::Destructive { losses });
    }
    let joined = if after.len() > 1 { after.clone() } else { Vec::new() };
    let (mut folders, mut after) = (history.folders().to_vec(), after);
    let mut migrations = Vec::new();
    let online = asked.at_a_time.is_some() && dialect.validates_later();
    let mut options = Options { online, ..options.clone() };
    let last = files.len();
    for (number, File { name, plan, in_transaction }) in (1..).zip(files) {
        let mut parts = parts::all(&plan, folder, &options)?;
        if number < last {
            parts::go_on(&parts, dialect, folder, &mut options)?;
        }
        if !in_transaction {
            parts.iter_mut().for_each(Written::alone);
        }
        let versions = version::all(&folders, options.time, parts.len())?;
        let snapshot = Snapshot { dialect, after, schema: plan.target }.to_json()?;
        let written = write::migrations(&name, versions, &parts, &joined, snapshot);
        folders.extend(written.iter().map(|it| it.name.clone()));
        after = folders.last().cloned().into_iter().collect();
        migrations.extend(written);
    }
    let folders = write::all(folder, &migrations)?;
    Ok(Generated { folders, steps, losses, joined })
}

/// What one migration does.
struct File {
    name: String,
    plan: Plan,
    in_transaction: bool,
}

fn files(recipe: &Recipe, asked: &Asked, options: &Options, dialect: Dialect) -> Result<Vec<File>, GenerateError> {
    let Some(most) = asked.at_a_time else {
        let plan = recipe.plan(dialect)?;
        return Ok(vec![File { name: options.name.clone(), plan, in_transaction: true }]);
    };
    let stages = recipe.expand(most, dialect).map_err(|refused| GenerateError::NoRecipe { refused })?;
    let is_only = stages.len() == 1;
    let file = |it: crate::recipe::Stage| File {
        name: if is_only { options.name.clone() } else { format!("{}_{}", options.name, it.name) },
        plan: it.plan,
        in_transaction: it.in_transaction,
    };
    Ok(stages.into_iter().map(file).collect())
}

/// The tables of an association of the models; or two tables, one of which may be there no more.
fn association(models: &[Entry], name: &str, ends: [&Schema; 2]) -> Result<Association, GenerateError> {
    match find::association(models, name) {
        Ok(found) => {
            let foreign_key = found.key.columns.iter().map(|it| (*it).to_owned()).collect();
            Ok(Association { parent: found.parent.table.into(), child: found.child.table.into(), foreign_key })
        }
        Err(ExplainError::Models(errors)) => Err(GenerateError::Models(errors)),
        Err(ExplainError::Unknown { name, nearest, .. }) => {
            let tables = ends.into_iter().flat_map(|it| &it.tables).map(|it| &it.name);
            let names: Vec<&TableName> = tables.collect();
            let pairs = names.iter().flat_map(|parent| names.iter().map(move |child| (parent, child)));
            let said = |(parent, child): &(&&TableName, &&TableName)| format!("{parent}.{child}") == name;
            let found = pairs.into_iter().find(said);
            match (found, name.split_once('.')) {
                (Some((parent, child)), _) => Ok(Association::between((*parent).clone(), (*child).clone())),
                // it says so itself
                (None, Some((parent, child))) if names.iter().any(|it| it.name == parent) => {
                    Ok(Association::between(TableName::new(parent), TableName::new(child)))
                }
                _ => Err(GenerateError::UnknownAssociation { name, nearest }),
            }
        }
    }
}
