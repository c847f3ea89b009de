//! A column that comes to a table that is there, or becomes another.

use super::{QUOTE, alter as alter_table, block, comment, on_column, table, text};
use crate::{
    dialect::{Dialect, same_type_name, word},
    expression::normal,
    schema::{Column, Origin, TableName},
};
use diesel_one_to_one::definition::LogicalType as L;

const DIALECT: Dialect = Dialect::Postgres;

pub(super) fn add(table: &TableName, column: &Column) -> Vec<String> {
    let written = table::column(column, word(column, DIALECT));
    let note = column.comment.as_deref().map(|it| comment(&on_column(table, &column.name), Some(it)));
    [alter_table(table, &format!("ADD COLUMN {written}"))].into_iter().chain(note).collect()
}

/// What it is alone changes; what is in it stays, as far as the new type holds it.
pub(super) fn alter(table: &TableName, from: &Column, to: &Column) -> Vec<String> {
    if computed_otherwise(from, to) {
        // no server before 17 computes a column otherwise than before
        let dropped = alter_table(table, &format!("DROP COLUMN {}", QUOTE.name(&from.name)));
        return [dropped].into_iter().chain(add(table, to)).collect();
    }
    let counts = |column: &Column| column.origin == Origin::Identity;
    let mut statements = Vec::new();
    if counts(from) && !counts(to) {
        statements.extend(stop_counting(table, &from.name));
    }
    let column = QUOTE.name(&to.name);
    if from.is_generated() && !to.is_generated() {
        // by itself: the engine refuses USING as long as it is computed
        statements.push(alter_table(table, &format!("ALTER COLUMN {column} DROP EXPRESSION")));
    }
    let actions: Vec<String> =
        actions(from, to).into_iter().map(|action| format!("ALTER COLUMN {column} {action}")).collect();
    if !actions.is_empty() {
        statements.push(alter_table(table, &actions.join(", ")));
    }
    if counts(to) && !counts(from) {
        statements.extend(count(table, &to.name));
    }
    if from.comment != to.comment {
        statements.push(comment(&on_column(table, &to.name), to.comment.as_deref()));
    }
    statements
}

/// Does every row become another?
pub(super) fn is_rewritten(from: &Column, to: &Column) -> bool {
    computed_otherwise(from, to) || has_another_type(from, to)
}

/// Does an expression become its value that did not before?
fn computed_otherwise(from: &Column, to: &Column) -> bool {
    match (&from.origin, &to.origin) {
        (Origin::Generated(before), Origin::Generated(after)) => {
            normal(before) != normal(after) || has_another_type(from, to)
        }
        (_, Origin::Generated(_)) => true,
        _ => false,
    }
}

fn has_another_type(from: &Column, to: &Column) -> bool {
    !same_type_name(DIALECT, word(from, DIALECT), word(to, DIALECT))
}

/// In the order in which they are done, whatever the order of the words: a default goes before the type changes, which
/// it need not fit, and comes after it.
fn actions(from: &Column, to: &Column) -> Vec<String> {
    let mut actions = Vec::new();
    let another_type = has_another_type(from, to);
    let defaults = [from, to].map(|column| match &column.origin {
        Origin::Default(expression) => Some(format!("({expression})")),
        Origin::DefaultText(it) => Some(text(it)),
        _ => None,
    });
    let another_default = another_type || defaults[0] != defaults[1];
    if defaults[0].is_some() && another_default {
        actions.push("DROP DEFAULT".to_owned());
    }
    if another_type {
        let using = using(from, to).map_or_else(String::new, |it| format!(" USING {it}"));
        actions.push(format!("TYPE {}{using}", word(to, DIALECT)));
    }
    if let Some(default) = defaults[1].as_ref().filter(|_| another_default) {
        actions.push(format!("SET DEFAULT {default}"));
    }
    if from.nullable != to.nullable {
        actions.push(if to.nullable { "DROP NOT NULL" } else { "SET NOT NULL" }.to_owned());
    }
    actions
}

/// How its values become those of the other type, where the engine does not do so of itself. What it does of itself is
/// left to it: it refuses a text that is too long, which a cast would cut.
fn using(from: &Column, to: &Column) -> Option<String> {
    let (column, word) = (QUOTE.name(&from.name), word(to, DIALECT));
    let number = |it| matches!(it, L::SmallInt | L::Integer | L::BigInt | L::Float | L::Double | L::Numeric);
    let of_day = |it| matches!(it, L::Date | L::Time | L::Timestamp);
    match (from.data_type.logical, to.data_type.logical) {
        (L::Named, _) | (_, L::Named) => Some(format!("{column}::{word}")),
        (a, b) if a == b || number(a) && number(b) => None,
        (L::Binary, L::Text) => Some(format!("convert_from({column}, 'UTF8')")),
        (L::Text, L::Binary) => Some(format!("convert_to({column}, 'UTF8')")),
        (_, L::Text) => None,
        (a, L::Bool) if number(a) => Some(format!("{column} <> 0")),
        (L::Bool, b) if number(b) => Some(format!("{column}::integer::{word}")),
        // in no time zone but this, whatever the connection's is
        (L::TimestampWithZone, b) if of_day(b) => Some(format!("({column} AT TIME ZONE 'UTC')::{word}")),
        (a, L::TimestampWithZone) if of_day(a) => Some(format!("{column}::timestamp AT TIME ZONE 'UTC'")),
        _ => Some(format!("{column}::{word}")),
    }
}

/// From after the greatest that is there on.
fn count(table: &TableName, column: &str) -> [String; 2] {
    let (name, quoted) = (QUOTE.table(table), QUOTE.name(column));
    let sequence = sequence(table, column);
    [
        alter_table(table, &format!("ALTER COLUMN {quoted} ADD GENERATED BY DEFAULT AS IDENTITY")),
        format!("SELECT setval({sequence}, greatest(max({quoted}), 0) + 1, false) FROM {name}"),
    ]
}

/// Of an identity, or of a `serial`, which is a default and a sequence of the column's own.
fn stop_counting(table: &TableName, column: &str) -> [String; 3] {
    let quoted = QUOTE.name(column);
    let sequence = sequence(table, column);
    [
        alter_table(table, &format!("ALTER COLUMN {quoted} DROP IDENTITY IF EXISTS")),
        alter_table(table, &format!("ALTER COLUMN {quoted} DROP DEFAULT")),
        block(&format!("BEGIN IF {sequence} IS NOT NULL THEN EXECUTE 'DROP SEQUENCE ' || {sequence}; END IF; END")),
    ]
}

fn sequence(table: &TableName, column: &str) -> String {
    format!("pg_get_serial_sequence({}, {})", text(&QUOTE.table(table)), text(column))
}
