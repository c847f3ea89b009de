//! Any one constraint is dropped: `check` names it, and the statement that it gives makes it again.

use crate::{command, database, models::models};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one::definition::{Entry, LogicalType};
use diesel_one_to_one_schema::{
    cli::Exit,
    live::Inspect,
    schema::{Origin, Schema, Table, TableName},
};
use tests::engine::Engine;

pub(crate) fn every_constraint_of_the_patterns<E: Engine<Connection: Inspect>>() {
    assert!(dropped_one_by_one::<E>(patterns::MODELS) >= 30);
}

pub(crate) fn every_constraint_of_the_tests<E: Engine<Connection: Inspect>>() {
    assert!(dropped_one_by_one::<E>(models()) >= 9);
}

/// How many there are.
fn dropped_one_by_one<E: Engine<Connection: Inspect>>(models: &[Entry]) -> usize {
    let whole = Schema::of(models).unwrap();
    assert_eq!(findings(models, &database::<E>(&whole, "")), []);
    let dropped = all(&whole);
    let mut mended = 0;
    for Dropped { schema, table, code, names } in &dropped {
        let database = database::<E>(schema, "");
        let found = findings(models, &database);
        let named = |it: &Found| it.code == *code && it.table == table.to_string() && it.message.contains(names);
        assert!(found.iter().any(named), "{code} of {table} over {names}: {found:#?}");
        if let [Found { sql: Some(sql), .. }] = &found[..] {
            database.connect().batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
            assert_eq!(findings(models, &database), [], "{sql}");
            mended += 1;
        }
    }
    assert!(mended >= 2);
    dropped.len()
}

/// What `check` finds.
#[derive(Debug, PartialEq)]
struct Found {
    code: String,
    table: String,
    message: String,
    /// The statement that mends it.
    sql: Option<String>,
}

fn findings<E: Engine>(models: &[Entry], database: &E) -> Vec<Found> {
    let (exit, answer) = command::json(models, &["check", "--database-url", database.url()]);
    let all = answer["findings"].as_array().unwrap();
    assert_eq!(exit, if all.is_empty() { Exit::Clean } else { Exit::Findings });
    let text = |of: &serde_json::Value| of.as_str().unwrap().to_owned();
    let found = |it: &serde_json::Value| Found {
        code: text(&it["code"]),
        table: text(&it["table"]),
        message: text(&it["message"]),
        sql: it["sql"].as_str().map(str::to_owned),
    };
    all.iter().map(found).collect()
}

/// A schema with one constraint less.
struct Dropped {
    schema: Schema,
    /// Whose it was, under which code it is missed, and a part of the message.
    table: TableName,
    code: &'static str,
    names: String,
}

fn all(whole: &Schema) -> Vec<Dropped> {
    let mut all = Vec::new();
    for (number, table) in whole.tables.iter().enumerate() {
        let mut without = |code, names: &str, change: &dyn Fn(&mut Schema)| {
            let mut schema = whole.clone();
            change(&mut schema);
            all.push(Dropped { schema, table: table.name.clone(), code, names: names.to_owned() });
        };
        for (at, unique) in table.uniques.iter().enumerate() {
            without("O2O307", &listed(&unique.columns), &|it| {
                it.tables[number].uniques.remove(at);
                keep_types(&mut it.tables[number], &unique.columns);
                drop_keys_onto(it, &table.name, &unique.columns);
            });
        }
        for (at, key) in table.foreign_keys.iter().enumerate() {
            without("O2O308", &listed(&key.columns), &|it| drop(it.tables[number].foreign_keys.remove(at)));
        }
        for (at, check) in table.checks.iter().enumerate() {
            without("O2O312", &check.expression, &|it| drop(it.tables[number].checks.remove(at)));
        }
        let key = table.primary_key.as_ref().unwrap();
        without("O2O306", &listed(&key.columns), &|it| {
            it.tables[number].primary_key = None;
            // there is no counter that is not a key on MariaDB, nor on SQLite
            it.tables[number].columns.iter_mut().filter(|it| it.origin == Origin::Identity).for_each(|it| {
                it.origin = Origin::Written;
            });
            drop_keys_onto(it, &table.name, &key.columns);
        });
        for (at, column) in table.columns.iter().enumerate() {
            // a primary key is NOT NULL by itself
            if !column.nullable && !key.columns.contains(&column.name) {
                without("O2O305", &column.name, &|it| it.tables[number].columns[at].nullable = true);
            }
        }
    }
    all
}

/// A text that has been under a UNIQUE keeps the type that MariaDB needs for it there.
fn keep_types(table: &mut Table, columns: &[String]) {
    for column in table.columns.iter_mut().filter(|it| columns.contains(&it.name)) {
        if column.data_type.logical == LogicalType::Text {
            column.data_type.names.mariadb = Some("VARCHAR(255)".to_owned());
        }
    }
}

/// What refers to columns that nothing makes unique goes with what did.
fn drop_keys_onto(schema: &mut Schema, parent: &TableName, columns: &[String]) {
    for table in &mut schema.tables {
        table.foreign_keys.retain(|it| it.references.table != *parent || it.references.columns != columns);
    }
}

fn listed(columns: &[String]) -> String {
    columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}
