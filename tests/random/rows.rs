//! Rows for any schema, and what is in them as text.

use crate::random::Random;
use diesel::QueryResult;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    live::Inspect,
    schema::{Column, Schema, Table},
};

const ROWS: usize = 5;

/// INSERTs that every constraint lets pass: in each table up to five rows, whose keys count from 1.
pub(crate) fn inserts(schema: &Schema, random: &mut Random, dialect: Dialect) -> Vec<String> {
    let mut all = Vec::new();
    let mut numbers = Vec::new();
    for table in &schema.tables {
        let number = random.below(ROWS + 1);
        numbers.push((&table.name, number));
        for row in 1..=number {
            let value = |column: &Column| -> String {
                let key = table.foreign_keys.iter().find(|it| it.columns == [column.name.clone()]);
                let Some(key) = key else { return value(table, column, row, random, dialect) };
                let is_one = table.uniques.iter().any(|it| it.columns == [column.name.clone()]);
                let parents = numbers.iter().find(|(name, _)| **name == key.references.table).map_or(0, |(_, it)| *it);
                let parents = if key.references.table == table.name { row } else { parents };
                match (is_one, parents) {
                    (true, parents) if row <= parents => row.to_string(),
                    (false, parents) if parents > 0 => (1 + random.below(parents)).to_string(),
                    _ => "NULL".to_owned(),
                }
            };
            let values: Vec<String> = table.columns.iter().map(value).collect();
            // of a parent that is not there
            let lacks = table.columns.iter().zip(&values).any(|(it, value)| !it.nullable && value == "NULL");
            if lacks {
                if let Some(last) = numbers.last_mut() {
                    last.1 = row - 1;
                }
                break;
            }
            let names: Vec<String> = table.columns.iter().map(|it| quoted(&it.name, dialect)).collect();
            all.push(format!(
                "INSERT INTO {} ({}) VALUES ({})",
                quoted(&table.name.name, dialect),
                names.join(", "),
                values.join(", ")
            ));
        }
    }
    all
}

fn value(table: &Table, column: &Column, row: usize, random: &mut Random, dialect: Dialect) -> String {
    if column.name != "id" && column.nullable && random.once_in(3) {
        return "NULL".to_owned();
    }
    match column.data_type.logical {
        _ if column.name == "id" => row.to_string(),
        L::Bool if dialect == Dialect::Postgres => ["false", "true"][random.below(2)].to_owned(),
        L::Bool => random.below(2).to_string(),
        L::Text => format!("'it''s {row}'"),
        L::Date => format!("'2026-01-{:02}'", 1 + row),
        L::Double => format!("{row}.5"),
        // different in each row, and not more than a CHECK asks
        _ if table.checks.iter().any(|it| it.expression == format!("{} <= 3", column.name)) => {
            format!("3 - {row}")
        }
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
