//! `adopt --baseline`

use super::{Context, check, counted, generate};
use crate::{
    cli::{
        arguments::Adopt,
        connection::on,
        failure::Failure,
        report::{Answer, Report},
    },
    dialect::Dialect,
    generate::{Baseline, baseline},
    live::Inspect,
    schema::Schema,
};
use diesel::QueryResult;
use std::collections::BTreeSet;

pub(super) fn run(arguments: &Adopt, context: &Context<'_>) -> Result<Report, Failure> {
    let models = context.schema("adopt --baseline")?;
    let folder = arguments.folder.migration_dir.clone().unwrap_or_else(generate::found);
    let (live, dialect) = on!(context.connection()?, conn => live(&models, conn)?);
    match baseline(context.models, &live, dialect, &folder).map_err(generate::refused)? {
        Baseline::Written(path) => {
            let tables = counted(models.tables.len(), "table");
            let talk = format!(
                "{tables} as the models say: `{} generate NAME` writes what comes after; until then there is nothing to run",
                context.command
            );
            Ok(Report::answering(Answer::Baseline { path: path.display().to_string() }, vec![talk]))
        }
        Baseline::Differs(findings) => {
            let talk = format!(
                "{}: nothing is written until models and database agree; `{} explain CODE` tells what a code means",
                counted(findings.len(), "finding"),
                context.command
            );
            let finding = |it| check::finding(context.models, &models, it, dialect);
            Ok(Report::of(findings.iter().map(finding).collect(), vec![talk]))
        }
    }
}

/// The connection's own schema, and those that the models name.
fn live<Conn: Inspect>(models: &Schema, conn: &mut Conn) -> QueryResult<(Schema, Dialect)> {
    let schemas: BTreeSet<&str> = models.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    Ok((conn.inspect(&schemas.into_iter().collect::<Vec<_>>())?, Conn::DIALECT))
}
