//! `check`

use super::{Context, counted, help};
use crate::{
    change::Change,
    check::{self, Difference},
    cli::{
        arguments::Check,
        associations,
        connection::on,
        failure::Failure,
        report::{Finding, Report, Severity},
    },
    dialect::{self, Dialect},
    hints::{Hint, hints},
    live::Inspect,
    schema::{Schema, TableName},
};
use diesel::QueryResult;
use diesel_one_to_one::definition::Entry;

pub(super) fn run(arguments: &Check, context: &Context<'_>) -> Result<Report, Failure> {
    let schema = context.schema("check")?;
    let mut findings: Vec<Finding> = on!(context.connection()?, conn => findings(context.models, &schema, conn)?);
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

fn findings<Conn: Inspect>(models: &[Entry], schema: &Schema, conn: &mut Conn) -> QueryResult<Vec<Finding>> {
    let findings = check::check(schema, conn)?;
    Ok(findings.iter().map(|it| finding(models, schema, it, Conn::DIALECT)).collect())
}

/// As a report has it.
pub(super) fn finding(models: &[Entry], schema: &Schema, finding: &check::Finding, dialect: Dialect) -> Finding {
    let association = finding.table.as_ref().and_then(|table| association(models, table, &finding.difference));
    Finding {
        code: finding.code(),
        severity: Severity::Error,
        table: finding.table.as_ref().map(TableName::to_string),
        association,
        message: finding.to_string(),
        help: help(finding.code()),
        sql: mending(schema, finding, dialect),
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

/// The statement after which models and database agree, where it takes no more than one.
fn mending(schema: &Schema, finding: &check::Finding, dialect: Dialect) -> Option<String> {
    if let Difference::ForeignKeysOff { on, .. } = &finding.difference {
        return Some((*on).to_owned());
    }
    let table = schema.table(finding.table.as_ref()?)?;
    let addition = match &finding.difference {
        Difference::UniqueMissing { columns } => {
            let unique = table.uniques.iter().find(|it| it.columns == *columns)?;
            Change::AddUnique(table.name.clone(), unique.clone())
        }
        Difference::ForeignKeyMissing { columns, parent } => {
            let key = table.foreign_keys.iter().find(|it| it.columns == *columns && it.references.table == *parent)?;
            Change::AddForeignKey(table.name.clone(), key.clone())
        }
        _ => return None,
    };
    let [sql] = <[String; 1]>::try_from(dialect::write_once(&addition, dialect)).ok()?;
    Some(sql)
}
