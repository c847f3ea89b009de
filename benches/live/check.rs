//! The check of a thousand tables, each with a UNIQUE foreign key, an index and a CHECK.

use crate::place::Place;
use anyhow::ensure;
use diesel_one_to_one::definition::LogicalType;
use diesel_one_to_one_schema::check::compare;
use diesel_one_to_one_schema::schema::{
    Action, Check, Column, Deferral, ForeignKey, Index, Origin, PrimaryKey, References, Schema, Table, TableName,
    Unique,
};
use diesel_one_to_one_schema::script::create_script;
use std::time::Instant;

const TABLES: usize = 1_000;

pub(crate) fn run<P: Place>() -> anyhow::Result<Option<String>> {
    let models = Schema { tables: (0..TABLES).map(table).collect(), ..Schema::default() };
    let script = create_script(&models, P::DIALECT)?;
    P::with_database(|conn| {
        for statement in &script.statements {
            conn.batch_execute(&statement.sql)?;
        }
        let start = Instant::now();
        let live = conn.inspect(&[])?;
        let read = start.elapsed().as_secs_f64();
        let findings = compare(&models, &live, P::DIALECT);
        let time = start.elapsed().as_secs_f64();
        ensure!(findings.is_empty(), "{}", findings[0]);
        println!("  check of {} tables  {time:>7.2} s, {read:.2} s of it to read them", live.tables.len());
        let excess = P::MOST_SECONDS.filter(|most| time > *most);
        Ok(excess.map(|most| format!("the check of {TABLES} tables takes {time:.2} s, at most {most:.0} s")))
    })
}

/// Each refers to the one before, and the first one to itself.
fn table(number: usize) -> Table {
    let name = |number: usize| TableName::new(format!("table_{number:03}"));
    let called = |end: &str| format!("table_{number:03}_{end}");
    let owned = |column: &str| vec![column.to_owned()];
    let column = |it: &str| Column::new(it, LogicalType::Integer);
    Table {
        columns: vec![
            Column { origin: Origin::Identity, ..column("id") },
            column("parent_id"),
            column("age"),
            column("city"),
            Column { nullable: true, ..Column::new("note", LogicalType::Text) },
        ],
        primary_key: Some(PrimaryKey { name: called("pkey"), columns: owned("id") }),
        uniques: vec![Unique { name: called("key"), columns: owned("parent_id"), condition: None, valid: true }],
        indexes: vec![Index { name: called("idx"), columns: owned("city"), valid: true }],
        foreign_keys: vec![ForeignKey {
            name: called("fkey"),
            columns: owned("parent_id"),
            references: References { table: name(number.saturating_sub(1)), columns: owned("id") },
            on_delete: Action::Cascade,
            on_update: Action::NoAction,
            deferral: Deferral::Never,
            valid: true,
            comment: None,
        }],
        checks: vec![Check { name: called("check"), expression: "age > 0".into(), valid: true }],
        ..Table::new(name(number))
    }
}
