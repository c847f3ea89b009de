//! SQLite.

mod copy;
#[cfg(feature = "sqlite")]
pub(crate) mod read;
pub(super) mod stop;
pub(super) mod table;
pub(super) mod types;

use super::quote::Quote;
use crate::change::Change;

const QUOTE: Quote = Quote('"');

/// Can it be made without making the table anew?
pub(super) fn in_place(change: &Change, _table: &crate::schema::Table) -> bool {
    matches!(change, Change::AddUnique(..) | Change::DropUnique(..) | Change::AddIndex(..) | Change::DropIndex(..))
}

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    match change {
        Change::Data(data) => copy::write(data),
        Change::CreateTable(table) => table::create(table),
        Change::AddUnique(table, unique) => vec![table::add_unique(table, unique)],
        Change::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(&table.name))],
        Change::Unlink(table, columns) => {
            let values: Vec<String> = columns.iter().map(|it| format!("{} = NULL", QUOTE.name(it))).collect();
            vec![format!("UPDATE {} SET {}", QUOTE.table(table), values.join(", "))]
        }
        // what `Dialect::schemas` and `Dialect::adds_foreign_keys` deny is never asked for
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_text_ends_it() {
        use crate::dialect::quote::comment_lines;

        // SQLite has no COMMENT; a note is a comment of the script, which only the end of a line ends
        for note in ["it's", "a \\ b", "*/ DROP TABLE users; --", "one\ntwo", "one\r\ntwo\rthree\u{2028}four"] {
            let lines = comment_lines(Some(note));
            assert!(lines.iter().all(|line| line.starts_with("--")), "{lines:?}");
            assert!(!lines.iter().any(|line| line.contains(['\n', '\r'])), "{lines:?}");
        }
    }
}
