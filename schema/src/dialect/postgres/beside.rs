//! The pieces of a change that is made beside others who write.

use super::{QUOTE, alter, beside as index_of, drop_constraint, drop_unique};
use crate::{
    change::{Beside, Ordered},
    dialect::{Dialect, clauses, copy},
    names,
    schema::TableName,
};

pub(super) fn write(piece: &Beside) -> Vec<String> {
    use Beside as B;
    match piece {
        B::Clear(table, it) => vec![format!("DROP INDEX IF EXISTS {}", index_of(table, &it.passing_name()))],
        B::Build(table, it) => vec![build(table, it, &it.passing_name())],
        B::Unbuild(table, it) => vec![unbuild(table, &it.passing_name())],
        B::Drop(table, it) => vec![unbuild(table, it.name())],
        B::Restore(table, it) => vec![build(table, it, it.name())],
        B::Take(table, it) => vec![take(table, it)],
        B::Release(table, it) => release(table, it),
        B::NoNewNull(table, column) => {
            let (name, column) = (QUOTE.name(&names::passing(column)), QUOTE.name(column));
            vec![alter(table, &format!("ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID"))]
        }
        B::AnyNewNull(table, column) => vec![without_check(table, column)],
        // in this order: the CHECK is why no row is looked at
        B::NotNull(table, column) => {
            vec![
                alter(table, &format!("ALTER COLUMN {} SET NOT NULL", QUOTE.name(column))),
                without_check(table, column),
            ]
        }
        B::Null(table, column) => {
            vec![alter(table, &format!("ALTER COLUMN {} DROP NOT NULL", QUOTE.name(column)))]
        }
        B::Validate(table, it) => vec![alter(table, &format!("VALIDATE CONSTRAINT {}", QUOTE.name(&it.name())))],
        B::Keep(kept) => copy::keep(kept, Dialect::Postgres).into_iter().collect(),
        B::Unlocked(change) => super::write(change),
    }
}

fn without_check(table: &TableName, column: &str) -> String {
    alter(table, &format!("DROP CONSTRAINT IF EXISTS {}", QUOTE.name(&names::passing(column))))
}

fn build(table: &TableName, it: &Ordered, name: &str) -> String {
    let kind = if matches!(it, Ordered::Index(_)) { "INDEX CONCURRENTLY" } else { "UNIQUE INDEX CONCURRENTLY" };
    let index = clauses::index(QUOTE, kind, name, &QUOTE.table(table), it.columns());
    index + &clauses::only_where(QUOTE, it.condition(), ["false", "true"])
}

fn unbuild(table: &TableName, name: &str) -> String {
    format!("DROP INDEX CONCURRENTLY IF EXISTS {}", index_of(table, name))
}

/// As a constraint it is the constraint's own, and is called so.
fn take(table: &TableName, it: &Ordered) -> String {
    let (passing, name) = (it.passing_name(), QUOTE.name(it.name()));
    if !it.is_constraint() {
        return format!("ALTER INDEX {} RENAME TO {name}", index_of(table, &passing));
    }
    let kind = if matches!(it, Ordered::PrimaryKey(_)) { "PRIMARY KEY" } else { "UNIQUE" };
    alter(table, &format!("ADD CONSTRAINT {name} {kind} USING INDEX {}", QUOTE.name(&passing)))
}

/// A constraint goes with its index.
fn release(table: &TableName, it: &Ordered) -> Vec<String> {
    match it {
        Ordered::PrimaryKey(key) => vec![drop_constraint(table, &key.name)],
        Ordered::Unique(unique) if it.is_constraint() => drop_unique(table, unique),
        _ => {
            let passing = QUOTE.name(&it.passing_name());
            vec![format!("ALTER INDEX {} RENAME TO {passing}", index_of(table, it.name()))]
        }
    }
}
