//! SQLite.

mod table;
pub(super) mod types;

use super::quote::Quote;
use crate::change::Change;

const QUOTE: Quote = Quote('"');

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    match change {
        Change::CreateTable(table) => table::create(table),
        Change::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(table))],
        Change::Unlink(table, columns) => {
            let values: Vec<String> = columns.iter().map(|it| format!("{} = NULL", QUOTE.name(it))).collect();
            vec![format!("UPDATE {} SET {}", QUOTE.table(table), values.join(", "))]
        }
        // what `Dialect::schemas` and `Dialect::adds_foreign_keys` deny is never asked for
        Change::CreateSchema(_) | Change::AddForeignKey(..) | Change::DropForeignKey(..) => Vec::new(),
    }
}
