//! MariaDB.

#[cfg(feature = "mysql")]
pub(crate) mod read;
pub(super) mod table;
pub(super) mod types;

use super::{
    clauses,
    quote::{Quote, standard_text},
};
use crate::change::Change;

const QUOTE: Quote = Quote('`');

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    match change {
        Change::CreateSchema(name) => vec![format!("CREATE SCHEMA IF NOT EXISTS {}", QUOTE.name(name))],
        Change::CreateTable(table) => vec![table::create(table)],
        Change::AddForeignKey(table, key) => {
            vec![format!("ALTER TABLE {} ADD {}", QUOTE.table(table), clauses::foreign_key(QUOTE, key))]
        }
        Change::AddUnique(table, unique) => {
            vec![format!("ALTER TABLE {} ADD {}", QUOTE.table(table), clauses::unique(QUOTE, unique))]
        }
        Change::DropForeignKey(table, key) => {
            vec![format!("ALTER TABLE {} DROP FOREIGN KEY {}", QUOTE.table(table), QUOTE.name(&key.name))]
        }
        Change::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(&table.name))],
        // needless where `Dialect::adds_foreign_keys`, so never asked for
        _ => Vec::new(),
    }
}

/// A backslash escapes unless `NO_BACKSLASH_ESCAPES`; doubled, it ends no text in either mode.
pub(super) fn text(text: &str) -> String {
    standard_text(&text.replace('\\', "\\\\"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_text_ends_it() {
        assert_eq!(super::text("it's"), "'it''s'");
        assert_eq!(super::text("\\'; DROP"), "'\\\\''; DROP'");
    }
}
