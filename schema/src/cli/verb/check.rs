//! `check`

use super::{Context, counted, help};
use crate::{
    check::{self, Difference},
    cli::{
        arguments::Check,
        associations,
        connection::on,
        failure::Failure,
        report::{Finding, Report, Severity},
    },
    hints::{Hint, hints},
    schema::TableName,
};
use diesel_one_to_one::definition::Entry;

pub(super) fn run(arguments: &Check, context: &Context<'_>) -> Result<Report, Failure> {
    let schema = context.schema("check")?;
    let findings: Vec<check::Finding> = on!(context.connection()?, conn => check::check(&schema, conn)?);
    let mut findings: Vec<Finding> = findings.iter().map(|it| finding(context.models, it)).collect();
    let mut talk = vec![match findings.len() {
        0 => format!("no findings: {} as the models say", counted(schema.tables.len(), "table")),
        number => counted(number, "finding"),
    }];
    if arguments.hints {
        let hints = hints(context.models);
        talk.push(counted(hints.len(), "hint"));
        findings.extend(hints.iter().map(|it| hint(context.models, it)));
    }
    if !findings.is_empty() {
        talk.push(format!("`{} explain CODE` tells what a code means", context.command));
    }
    Ok(Report::of(findings, talk))
}

fn hint(models: &[Entry], hint: &Hint) -> Finding {
    let (table, association) = associations::at(models, &hint.place);
    Finding {
        code: hint.code(),
        severity: Severity::Hint,
        table: table.map(|it| it.to_string()),
        association,
        message: hint.to_string(),
        help: help(hint.code()),
        sql: None,
        rows: None,
    }
}

/// As a report has it.
pub(super) fn finding(models: &[Entry], finding: &check::Finding) -> Finding {
    let association = finding.table.as_ref().and_then(|table| association(models, table, &finding.difference));
    Finding {
        code: finding.code(),
        severity: Severity::Error,
        table: finding.table.as_ref().map(TableName::to_string),
        association,
        message: finding.to_string(),
        help: help(finding.code()),
        sql: match &finding.difference {
            Difference::ForeignKeysOff { on, .. } => Some((*on).to_owned()),
            _ => None,
        },
        rows: None,
    }
}

fn association(models: &[Entry], table: &TableName, difference: &Difference) -> Option<String> {
    let columns = match difference {
        Difference::UniqueMissing { columns }
        | Difference::ForeignKeyMissing { columns, .. }
        | Difference::OnDelete { columns, .. }
        | Difference::OnUpdate { columns, .. }
        | Difference::Deferral { columns, .. } => columns.clone(),
        Difference::ColumnMissing { column }
        | Difference::Type { column, .. }
        | Difference::Nullability { column, .. } => {
            vec![column.clone()]
        }
        _ => return None,
    };
    associations::of(models, table, &columns).map(|it| it.name)
}
