//! MariaDB. Each statement commits by itself, so that a script that failed has done half of what it does. What a plan
//! writes can therefore be run again from its beginning: what is there already is not made, and what has gone is not
//! dropped.

pub(super) mod beside;
mod column;
mod copy;
mod mirror;
#[cfg(feature = "migrations")]
pub(super) mod own;
mod pieces;
#[cfg(feature = "mysql")]
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
    schema::{Check, ForeignKey, PrimaryKey, TableName},
};

const QUOTE: Quote = Quote('`');

/// The statements that make the change, unless it is made.
pub(super) fn write(change: &Change) -> Vec<String> {
    use Change as C;
    match change {
        C::CreateTable(table) => vec![table::create(table, "IF NOT EXISTS ")],
        C::DropTable(table) => vec![format!("DROP TABLE IF EXISTS {}", QUOTE.table(&table.name))],
        C::RenameTable { from, to } => {
            vec![format!("RENAME TABLE IF EXISTS {} TO {}", QUOTE.table(from), QUOTE.table(to))]
        }
        C::AddColumn(table, column) => alter(table, &column::add(column)),
        C::DropColumn(table, column) => alter(table, &format!("DROP COLUMN IF EXISTS {}", QUOTE.name(&column.name))),
        C::RenameColumn { table, from, to } => {
            alter(table, &format!("RENAME COLUMN IF EXISTS {} TO {}", QUOTE.name(from), QUOTE.name(to)))
        }
        C::AlterColumn { table, from, to } => column::alter(table, from, to),
        C::AddPrimaryKey(table, key) => add_primary_key(table, key),
        C::DropPrimaryKey(table, key) => drop_primary_key(table, key),
        C::AddUnique(table, unique) => add_index(table, "UNIQUE INDEX", &unique.name, &unique.columns),
        C::AddIndex(table, index) => add_index(table, "INDEX", &index.name, &index.columns),
        C::DropUnique(table, unique) => drop_index(table, &unique.name),
        C::DropIndex(table, index) => drop_index(table, &index.name),
        C::AddForeignKey(table, key) => alter(table, &add_foreign_key(key)),
        C::DropForeignKey(table, key) => drop_foreign_key(table, key, ""),
        C::AddCheck(table, check) => alter(table, &add_check(check)),
        C::DropCheck(table, check) => alter(table, &format!("DROP CONSTRAINT IF EXISTS {}", QUOTE.name(&check.name))),
        C::Comment { table, to, .. } => alter(table, &format!("COMMENT={}", text(to.as_deref().unwrap_or_default()))),
        C::CreateSchema(_) => write_once(change),
        C::Beside(piece) => beside::write(piece),
        // needless where `Dialect::adds_foreign_keys`, so never asked for
        C::Unlink(..) | C::Rebuild(_) => Vec::new(),
        C::Data(data) => copy::write(data),
    }
}

/// The statements that make a change of which nothing is there, or that unmake all of it.
pub(super) fn write_once(change: &Change) -> Vec<String> {
    match change {
        Change::CreateSchema(name) => vec![format!("CREATE SCHEMA IF NOT EXISTS {}", QUOTE.name(name))],
        Change::CreateTable(table) => vec![table::create(table, "")],
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
        _ => write(change),
    }
}

/// `IF EXISTS`: run again, a script may have gone on to call the table otherwise.
fn alter(table: &TableName, what: &str) -> Vec<String> {
    vec![format!("ALTER TABLE IF EXISTS {} {what}", QUOTE.table(table))]
}

fn add_index(table: &TableName, kind: &str, name: &str, columns: &[String]) -> Vec<String> {
    alter(table, &format!("ADD {kind} IF NOT EXISTS {} {}", QUOTE.name(name), QUOTE.columns(columns)))
}

fn drop_index(table: &TableName, name: &str) -> Vec<String> {
    alter(table, &format!("DROP INDEX IF EXISTS {}", QUOTE.name(name)))
}

/// What lives in the schema of a table.
fn beside_table(table: &TableName, name: &str) -> String {
    QUOTE.table(&TableName { schema: table.schema.clone(), name: name.to_owned() })
}

/// `CONSTRAINT IF NOT EXISTS` is none of its words for a foreign key, but the name may be said twice.
fn add_foreign_key(key: &ForeignKey) -> String {
    let name = QUOTE.name(&key.name);
    let written = clauses::foreign_key(QUOTE, key);
    let (head, kind) = (format!("CONSTRAINT {name} "), "FOREIGN KEY ");
    let rest = written.strip_prefix(&(head.clone() + kind)).unwrap_or(&written);
    format!("ADD {head}{kind}IF NOT EXISTS {name} {rest}")
}

/// With the index that it brought along, which would otherwise stay; unless another foreign key uses it: error 1553.
fn drop_foreign_key(table: &TableName, key: &ForeignKey, manner: &str) -> Vec<String> {
    let (table, name) = (QUOTE.table(table), QUOTE.name(&key.name));
    let drop = format!("ALTER TABLE IF EXISTS {table} DROP FOREIGN KEY IF EXISTS {name}");
    vec![format!(
        "BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 {drop}{manner};
    {drop}, DROP INDEX IF EXISTS {name}{manner};
END"
    )]
}

fn add_check(check: &Check) -> String {
    format!("ADD CONSTRAINT IF NOT EXISTS {} CHECK ({})", QUOTE.name(&check.name), check.expression)
}

/// What is counted (`AUTO_INCREMENT`) is in a key at all times. This index is one for it while it comes without its primary
/// key, or goes without it.
const COUNTED: &str = "o2o_counted";

fn add_primary_key(table: &TableName, key: &PrimaryKey) -> Vec<String> {
    let key = clauses::primary_key(QUOTE, &key.columns);
    let with = format!("DROP INDEX IF EXISTS `PRIMARY`, ADD {key}");
    let without_counted = format!("{with}, DROP INDEX IF EXISTS {}", QUOTE.name(COUNTED));
    unless_counted(table, &without_counted, &with)
}

/// If what is counted is not in it, either, then the script is run again and the key is the next one.
fn drop_primary_key(table: &TableName, key: &PrimaryKey) -> Vec<String> {
    let first = QUOTE.columns(key.columns.get(..1).unwrap_or_default());
    let without = "DROP INDEX IF EXISTS `PRIMARY`";
    let counted = format!("{without}, ADD INDEX IF NOT EXISTS {} {first}", QUOTE.name(COUNTED));
    unless_counted(table, without, &counted)
}

/// Does the one, or the other where that would leave a counted column in no key (error 1075), or else nothing.
fn unless_counted(table: &TableName, what: &str, counted: &str) -> Vec<String> {
    let table = QUOTE.table(table);
    vec![format!(
        "BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1075 BEGIN
        DECLARE CONTINUE HANDLER FOR 1075 BEGIN END;
        ALTER TABLE IF EXISTS {table} {counted};
    END;
    ALTER TABLE IF EXISTS {table} {what};
END"
    )]
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
