//! The schema in between, in which both places are there.

use crate::{
    expression,
    sameness::{same_columns, same_key, same_unique},
    schema::{Column, Index, Origin, Schema, Table, Unique},
};

/// Is anybody writing meanwhile?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nobody: it is passed through.
    Passed,
    /// Old and new programs live in it.
    LivedIn,
}

/// All tables of both, each with all columns of both.
pub(super) fn wide(from: &Schema, to: &Schema, form: Form) -> Schema {
    let tables = from.tables.iter().map(|was| match to.table(&was.name) {
        Some(now) => wide_table(was, now, form),
        None => was.clone(),
    });
    let new = to.tables.iter().filter(|it| from.table(&it.name).is_none()).cloned();
    Schema { tables: tables.chain(new).collect(), ..from.clone() }
}

/// What only one of them has may be NULL, and is about nothing that has to hold of the other's rows.
fn wide_table(was: &Table, now: &Table, form: Form) -> Table {
    let mut wide = was.clone();
    let only = |column: &str| was.column(column).is_none() != now.column(column).is_none();
    let free = |column: &mut Column| {
        let keeps_default = form == Form::LivedIn || !column.nullable;
        column.nullable = true;
        if !keeps_default || column.origin == Origin::Identity {
            column.origin = Origin::Written;
        }
    };
    wide.columns.retain(|it| !(only(&it.name) && it.is_generated()));
    wide.columns.extend(now.columns.iter().filter(|it| only(&it.name) && !it.is_generated()).cloned());
    wide.columns.iter_mut().filter(|it| only(&it.name)).for_each(free);

    let any_only = |columns: &[String]| columns.iter().any(|it| only(it));
    let there = |columns: &[String]| columns.iter().all(|it| wide.column(it).is_some());
    let mut uniques: Vec<Unique> = was.uniques.iter().filter(|it| there(&it.columns)).cloned().collect();
    for unique in now.uniques.iter().filter(|it| any_only(&it.columns) && there(&it.columns)) {
        if !uniques.iter().any(|it| same_unique(it, unique)) {
            uniques.push(unique.clone());
        }
    }
    let mut indexes: Vec<Index> = was.indexes.iter().filter(|it| there(&it.columns)).cloned().collect();
    for index in now.indexes.iter().filter(|it| any_only(&it.columns) && there(&it.columns)) {
        if !indexes.iter().any(|it| it.columns == index.columns) {
            indexes.push(index.clone());
        }
    }
    (wide.uniques, wide.indexes) = (uniques, indexes);
    let new = now.foreign_keys.iter().filter(|it| any_only(&it.columns));
    let new: Vec<_> = new.filter(|it| !was.foreign_keys.iter().any(|old| same_key(old, it))).cloned().collect();
    match form {
        // verified when they come back; meanwhile no two tables refer to each other
        Form::Passed => wide.foreign_keys.retain(|it| !any_only(&it.columns)),
        Form::LivedIn => wide.foreign_keys.extend(new),
    }
    let columns: Vec<&str> = was.columns.iter().chain(&now.columns).map(|it| it.name.as_str()).collect();
    wide.checks.retain(|it| !expression::columns_in(&it.expression, columns.iter().copied()).into_iter().any(&only));
    wide
}

/// Does the key of a row say all of these columns, and nothing else?
pub(super) fn is_primary(table: &Table, columns: &[String]) -> bool {
    table.primary_key.as_ref().is_some_and(|key| same_columns(&key.columns, columns))
}

/// Has no two rows the same in these?
pub(super) fn is_unique(table: &Table, columns: &[String]) -> bool {
    let whole = table.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
    whole.chain(table.primary_key.iter().map(|it| &it.columns)).any(|it| same_columns(it, columns))
}
