//! What the engines write alike.

use super::quote::{Quote, standard_text};
use crate::schema::{Action, Check, Column, Condition, Deferral, ForeignKey, Literal, Origin, Unique};
use diesel_one_to_one::dialect::Dialect;

pub(super) fn primary_key(quote: Quote, columns: &[String]) -> String {
    format!("PRIMARY KEY {}", quote.columns(columns))
}

/// A constraint, with its name. One that a live table has without a name stays without.
pub(super) fn named(quote: Quote, name: &str, constraint: &str) -> String {
    if name.is_empty() {
        return constraint.to_owned();
    }
    format!("CONSTRAINT {} {constraint}", quote.name(name))
}

pub(super) fn unique(quote: Quote, unique: &Unique) -> String {
    named(quote, &unique.name, &format!("UNIQUE {}", quote.columns(&unique.columns)))
}

pub(super) fn check(quote: Quote, check: &Check) -> String {
    named(quote, &check.name, &format!("CHECK ({})", check.expression))
}

/// What every engine does anyway (NO ACTION) is not written.
pub(super) fn foreign_key(quote: Quote, key: &ForeignKey) -> String {
    let columns = quote.columns(&key.columns);
    let references = format!("{} {}", quote.table(&key.references.table), quote.columns(&key.references.columns));
    let deferral = match key.deferral {
        Deferral::Never => "",
        Deferral::InitiallyImmediate => " DEFERRABLE INITIALLY IMMEDIATE",
        Deferral::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
    };
    let actions = on("DELETE", key.on_delete) + &on("UPDATE", key.on_update);
    named(quote, &key.name, &format!("FOREIGN KEY {columns} REFERENCES {references}{actions}{deferral}"))
}

fn on(event: &str, action: Action) -> String {
    if action == Action::NoAction { String::new() } else { format!(" ON {event} {action}") }
}

/// NOT NULL and where the value comes from, identities aside: each engine has its own way with these.
pub(super) fn value(column: &Column, dialect: Dialect) -> String {
    let says = !matches!(column.origin, Origin::Generated(_)) || dialect.generated_not_null();
    let null = if says && !column.nullable { " NOT NULL" } else { "" };
    let origin = match &column.origin {
        Origin::Written | Origin::Identity => String::new(),
        // in parentheses, without which SQLite takes no more than a literal
        Origin::Default(expression) => format!(" DEFAULT ({expression})"),
        Origin::DefaultText(text) => format!(" DEFAULT ({})", super::text(text, dialect)),
        // stored, because no engine lets a foreign key or a primary key look at a column that is not
        Origin::Generated(expression) => format!(" GENERATED ALWAYS AS ({expression}) STORED"),
    };
    format!("{null}{origin}")
}

/// An index that stands by itself. `table` is as the engine wants it.
pub(super) fn index(quote: Quote, kind: &str, name: &str, table: &str, columns: &[String]) -> String {
    format!("CREATE {kind} {} ON {table} {}", quote.name(name), quote.columns(columns))
}

/// The rows that a partial index counts, where `bool` is how the engine writes false and true.
pub(super) fn only_where(quote: Quote, condition: Option<&Condition>, bool: [&str; 2]) -> String {
    condition.map_or_else(String::new, |it| format!(" WHERE {}", self::condition(quote, it, bool)))
}

pub(super) fn condition(quote: Quote, condition: &Condition, bool: [&str; 2]) -> String {
    match condition {
        Condition::IsNull(column) => format!("{} IS NULL", quote.name(column)),
        Condition::Equals { column, value } => {
            let value = match value {
                Literal::Bool(value) => bool[usize::from(*value)].to_owned(),
                Literal::Integer(value) => value.to_string(),
                Literal::Text(value) => standard_text(value),
            };
            format!("{} = {value}", quote.name(column))
        }
        Condition::Expression(expression) => format!("({expression})"),
    }
}

/// The parts of a CREATE TABLE, one per line.
pub(super) fn body(parts: &[String]) -> String {
    format!("(\n    {}\n)", parts.join(",\n    "))
}
