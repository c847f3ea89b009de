//! PostgreSQL.

#[cfg(feature = "postgres")]
pub(crate) mod read;
pub(super) mod table;
pub(super) mod types;

use super::{
    clauses,
    quote::{Quote, standard_text},
};
use crate::{
    change::Change,
    schema::{ForeignKey, TableName},
};

const QUOTE: Quote = Quote('"');

/// A statement that waits for a lock holds up all that come after it; it had better give up and be run again. Ends with the
/// transaction.
#[cfg(feature = "migrations")]
pub(super) const LOCK_TIMEOUT: &str = "SET LOCAL lock_timeout = '5s'";

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    match change {
        Change::CreateSchema(name) => vec![format!("CREATE SCHEMA IF NOT EXISTS {}", QUOTE.name(name))],
        Change::CreateTable(table) => table::create(table),
        Change::AddForeignKey(table, key) => {
            let add = format!("ALTER TABLE {} ADD {}", QUOTE.table(table), clauses::foreign_key(QUOTE, key));
            [add].into_iter().chain(comment_on_key(table, key)).collect()
        }
        Change::AddUnique(table, unique) => vec![table::add_unique(table, unique)],
        Change::DropForeignKey(table, key) => {
            vec![format!("ALTER TABLE {} DROP CONSTRAINT {}", QUOTE.table(table), QUOTE.name(&key.name))]
        }
        Change::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(&table.name))],
        // needless where `Dialect::adds_foreign_keys`, so never asked for
        _ => Vec::new(),
    }
}

fn comment_on_key(table: &TableName, key: &ForeignKey) -> Option<String> {
    let note = key.comment.as_deref()?;
    Some(comment(&format!("CONSTRAINT {} ON {}", QUOTE.name(&key.name), QUOTE.table(table)), note))
}

fn comment(on: &str, note: &str) -> String {
    format!("COMMENT ON {on} IS {}", text(note))
}

/// With a backslash in it as an `E''`, which means the same whatever `standard_conforming_strings` is.
fn text(text: &str) -> String {
    if text.contains('\\') { format!("E{}", standard_text(&text.replace('\\', "\\\\"))) } else { standard_text(text) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_text_ends_it() {
        assert_eq!(super::text("it's"), "'it''s'");
        assert_eq!(super::text("\\'; DROP"), "E'\\\\''; DROP'");
    }
}
