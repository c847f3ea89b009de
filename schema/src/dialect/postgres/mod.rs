//! PostgreSQL.

mod beside;
mod column;
mod copy;
pub(super) mod locks;
mod mirror;
mod pieces;
#[cfg(feature = "postgres")]
pub(crate) mod read;
pub(super) mod stop;
pub(super) mod table;
pub(super) mod types;

use super::{
    clauses,
    quote::{Quote, standard_text},
};
use crate::{
    change::Change,
    schema::{Check, ForeignKey, TableName, Unique},
};

const QUOTE: Quote = Quote('"');

/// A statement that waits for a lock holds up all that come after it; it had better give up and be run again. Ends with the
/// transaction.
pub(super) const LOCK_TIMEOUT: &str = "SET LOCAL lock_timeout = '5s'";

/// The statements that make the change.
pub(super) fn write(change: &Change) -> Vec<String> {
    use Change as C;
    match change {
        C::CreateSchema(name) => vec![format!("CREATE SCHEMA IF NOT EXISTS {}", QUOTE.name(name))],
        C::CreateTable(table) => table::create(table),
        C::DropTable(table) => vec![format!("DROP TABLE {}", QUOTE.table(&table.name))],
        C::RenameTable { from, to } => rename_table(from, to),
        C::AddColumn(table, column) => column::add(table, column),
        C::DropColumn(table, column) => vec![alter(table, &format!("DROP COLUMN {}", QUOTE.name(&column.name)))],
        C::RenameColumn { table, from, to } => {
            vec![alter(table, &format!("RENAME COLUMN {} TO {}", QUOTE.name(from), QUOTE.name(to)))]
        }
        C::AlterColumn { table, from, to } => column::alter(table, from, to),
        C::AddPrimaryKey(table, key) => vec![alter(table, &format!("ADD {}", table::primary_key(key)))],
        C::DropPrimaryKey(table, key) => vec![drop_constraint(table, &key.name)],
        C::AddUnique(table, unique) => vec![table::add_unique(table, unique)],
        C::DropUnique(table, unique) => drop_unique(table, unique),
        C::AddIndex(table, index) => {
            vec![clauses::index(QUOTE, "INDEX", &index.name, &QUOTE.table(table), &index.columns)]
        }
        C::DropIndex(table, index) => vec![format!("DROP INDEX {}", beside(table, &index.name))],
        C::AddForeignKey(table, key) => add_foreign_key(table, key),
        C::DropForeignKey(table, key) => vec![drop_constraint(table, &key.name)],
        C::AddCheck(table, check) => vec![add_check(table, check)],
        C::DropCheck(table, check) => vec![drop_constraint(table, &check.name)],
        C::Comment { table, to, .. } => vec![comment(&format!("TABLE {}", QUOTE.table(table)), to.as_deref())],
        C::Beside(piece) => beside::write(piece),
        // needless where `Dialect::adds_foreign_keys`, so never asked for
        C::Unlink(..) | C::Rebuild(_) => Vec::new(),
        C::Data(data) => copy::write(data),
    }
}

fn alter(table: &TableName, what: &str) -> String {
    format!("ALTER TABLE {} {what}", QUOTE.table(table))
}

fn drop_constraint(table: &TableName, name: &str) -> String {
    alter(table, &format!("DROP CONSTRAINT {}", QUOTE.name(name)))
}

/// What lives in the schema of a table.
fn beside(table: &TableName, name: &str) -> String {
    QUOTE.table(&TableName { schema: table.schema.clone(), name: name.to_owned() })
}

/// A schema and a name are changed one after the other.
fn rename_table(from: &TableName, to: &TableName) -> Vec<String> {
    let moved = TableName { schema: to.schema.clone(), name: from.name.clone() };
    let schema = (from.schema != to.schema).then(|| match &to.schema {
        Some(schema) => alter(from, &format!("SET SCHEMA {}", QUOTE.name(schema))),
        // no word means the connection's own
        None => {
            block(&format!("BEGIN EXECUTE {} || quote_ident(current_schema()); END", text(&alter(from, "SET SCHEMA "))))
        }
    });
    let name = (from.name != to.name).then(|| alter(&moved, &format!("RENAME TO {}", QUOTE.name(&to.name))));
    schema.into_iter().chain(name).collect()
}

/// What every row must be alone in may be a constraint, or an index that somebody made by hand; with a WHERE it is always
/// an index.
fn drop_unique(table: &TableName, unique: &Unique) -> Vec<String> {
    let index = beside(table, &unique.name);
    if unique.condition.is_some() {
        return vec![format!("DROP INDEX {index}")];
    }
    let constraint = alter(table, &format!("DROP CONSTRAINT IF EXISTS {}", QUOTE.name(&unique.name)));
    vec![constraint, format!("DROP INDEX IF EXISTS {index}")]
}

fn add_foreign_key(table: &TableName, key: &ForeignKey) -> Vec<String> {
    let add = alter(table, &format!("ADD {}{}", clauses::foreign_key(QUOTE, key), validity(key.valid)));
    [add].into_iter().chain(comment_on_key(table, key)).collect()
}

fn add_check(table: &TableName, check: &Check) -> String {
    alter(table, &format!("ADD {}{}", clauses::check(QUOTE, check), validity(check.valid)))
}

/// What was not held before it was dropped need not be held when it comes back.
const fn validity(valid: bool) -> &'static str {
    if valid { "" } else { " NOT VALID" }
}

fn comment_on_key(table: &TableName, key: &ForeignKey) -> Option<String> {
    let note = key.comment.as_deref()?;
    Some(comment(&format!("CONSTRAINT {} ON {}", QUOTE.name(&key.name), QUOTE.table(table)), Some(note)))
}

fn on_column(table: &TableName, column: &str) -> String {
    format!("COLUMN {}.{}", QUOTE.table(table), QUOTE.name(column))
}

fn comment(on: &str, note: Option<&str>) -> String {
    format!("COMMENT ON {on} IS {}", note.map_or_else(|| "NULL".to_owned(), text))
}

/// A block of PL/pgSQL, between marks that nothing in it ends.
pub(super) fn block(body: &str) -> String {
    format!("DO {}", block_text(body))
}

fn block_text(body: &str) -> String {
    let marks = (0..).map(|number| if number == 0 { "$$".to_owned() } else { format!("$_{number}$") });
    let mark = marks.into_iter().find(|mark| !body.contains(mark.as_str())).unwrap_or_default();
    let space = if body.contains('\n') { "\n" } else { " " };
    format!("{mark}{space}{body}{space}{mark}")
}

/// With a backslash in it as an `E''`, which means the same whatever `standard_conforming_strings` is.
pub(super) fn text(text: &str) -> String {
    if text.contains('\\') { format!("E{}", standard_text(&text.replace('\\', "\\\\"))) } else { standard_text(text) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_text_ends_it() {
        assert_eq!(super::text("it's"), "'it''s'");
        assert_eq!(super::text("\\'; DROP"), "E'\\\\''; DROP'");
        assert_eq!(super::block("SELECT '$$ $_1$'"), "DO $_2$ SELECT '$$ $_1$' $_2$");
    }
}
