//! The statements that find rows which break a rule, and those that would mend them: alike on every engine but for quotes
//! and casts.

use super::{Dialect, clauses, quote::Quote};
use crate::{
    audit::{Keep, Rule},
    schema::{Condition, ForeignKey, Table},
};
use diesel_one_to_one::definition::LogicalType;

/// How many break it: `SELECT count(*) AS count ..`
pub(crate) fn counted(rule: &Rule<'_>, dialect: Dialect) -> String {
    format!("SELECT count(*) AS count FROM (SELECT 1 {}) AS broken", broken(rule, dialect))
}

/// How many rows have something in each of the columns.
pub(crate) fn with_all(table: &Table, columns: &[String], dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let rows = if columns.is_empty() { String::new() } else { format!(" WHERE {}", not_null(quote, columns)) };
    format!("SELECT count(*) AS count FROM {} AS one{rows}", quote.table(&table.name))
}

/// Their keys: `SELECT .. AS key ..`, in their order.
pub(crate) fn listed(rule: &Rule<'_>, dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let (table, columns) = match rule {
        Rule::Singular(table, columns, _) => (table, *columns),
        Rule::Parent(table, key) => (table, &key.columns[..]),
        Rule::NotNull(table, _) | Rule::Check(table, _) => (table, primary_key(table)),
    };
    let key = as_text(table, columns, dialect);
    let order = if columns.is_empty() { String::new() } else { format!(" ORDER BY {}", of("one", quote, columns)) };
    format!("SELECT {key} AS {} {}{order}", quote.name("key"), broken(rule, dialect))
}

fn primary_key(table: &Table) -> &[String] {
    table.primary_key.as_ref().map_or(&[], |it| &it.columns)
}

/// `FROM ..` and all behind it.
fn broken(rule: &Rule<'_>, dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    match rule {
        Rule::Singular(table, columns, condition) => {
            let some = clauses::only_where(quote, *condition, super::bools(dialect));
            let (columns, not_null) = (of("one", quote, columns), not_null(quote, columns));
            let rows = if some.is_empty() { format!(" WHERE {not_null}") } else { format!("{some} AND {not_null}") };
            format!("FROM {} AS one{rows} GROUP BY {columns} HAVING count(*) > 1", quote.table(&table.name))
        }
        Rule::Parent(table, key) => {
            format!("FROM {} AS one WHERE {}", quote.table(&table.name), orphan(quote, key))
        }
        Rule::NotNull(table, column) => {
            format!("FROM {} AS one WHERE one.{} IS NULL", quote.table(&table.name), quote.name(column))
        }
        Rule::Check(table, expression) => {
            format!("FROM {} AS one WHERE NOT ({expression})", quote.table(&table.name))
        }
    }
}

/// A row has a key, and there is nothing that it refers to.
fn orphan(quote: Quote, key: &ForeignKey) -> String {
    let pairs = key.columns.iter().zip(&key.references.columns);
    let same: Vec<String> =
        pairs.map(|(own, other)| format!("parent.{} = one.{}", quote.name(other), quote.name(own))).collect();
    let (parent, not_null) = (quote.table(&key.references.table), not_null(quote, &key.columns));
    format!("{not_null} AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {})", same.join(" AND "))
}

fn not_null(quote: Quote, columns: &[String]) -> String {
    let each = columns.iter().map(|it| format!("one.{} IS NOT NULL", quote.name(it)));
    each.collect::<Vec<_>>().join(" AND ")
}

/// The columns of what the statement calls so.
fn of(name: &str, quote: Quote, columns: &[String]) -> String {
    columns.iter().map(|it| format!("{name}.{}", quote.name(it))).collect::<Vec<_>>().join(", ")
}

/// Bytes that are no text come in hexadecimal digits.
fn as_text(table: &Table, columns: &[String], dialect: Dialect) -> String {
    let (quote, mariadb) = (super::quote(dialect), dialect == Dialect::Mariadb);
    let text = if mariadb { "CHAR" } else { "TEXT" };
    let part = |column: &String| {
        let holds = table.column(column).map(|it| it.data_type.logical);
        let name = quote.name(column);
        match holds {
            Some(LogicalType::Binary) if dialect != Dialect::Postgres => format!("hex(one.{name})"),
            _ => format!("CAST(one.{name} AS {text})"),
        }
    };
    let parts: Vec<String> = columns.iter().map(part).collect();
    match &parts[..] {
        [] => "''".to_owned(),
        [part] => part.clone(),
        parts if mariadb => format!("CONCAT_WS(', ', {})", parts.join(", ")),
        parts => parts.join(" || ', ' || "),
    }
}

/// The statement after which no row breaks the rule.
pub(crate) fn repair(rule: &Rule<'_>, keep: Keep, dialect: Dialect) -> Option<String> {
    match rule {
        Rule::Singular(table, columns, condition) => without_others(table, columns, *condition, keep, dialect),
        Rule::Parent(table, key) => Some(without_orphans(table, key, dialect)),
        Rule::NotNull(..) | Rule::Check(..) => None,
    }
}

/// The rows beside which another one stays; by the primary key, where it says which is which.
fn without_others(
    table: &Table,
    columns: &[String],
    condition: Option<&Condition>,
    keep: Keep,
    dialect: Dialect,
) -> Option<String> {
    let key = primary_key(table);
    key.iter().any(|it| !columns.contains(it)).then_some(())?;
    let quote = super::quote(dialect);
    let [own, kept] = ["one", "kept"].map(|it| of(it, quote, key));
    let same: Vec<String> = columns.iter().map(|it| format!("kept.{0} = one.{0}", quote.name(it))).collect();
    let comes = if keep == Keep::Oldest { "<" } else { ">" };
    // without the name of a table the columns are those of the SELECT that it stands in
    let counted = clauses::only_where(quote, condition, super::bools(dialect)).replacen(" WHERE ", " AND ", 1);
    let beside = format!(
        "EXISTS (SELECT 1 FROM {} AS kept WHERE {}{counted} AND ({kept}) {comes} ({own})){counted}",
        quote.table(&table.name),
        same.join(" AND "),
    );
    Some(format!("DELETE FROM {} WHERE {}", quote.table(&table.name), among(table, columns, &beside, quote)))
}

/// Orphans lose their key where it may be NULL, and go otherwise.
fn without_orphans(table: &Table, key: &ForeignKey, dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let nullable = key.columns.iter().filter(|it| table.column(it).is_some_and(|it| it.nullable));
    let nulled: Vec<String> = nullable.map(|it| format!("{} = NULL", quote.name(it))).collect();
    let (name, orphans) = (quote.table(&table.name), among(table, &key.columns, &orphan(quote, key), quote));
    if nulled.is_empty() {
        format!("DELETE FROM {name} WHERE {orphans}")
    } else {
        format!("UPDATE {name} SET {} WHERE {orphans}", nulled.join(", "))
    }
}

/// The rows of which `one` is as the condition says. They are known by the columns that it is about as well as by the
/// primary key, which a database may lack.
fn among(table: &Table, columns: &[String], condition: &str, quote: Quote) -> String {
    let further = columns.iter().filter(|it| !primary_key(table).contains(it));
    let known: Vec<String> = primary_key(table).iter().chain(further).cloned().collect();
    let names: Vec<String> = known.iter().map(|it| quote.name(it)).collect();
    // inside another SELECT, because MariaDB reads no table that it changes
    format!(
        "({}) IN (SELECT * FROM (SELECT {} FROM {} AS one WHERE {condition}) AS others)",
        names.join(", "),
        of("one", quote, &known),
        quote.table(&table.name),
    )
}
