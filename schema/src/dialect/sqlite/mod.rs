//! SQLite.

mod alter;
mod copy;
pub(crate) mod guard;
mod mirror;
#[cfg(feature = "sqlite")]
pub(crate) mod objects;
#[cfg(feature = "sqlite")]
pub(crate) mod read;
pub(crate) mod rebuild;
pub(super) mod stop;
pub(super) mod table;
pub(super) mod types;

use super::{clauses, quote::Quote};
use crate::change::Change;
pub(super) use alter::in_place;

const QUOTE: Quote = Quote('"');

/// Whoever has read before is refused if another has written since (`database is locked`), however long he would wait; who
/// writes first waits. This is a write, and leaves nothing.
pub(super) const WRITE_FIRST: [&str; 2] =
    ["CREATE TABLE IF NOT EXISTS \"one-to-one: a write\" (id INTEGER)", "DROP TABLE \"one-to-one: a write\""];

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    match change {
        Change::Data(data) => copy::write(data),
        Change::CreateTable(table) => table::create(table),
        Change::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(&table.name))],
        Change::RenameTable { from, to } => alter::rename_table(from, to),
        Change::AddColumn(table, column) => vec![alter::add_column(table, column)],
        Change::DropColumn(table, column) => vec![alter::drop_column(table, &column.name)],
        Change::RenameColumn { table, from, to } => vec![alter::rename_column(table, from, to)],
        Change::AddUnique(table, unique) => vec![table::add_unique(table, unique)],
        Change::DropUnique(_, unique) => vec![alter::drop_index(&unique.name)],
        Change::AddIndex(table, index) => {
            vec![clauses::index(QUOTE, "INDEX", &index.name, &QUOTE.table(table), &index.columns)]
        }
        Change::DropIndex(_, index) => vec![alter::drop_index(&index.name)],
        Change::Unlink(table, columns) => {
            let values: Vec<String> = columns.iter().map(|it| format!("{} = NULL", QUOTE.name(it))).collect();
            vec![format!("UPDATE {} SET {}", QUOTE.table(table), values.join(", "))]
        }
        Change::Rebuild(rebuild) => rebuild::rebuild(rebuild, rebuild::creation(&rebuild.to)),
        // what `Dialect::schemas` and `in_place` deny is never asked for
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
