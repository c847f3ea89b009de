//! `status`

use super::{Context, counted};
use crate::{
    cli::{
        arguments::Status,
        connection::on,
        failure::Failure,
        report::{Answer, Migration, Report, State},
    },
    dialect::migrations,
    live::Inspect,
};
use diesel::{QueryResult, migration::MigrationSource};
use diesel_migrations::FileBasedMigrations;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(arguments: &Status, context: &Context<'_>) -> Result<Report, Failure> {
    let folder = match &arguments.migration_dir {
        Some(folder) => FileBasedMigrations::from_path(folder),
        None => FileBasedMigrations::find_migrations_directory(),
    };
    let folder = folder.map_err(|error| unreadable(&error))?;
    let migrations: Vec<Migration> = on!(context.connection()?, conn => migrations(&folder, conn)?);
    let pending = migrations.iter().filter(|it| it.state == State::Pending).count();
    let talk = match (pending, migrations.len()) {
        (0, all) => format!("{}, none pending", counted(all, "migration")),
        (pending, all) => format!("{}, {pending} pending: `diesel migration run` runs them", counted(all, "migration")),
    };
    Ok(Report::answering(Answer::Migrations { migrations }, vec![talk]))
}

/// Those of the folder and those that the database has, by version.
fn migrations<Conn: Inspect>(folder: &FileBasedMigrations, conn: &mut Conn) -> Result<Vec<Migration>, Failure> {
    let of_folder = MigrationSource::<Conn::Backend>::migrations(folder).map_err(|error| unreadable(&*error))?;
    let of_folder = of_folder.iter().map(|it| (it.name().version().to_string(), it.name().to_string()));
    let of_folder: BTreeMap<String, String> = of_folder.collect();
    let applied = applied(conn)?;
    let versions: BTreeSet<&String> = of_folder.keys().chain(&applied).collect();
    let migrations = versions.into_iter().map(|version| Migration {
        version: version.clone(),
        name: of_folder.get(version).unwrap_or(version).clone(),
        state: match (of_folder.contains_key(version), applied.contains(version)) {
            (true, false) => State::Pending,
            (true, true) => State::Applied,
            (false, _) => State::Unknown,
        },
    });
    Ok(migrations.collect())
}

/// Diesel's harness would make its list first, which a role that may only read cannot.
fn applied<Conn: Inspect>(conn: &mut Conn) -> QueryResult<BTreeSet<String>> {
    if conn.count(migrations::listed(Conn::DIALECT))? == 0 {
        return Ok(BTreeSet::new());
    }
    Ok(conn.keys(&migrations::versions(Conn::DIALECT))?.into_iter().flatten().collect())
}

fn unreadable(error: &(impl std::fmt::Display + ?Sized)) -> Failure {
    Failure::Usage(format!("{error}; `--migration-dir` says where the migrations are"))
}
