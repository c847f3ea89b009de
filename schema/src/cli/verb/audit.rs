//! `audit`

use super::{Context, check, counted, help};
use crate::{
    audit::{self, Broken, Rule},
    check::{Difference, compare},
    cli::{
        arguments::Audit,
        associations,
        connection::on,
        failure::Failure,
        report::{Finding, Report, Rows, Severity},
    },
    live::Inspect,
    schema::{Schema, TableName},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{collections::BTreeSet, time::Duration};

pub(super) fn run(arguments: &Audit, context: &Context<'_>) -> Result<Report, Failure> {
    let schema = context.schema("audit")?;
    on!(context.connection()?, conn => audit(arguments, context, schema, conn))
}

fn audit<Conn: Inspect>(
    arguments: &Audit,
    context: &Context<'_>,
    mut schema: Schema,
    conn: &mut Conn,
) -> Result<Report, Failure> {
    let mut findings = leave_out_lacking(context, &mut schema, conn)?;
    let rules = audit::rules(&schema).count();
    let bar = progress(context, rules);
    let audit = audit::Audit::of(&schema).listing(arguments.list);
    let broken = audit.run_and_tell(conn, |rule| {
        bar.set_message(rule.to_string());
        bar.inc(1);
    });
    bar.finish_and_clear();
    let broken = broken?;
    let keeps_to = rules - broken.len();
    findings.extend(broken.into_iter().map(|it| finding::<Conn>(arguments, context, it)));
    let mut talk =
        vec![format!("{}, and {keeps_to} of {} kept to", counted(findings.len(), "finding"), counted(rules, "rule"))];
    if arguments.keep.is_none() && !findings.is_empty() {
        talk.push("`--keep oldest` or `--keep newest` prints the repair, too".to_owned());
    }
    Ok(Report::of(findings, talk))
}

/// Nothing can be asked about tables that are not there, or lack a column: they are found, and left out.
fn leave_out_lacking<Conn: Inspect>(
    context: &Context<'_>,
    schema: &mut Schema,
    conn: &mut Conn,
) -> Result<Vec<Finding>, Failure> {
    let schemas: BTreeSet<&str> = schema.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    let live = conn.inspect(&schemas.into_iter().collect::<Vec<_>>())?;
    let mut lacking = compare(schema, &live, Conn::DIALECT);
    lacking.retain(|it| matches!(it.difference, Difference::TableMissing | Difference::ColumnMissing { .. }));
    let asked = |table: &TableName| !lacking.iter().any(|it| it.table.as_ref() == Some(table));
    let findings = lacking.iter().map(|it| check::finding(context.models, schema, it, Conn::DIALECT)).collect();
    schema.tables.retain(|it| asked(&it.name));
    for table in &mut schema.tables {
        table.foreign_keys.retain(|it| asked(&it.references.table));
    }
    Ok(findings)
}

/// Drawn where a person looks on.
fn progress(context: &Context<'_>, rules: usize) -> ProgressBar {
    if !context.shows_progress {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(rules as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{spinner} {pos}/{len} {elapsed}  {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn finding<Conn: Inspect>(
    arguments: &Audit,
    context: &Context<'_>,
    Broken { rule, count, keys, .. }: Broken<'_>,
) -> Finding {
    let (table, columns) = match rule {
        Rule::Singular(table, columns, _) => (table, columns),
        Rule::Parent(table, key) => (table, key.columns.as_slice()),
        Rule::NotNull(table, column) => (table, &[column.to_owned()][..]),
        Rule::Check(table, _) => (table, &[][..]),
    };
    let association = associations::of(context.models, &table.name, columns);
    let sensitive = association.as_ref().is_some_and(|it| it.sensitive);
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    Finding {
        code: rule.code(),
        severity: Severity::Error,
        table: Some(table.name.to_string()),
        association: association.map(|it| it.name),
        message: format!("broken {times}: {rule}"),
        help: help(rule.code()),
        sql: Some(rule.select(Conn::DIALECT)),
        rows: Some(Rows {
            count,
            keys: if sensitive { Vec::new() } else { keys },
            repair: arguments.keep.and_then(|keep| rule.repair(keep.into(), Conn::DIALECT)),
        }),
    }
}
