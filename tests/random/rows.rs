//! Rows for any schema, and what is in them as text.

use crate::{random::Random, schemas::is_bounded};
use diesel::QueryResult;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    live::Inspect,
    schema::{Column, ForeignKey, Schema, Table, TableName},
};
use std::collections::BTreeMap;

const ROWS: usize = 5;

/// By its columns, as an INSERT says it.
type Row = BTreeMap<String, String>;

/// INSERTs that every constraint lets pass: in each table up to five rows, whose keys count from 1.
pub(crate) fn inserts(schema: &Schema, random: &mut Random, dialect: Dialect) -> Vec<String> {
    let mut all = Vec::new();
    let mut there: BTreeMap<&TableName, Vec<Row>> = BTreeMap::new();
    for table in &schema.tables {
        for number in 1..=random.below(ROWS + 1) {
            let Some(row) = row(table, number, &there, random, dialect) else { break };
            let names: Vec<String> = row.keys().map(|it| quoted(it, dialect)).collect();
            let values: Vec<&str> = row.values().map(String::as_str).collect();
            all.push(format!(
                "INSERT INTO {} ({}) VALUES ({})",
                quoted(&table.name.name, dialect),
                names.join(", "),
                values.join(", ")
            ));
            there.entry(&table.name).or_default().push(row);
        }
    }
    all
}

/// `None`: of a parent that is not there.
fn row(
    table: &Table,
    number: usize,
    there: &BTreeMap<&TableName, Vec<Row>>,
    random: &mut Random,
    dialect: Dialect,
) -> Option<Row> {
    let written = table.columns.iter().filter(|it| !it.is_generated());
    let mut row: Row = written.map(|it| (it.name.clone(), value(table, it, number, random, dialect))).collect();
    for key in &table.foreign_keys {
        let parent = parent(table, key, number, &row, there, random);
        let null = || "NULL".to_owned();
        for (own, of) in key.columns.iter().zip(&key.references.columns) {
            let value = parent.as_ref().and_then(|it| it.get(of)).cloned().unwrap_or_else(null);
            row.insert(own.clone(), value);
        }
    }
    let lacks = |it: &Column| !it.nullable && row.get(&it.name).is_some_and(|it| it == "NULL");
    (!table.columns.iter().any(lacks)).then_some(row)
}

/// Each its own, where that is to be so.
fn parent(
    table: &Table,
    key: &ForeignKey,
    number: usize,
    row: &Row,
    there: &BTreeMap<&TableName, Vec<Row>>,
    random: &mut Random,
) -> Option<Row> {
    let mut parents = there.get(&key.references.table).cloned().unwrap_or_default();
    let primary = |it: &Table| it.primary_key.as_ref().map(|it| it.columns.clone()).unwrap_or_default();
    if key.references.table == table.name && key.references.columns == primary(table) {
        parents.push(row.clone());
    }
    let mut unique = table.uniques.iter().map(|it| &it.columns).chain(table.primary_key.iter().map(|it| &it.columns));
    if unique.any(|it| it.iter().all(|it| key.columns.contains(it))) {
        return parents.get(number - 1).cloned();
    }
    (!parents.is_empty()).then(|| random.pick(&parents).clone())
}

fn value(table: &Table, column: &Column, row: usize, random: &mut Random, dialect: Dialect) -> String {
    match column.name.as_str() {
        "id" => return row.to_string(),
        "part" => return (10 + row).to_string(),
        _ if column.nullable && random.once_in(3) => return "NULL".to_owned(),
        _ => {}
    }
    match column.data_type.logical {
        L::Bool if dialect == Dialect::Postgres => ["false", "true"][random.below(2)].to_owned(),
        L::Bool => random.below(2).to_string(),
        L::Text => format!("'it''s {row}'"),
        L::Date => format!("'2026-01-{:02}'", 1 + row),
        L::Double => format!("{row}.5"),
        // different in each row, and not more than a CHECK asks
        _ if is_bounded(table, &column.name, dialect) => format!("{}", 3_i64 - i64::try_from(row).unwrap_or_default()),
        _ => (row + 1).to_string(),
    }
}

/// All that is in a table's columns, row by row, in some order of their own.
pub(crate) fn contents<C: Inspect>(conn: &mut C, table: &Table, columns: &[String]) -> QueryResult<Vec<String>> {
    let dialect = C::DIALECT;
    let text = |column: &String| {
        let (name, kind) = (quoted(column, dialect), if dialect == Dialect::Mariadb { "CHAR" } else { "TEXT" });
        format!("coalesce(CAST({name} AS {kind}), 'NULL')")
    };
    let texts: Vec<String> = ["''".to_owned()].into_iter().chain(columns.iter().map(text)).collect();
    let all = if dialect == Dialect::Mariadb {
        format!("CONCAT_WS('|', {})", texts.join(", "))
    } else {
        texts.join(" || '|' || ")
    };
    let (key, table) = (quoted("key", dialect), quoted(&table.name.name, dialect));
    let mut rows: Vec<String> =
        conn.keys(&format!("SELECT {all} AS {key} FROM {table}"))?.into_iter().flatten().collect();
    rows.sort();
    Ok(rows)
}

pub(crate) fn quoted(name: &str, dialect: Dialect) -> String {
    if dialect == Dialect::Mariadb { format!("`{name}`") } else { format!("\"{name}\"") }
}
