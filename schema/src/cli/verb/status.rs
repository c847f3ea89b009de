//! `status`

use super::{Context, counted, generate::refused};
use crate::{
    cli::{
        arguments::Status,
        connection::{self, on},
        failure::Failure,
        report::{Answer, Migration, Report, State},
    },
    error::GenerateError,
    run::{self, Target},
    snapshot::History,
};
use diesel::migration::MigrationSource;
use diesel_migrations::FileBasedMigrations;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

pub(super) fn run(arguments: &Status, context: &Context<'_>) -> Result<Report, Failure> {
    let folder = folder(arguments.folder.migration_dir.as_deref())?;
    suits(&folder, context)?;
    let migrations: Vec<Migration> = on!(context.connection()?, conn => migrations(&folder, conn)?);
    let pending = migrations.iter().filter(|it| it.state == State::Pending).count();
    let talk = match (pending, migrations.len()) {
        (0, all) => format!("{}, none pending", counted(all, "migration")),
        (pending, all) => {
            format!("{}, {pending} pending: `{} run` runs them", counted(all, "migration"), context.command)
        }
    };
    Ok(Report::answering(Answer::Migrations { migrations }, vec![talk]))
}

/// Those of the folder and those that the database has, by version.
fn migrations<Conn: Target>(folder: &FileBasedMigrations, conn: &mut Conn) -> Result<Vec<Migration>, Failure> {
    let of_folder = MigrationSource::<Conn::Backend>::migrations(folder).map_err(|error| unreadable(&*error))?;
    let of_folder = of_folder.iter().map(|it| (it.name().version().to_string(), it.name().to_string()));
    let of_folder: BTreeMap<String, String> = of_folder.collect();
    let applied = run::list::applied(conn)?;
    let versions: BTreeSet<&String> = of_folder.keys().chain(&applied).collect();
    let migrations = versions.into_iter().map(|version| Migration {
        version: version.clone(),
        sql: None,
        name: of_folder.get(version).unwrap_or(version).clone(),
        state: match (of_folder.contains_key(version), applied.contains(version)) {
            (true, false) => State::Pending,
            (true, true) => State::Applied,
            (false, _) => State::Unknown,
        },
    });
    Ok(migrations.collect())
}

/// Files of another engine are not tried: a part of them might be taken. Where no snapshot says whose they are, nobody knows.
pub(super) fn suits(folder: &FileBasedMigrations, context: &Context<'_>) -> Result<(), Failure> {
    let url = context.global.database_url.as_deref().filter(|it| !it.is_empty());
    let snapshots = History::read(folder.path()).and_then(|it| it.dialect()).ok().flatten();
    let Some((asked, snapshots)) = url.map(connection::dialect).zip(snapshots) else { return Ok(()) };
    if asked == snapshots { Ok(()) } else { Err(refused(GenerateError::OtherDialect { snapshots, asked })) }
}

/// The folder that was named, or else the one that is found.
pub(super) fn folder(named: Option<&Path>) -> Result<FileBasedMigrations, Failure> {
    let folder = match named {
        Some(folder) => FileBasedMigrations::from_path(folder),
        None => FileBasedMigrations::find_migrations_directory(),
    };
    folder.map_err(|error| unreadable(&error))
}

fn unreadable(error: &(impl std::fmt::Display + ?Sized)) -> Failure {
    Failure::Usage(format!("{error}; `--migration-dir` says where the migrations are"))
}
