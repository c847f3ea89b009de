//! The statements that find rows which break a rule, and those that would mend them: alike on every engine but for quotes
//! and casts.

use super::{Dialect, clauses, quote::Quote};
use crate::{
    audit::{Keep, Rule},
    schema::{ForeignKey, Table, Unique},
};

/// How many break it: `SELECT count(*) AS count ..`
pub(crate) fn counted(rule: &Rule<'_>, dialect: Dialect) -> String {
    format!("SELECT count(*) AS count FROM (SELECT 1 {}) AS broken", broken(rule, dialect))
}

/// Their keys: `SELECT .. AS key ..`, in their order.
pub(crate) fn listed(rule: &Rule<'_>, dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let columns = match rule {
        Rule::Singular(_, unique) => &unique.columns,
        Rule::Parent(_, key) => &key.columns,
        Rule::NotNull(table, _) | Rule::Check(table, _) => match &table.primary_key {
            Some(key) => &key.columns,
            None => &[][..],
        },
    };
    let key = as_text(quote, columns, dialect);
    let order = if columns.is_empty() { String::new() } else { format!(" ORDER BY {}", qualified(quote, columns)) };
    format!("SELECT {key} AS {} {}{order}", quote.name("key"), broken(rule, dialect))
}

/// `FROM ..` and all behind it.
fn broken(rule: &Rule<'_>, dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    match rule {
        Rule::Singular(table, unique) => {
            let columns = qualified(quote, &unique.columns);
            let some = clauses::only_where(quote, unique.condition.as_ref(), super::bools(dialect));
            let not_null = not_null(quote, &unique.columns, "one");
            let rows = if some.is_empty() { format!(" WHERE {not_null}") } else { format!("{some} AND {not_null}") };
            format!("FROM {} AS one{rows} GROUP BY {columns} HAVING count(*) > 1", quote.table(&table.name))
        }
        Rule::Parent(table, key) => {
            format!("FROM {} AS one WHERE {}", quote.table(&table.name), orphan(quote, key, "one"))
        }
        Rule::NotNull(table, column) => {
            format!("FROM {} AS one WHERE one.{} IS NULL", quote.table(&table.name), quote.name(column))
        }
        Rule::Check(table, expression) => {
            format!("FROM {} AS one WHERE NOT ({expression})", quote.table(&table.name))
        }
    }
}

/// A row has a key, and there is nothing that it refers to. `of` is what the statement calls its table.
fn orphan(quote: Quote, key: &ForeignKey, of: &str) -> String {
    let pairs = key.columns.iter().zip(&key.references.columns);
    let same: Vec<String> =
        pairs.map(|(own, other)| format!("parent.{} = {of}.{}", quote.name(other), quote.name(own))).collect();
    let (parent, not_null) = (quote.table(&key.references.table), not_null(quote, &key.columns, of));
    format!("{not_null} AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {})", same.join(" AND "))
}

fn not_null(quote: Quote, columns: &[String], of: &str) -> String {
    let each = columns.iter().map(|it| format!("{of}.{} IS NOT NULL", quote.name(it)));
    each.collect::<Vec<_>>().join(" AND ")
}

fn qualified(quote: Quote, columns: &[String]) -> String {
    columns.iter().map(|it| format!("one.{}", quote.name(it))).collect::<Vec<_>>().join(", ")
}

fn as_text(quote: Quote, columns: &[String], dialect: Dialect) -> String {
    let text = if dialect == Dialect::Mariadb { "CHAR" } else { "TEXT" };
    let parts: Vec<String> = columns.iter().map(|it| format!("CAST(one.{} AS {text})", quote.name(it))).collect();
    match &parts[..] {
        [] => "''".to_owned(),
        [part] => part.clone(),
        parts if dialect == Dialect::Mariadb => format!("CONCAT_WS(', ', {})", parts.join(", ")),
        parts => parts.join(" || ', ' || "),
    }
}

/// The statement after which no row breaks the rule.
pub(crate) fn repair(rule: &Rule<'_>, keep: Keep, dialect: Dialect) -> Option<String> {
    let quote = super::quote(dialect);
    match rule {
        Rule::Singular(table, unique) => without_others(quote, table, unique, keep, dialect),
        Rule::Parent(table, key) => Some(without_orphans(quote, table, key)),
        Rule::NotNull(..) | Rule::Check(..) => None,
    }
}

/// The rows beside which another one stays.
fn without_others(quote: Quote, table: &Table, unique: &Unique, keep: Keep, dialect: Dialect) -> Option<String> {
    let key = &table.primary_key.as_ref()?.columns;
    let name = quote.table(&table.name);
    let [own, kept] = ["one", "kept"].map(|of| {
        let columns: Vec<String> = key.iter().map(|it| format!("{of}.{}", quote.name(it))).collect();
        columns.join(", ")
    });
    let same: Vec<String> = unique.columns.iter().map(|it| format!("kept.{0} = one.{0}", quote.name(it))).collect();
    let comes = if keep == Keep::Oldest { "<" } else { ">" };
    // without the name of a table the columns are those of the SELECT that it stands in
    let counted =
        clauses::only_where(quote, unique.condition.as_ref(), super::bools(dialect)).replacen(" WHERE ", " AND ", 1);
    // inside another SELECT, because MariaDB reads no table that it deletes from
    Some(format!(
        "DELETE FROM {name} WHERE ({}) IN (SELECT * FROM (SELECT {own} FROM {name} AS one WHERE EXISTS (SELECT 1 FROM {name} AS \
         kept WHERE {}{counted} AND ({kept}) {comes} ({own})){counted}) AS others)",
        key.iter().map(|it| quote.name(it)).collect::<Vec<_>>().join(", "),
        same.join(" AND "),
    ))
}

/// Orphans lose their key where it may be NULL, and go otherwise.
fn without_orphans(quote: Quote, table: &Table, key: &ForeignKey) -> String {
    let name = quote.table(&table.name);
    let nullable = key.columns.iter().filter(|it| table.column(it).is_some_and(|it| it.nullable));
    let nulled: Vec<String> = nullable.map(|it| format!("{} = NULL", quote.name(it))).collect();
    let orphan = orphan(quote, key, &name);
    if nulled.is_empty() {
        format!("DELETE FROM {name} WHERE {orphan}")
    } else {
        format!("UPDATE {name} SET {} WHERE {orphan}", nulled.join(", "))
    }
}
