//! `generate NAME`

use super::{Context, counted, finding};
#[cfg(feature = "sqlite")]
use crate::{
    cli::connection::Live,
    dialect::Dialect,
    shadow::{Objects, Shadow},
};
use crate::{
    cli::{
        arguments::Generate,
        connection,
        failure::Failure,
        report::{Answer, Report},
    },
    error::GenerateError,
    generate::{Generated, Options, generate, steps},
    snapshot::History,
};
use std::{
    env,
    path::{Path, PathBuf},
    time::SystemTime,
};

pub(super) fn run(arguments: &Generate, context: &Context<'_>) -> Result<Report, Failure> {
    context.need_models("generate")?;
    let folder = arguments.migration_dir.clone().unwrap_or_else(found);
    let url = context.global.database_url.as_deref().filter(|it| !it.is_empty());
    // a URL that stands in the environment is no word against the snapshots
    let known = History::read(&folder).and_then(|it| it.dialect()).map_err(refused)?;
    let dialect = arguments.dialect.or(known).or_else(|| url.map(connection::dialect));
    let options = Options {
        name: arguments.name.clone().unwrap_or_default(),
        time: SystemTime::now(),
        dialect,
        allow_destructive: arguments.allow_destructive,
        only: arguments.only.clone(),
        merge: arguments.merge,
        online: arguments.online,
        ..Options::default()
    };
    if arguments.check {
        return checked(context, &folder, &options).map_err(refused);
    }
    #[cfg(feature = "sqlite")]
    let options = Options { live: live(dialect, url, &folder)?, ..options };
    generate(context.models, &folder, &options).map(|it| written(it, context)).map_err(refused)
}

/// What a SQLite database is made of, once it has the migrations that are there. One that is not there yet is what these will
/// make of it.
#[cfg(feature = "sqlite")]
pub(super) fn live(dialect: Option<Dialect>, url: Option<&str>, folder: &Path) -> Result<Option<Objects>, Failure> {
    let of_sqlite = |it: &&str| dialect == Some(connection::dialect(it)) && connection::dialect(it) == Dialect::Sqlite;
    let Some(url) = url.filter(of_sqlite).filter(|it| !connection::is_new(it)) else { return Ok(None) };
    match Live::establish(Some(url))? {
        Live::Sqlite(mut conn) if folder.is_dir() => {
            let ahead = Shadow::ahead(&mut conn, folder).and_then(|mut it| it.objects());
            ahead.map(Some).map_err(|error| Failure::Refused(error.to_string()))
        }
        Live::Sqlite(mut conn) => Ok(Some(Objects::read(&mut conn)?)),
        #[allow(unreachable_patterns, reason = "with SQLite alone")]
        _ => Ok(None),
    }
}

/// `migrations`, here or further up, as Diesel looks for it; or here, where there is none.
pub(super) fn found() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let folders = here.ancestors().map(|it| it.join("migrations"));
    folders.into_iter().find(|it| it.is_dir()).unwrap_or_else(|| PathBuf::from("migrations"))
}

pub(super) fn written(generated: Generated, context: &Context<'_>) -> Report {
    let Generated { folders, steps, losses, joined } = generated;
    let talk = match (folders.len(), steps.len()) {
        (0, _) => "nothing to do: the migrations lead to the models".to_owned(),
        (_, 0) => "nothing but the join of the branches".to_owned(),
        (_, number) => format!("{}; read it, then `{} run` runs it", counted(number, "step"), context.command),
    };
    let answer = Answer::Generated {
        folders: folders.iter().map(|it| it.display().to_string()).collect(),
        steps: steps.iter().map(ToString::to_string).collect(),
        losses: losses.iter().map(ToString::to_string).collect(),
        joined,
    };
    Report::answering(answer, vec![talk])
}

fn checked(context: &Context<'_>, folder: &Path, options: &Options) -> Result<Report, GenerateError> {
    let changes: Vec<String> = steps(context.models, folder, options)?.iter().map(|it| it.change.to_string()).collect();
    if changes.is_empty() {
        return Ok(Report::of(Vec::new(), vec!["nothing to do: the migrations lead to the models".to_owned()]));
    }
    let talk = format!("{}: `{} generate NAME` writes the migration", counted(changes.len(), "step"), context.command);
    let error = GenerateError::OutOfDate { changes };
    Ok(Report::of(vec![finding(error.code(), &error)], vec![talk]))
}

pub(super) fn refused(error: GenerateError) -> Failure {
    let code = match &error {
        GenerateError::NoRecipe { refused } => refused.code(),
        other => other.code(),
    };
    let told = format!("[{code}] {error}");
    match error {
        GenerateError::Models(errors) => errors.into(),
        GenerateError::Io { .. } => Failure::Refused(told),
        _ => Failure::Usage(told),
    }
}
