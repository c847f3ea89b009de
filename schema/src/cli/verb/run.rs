//! `run`

use super::{Context, counted, finding};
use crate::{
    cli::{
        Exit,
        arguments::Run,
        connection::on,
        failure::Failure,
        password,
        report::{Answer, Migration, Report, State},
    },
    dialect::file,
    run::{self, RunError, Runner, Target},
};
use diesel::connection::SimpleConnection as _;
use diesel_migrations::FileBasedMigrations;
use std::{fs, path::PathBuf, time::Duration};

pub(super) fn run(arguments: &Run, context: &Context<'_>) -> Result<Report, Failure> {
    let folder = super::status::folder(arguments.folder.migration_dir.as_deref())?;
    super::status::suits(&folder, context)?;
    let url = context.global.database_url.as_deref().unwrap_or_default();
    on!(context.connection()?, conn => {
        let report = asked(arguments, &folder, conn);
        report.or_else(|error| failed(&error, conn.batch_execute(file::NOTHING).is_ok(), url))
    })
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

/// A migration that was stopped, or failed, is something that is found; and what was applied before it is told with it.
fn failed(error: &RunError, has_connection: bool, url: &str) -> Result<Report, Failure> {
    let text = || password::hidden(&format!("{} [{}]", error, error.code()), url);
    let of_migration =
        matches!(error, RunError::Failed { .. } | RunError::Orphans { .. } | RunError::Transaction { .. });
    match error {
        RunError::Source { .. } | RunError::Twins { .. } => return Err(Failure::Usage(text())),
        _ if error.applied().is_empty() && !(of_migration && has_connection) => return Err(Failure::Refused(text())),
        _ => {}
    }
    let applied = error.applied().iter().cloned();
    let migrations =
        applied.map(|run::Migration { version, name }| Migration { sql: None, version, name, state: State::Applied });
    let mut found = finding(error.code(), error);
    found.message = password::hidden(&found.message, url);
    let mut report = Report::answering(Answer::Ran { migrations: migrations.collect() }, Vec::new());
    report.findings.push(found);
    report.ended = (!(of_migration && has_connection)).then_some(Exit::NoConnection);
    Ok(report)
}
