//! A column that comes to a table that is there, or becomes another.

use super::{COUNTED, QUOTE, table};
use crate::{
    dialect::{Dialect, word},
    schema::{Column, Origin, TableName},
};

fn written(column: &Column) -> String {
    table::column(column, word(column, Dialect::Mariadb))
}

/// What is counted is in a key from the same statement on; the primary key comes, and this one goes, in another.
pub(super) fn add(column: &Column) -> String {
    let key = if column.origin == Origin::Identity {
        let columns = QUOTE.columns(std::slice::from_ref(&column.name));
        format!(", ADD INDEX IF NOT EXISTS {} {columns}", QUOTE.name(COUNTED))
    } else {
        String::new()
    };
    format!("ADD COLUMN IF NOT EXISTS {}{key}", written(column))
}

/// All that there is to say of a column is said again: what is not said goes.
pub(super) fn alter(table: &TableName, from: &Column, to: &Column) -> Vec<String> {
    let counts = |column: &Column| column.origin == Origin::Identity;
    let modify = format!("MODIFY COLUMN IF EXISTS {}", written(to));
    if counts(from) && !counts(to) {
        return super::alter(table, &format!("{modify}, DROP INDEX IF EXISTS {}", QUOTE.name(COUNTED)));
    }
    let mut statements = super::alter(table, &modify);
    if counts(to) {
        // or else the row whose key is 0 would get another
        let mode = "SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR ";
        for statement in &mut statements {
            statement.insert_str(0, mode);
        }
    }
    statements
}
