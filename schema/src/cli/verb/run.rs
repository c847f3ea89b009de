//! `run`

use super::{Context, counted};
use crate::{
    cli::{
        arguments::Run,
        connection::on,
        failure::Failure,
        password,
        report::{Answer, Migration, Report, State},
    },
    run::{self, RunError, Runner, Target},
};
use diesel_migrations::FileBasedMigrations;
use std::{fs, path::PathBuf, time::Duration};

pub(super) fn run(arguments: &Run, context: &Context<'_>) -> Result<Report, Failure> {
    let folder = super::status::folder(arguments.folder.migration_dir.as_deref())?;
    let report: Result<Report, RunError> = on!(context.connection()?, conn => asked(arguments, &folder, conn));
    report.map_err(|error| failure(&error, context.global.database_url.as_deref().unwrap_or_default()))
}

fn asked<Conn: Target>(arguments: &Run, folder: &FileBasedMigrations, conn: &mut Conn) -> Result<Report, RunError> {
    let runner = Runner::new().patience(Duration::from_secs(arguments.wait));
    let (migrations, state, done) = match (arguments.only_shows, arguments.revert) {
        (true, false) => (run::pending(conn, folder)?, State::Pending, "pending: nothing was changed"),
        (true, true) => (Vec::from_iter(run::last(conn, folder)?), State::Applied, "to revert: nothing was changed"),
        (false, false) => (runner.run(conn, folder)?, State::Applied, "applied"),
        (false, true) => (Vec::from_iter(runner.revert(conn, folder)?), State::Reverted, "reverted"),
    };
    let talk = if migrations.is_empty() {
        "nothing to do".to_owned()
    } else {
        format!("{} {done}", counted(migrations.len(), "migration"))
    };
    let file = arguments.only_shows.then_some(if arguments.revert { "down.sql" } else { "up.sql" });
    let migrations = migrations.into_iter().map(|run::Migration { version, name }| Migration {
        sql: file.and_then(|file| text(folder.path().join(&name).join(file))),
        version,
        name,
        state,
    });
    Ok(Report::answering(Answer::Ran { migrations: migrations.collect() }, vec![talk]))
}

/// As it is on the disk. One that is not there fails where it is run, with the reason.
fn text(path: PathBuf) -> Option<String> {
    fs::read_to_string(path).ok()
}

fn failure(error: &RunError, url: &str) -> Failure {
    let text = password::hidden(&format!("{} [{}]", error, error.code()), url);
    match error {
        RunError::Source { .. } | RunError::Twins { .. } => Failure::Usage(text),
        _ => Failure::Refused(text),
    }
}
