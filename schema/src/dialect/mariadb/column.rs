//! A column that comes to a table that is there, or becomes another.

use super::{QUOTE, table};
use crate::{
    dialect::{Dialect, clauses, word},
    schema::{Column, Origin, TableName},
};

fn written(column: &Column) -> String {
    table::column(column, word(column, Dialect::Mariadb))
}

/// What is counted is in a key, from the same statement on: in the primary key, unless there is one.
fn key(column: &Column) -> String {
    if column.origin != Origin::Identity {
        return String::new();
    }
    let key = clauses::primary_key(QUOTE, std::slice::from_ref(&column.name));
    format!(", ADD {}", key.replacen("KEY", "KEY IF NOT EXISTS", 1))
}

pub(super) fn add(column: &Column) -> String {
    format!("ADD COLUMN IF NOT EXISTS {}{}", written(column), key(column))
}

/// All that there is to say of a column is said again: what is not said goes.
pub(super) fn alter(table: &TableName, from: &Column, to: &Column) -> Vec<String> {
    let key = if from.origin == Origin::Identity { String::new() } else { key(to) };
    let mut statements = super::alter(table, &format!("MODIFY COLUMN IF EXISTS {}{key}", written(to)));
    if to.origin == Origin::Identity {
        // or else the row whose key is 0 would get another
        let mode = "SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR ";
        for statement in &mut statements {
            statement.insert_str(0, mode);
        }
    }
    statements
}
