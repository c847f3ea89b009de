//! Two branches become one: what only one of them changed is as that one has it.

use crate::{
    error::GenerateError,
    expression::columns_in,
    schema::{Schema, Table, TableName},
};
use std::collections::BTreeSet;

/// What both branches lead to together, or where they do not go together.
///
/// A thing that both came to alike is a conflict too: the second migration would make what the first has made.
pub(super) fn joined(base: &Schema, ours: &Schema, theirs: &Schema) -> Result<Schema, GenerateError> {
    let mut conflicts = Vec::new();
    let tables = each(
        [&base.tables, &ours.tables, &theirs.tables],
        |it| &it.name,
        |name, three| {
            if let [Some(base), Some(ours), Some(theirs)] = three {
                return Some(table(base, ours, theirs, &mut conflicts));
            }
            conflicts.push(format!("both changed `{name}`"));
            None
        },
    );
    let joined = Schema { tables, own_name: ours.own_name.clone() };
    if conflicts.is_empty() {
        conflicts = lacks(&joined, [ours, theirs]);
    }
    if conflicts.is_empty() { Ok(joined) } else { Err(GenerateError::Conflicts { places: conflicts }) }
}

/// The things of three lists, by name: ours in their order, then what is theirs alone. `both` decides where both changed.
fn each<T: Clone + PartialEq, N: PartialEq>(
    all: [&[T]; 3],
    name: fn(&T) -> &N,
    mut both: impl FnMut(&N, [Option<&T>; 3]) -> Option<T>,
) -> Vec<T> {
    fn find<'a, T, N: PartialEq>(all: &'a [T], name: fn(&T) -> &N, of: &N) -> Option<&'a T> {
        all.iter().find(|it| name(it) == of)
    }
    let [base, ours, theirs] = all;
    let theirs_alone = theirs.iter().filter(|it| find(ours, name, name(it)).is_none());
    let gone = base.iter().filter(|it| [ours, theirs].iter().all(|all| find(all, name, name(it)).is_none()));
    let mut kept = Vec::new();
    for thing in ours.iter().chain(theirs_alone).chain(gone) {
        let [base, ours, theirs] = all.map(|all| find(all, name, name(thing)));
        kept.extend(if theirs == base {
            ours.cloned()
        } else if ours == base {
            theirs.cloned()
        } else {
            both(name(thing), [base, ours, theirs])
        });
    }
    kept
}

/// A table that both have changed, in different places.
fn table(base: &Table, ours: &Table, theirs: &Table, conflicts: &mut Vec<String>) -> Table {
    let mut part = Part { table: &base.name, conflicts };
    Table {
        name: base.name.clone(),
        columns: part.each([&base.columns, &ours.columns, &theirs.columns], |it| &it.name),
        primary_key: part.one("the primary key", [&base.primary_key, &ours.primary_key, &theirs.primary_key]),
        uniques: part.each([&base.uniques, &ours.uniques, &theirs.uniques], |it| &it.name),
        indexes: part.each([&base.indexes, &ours.indexes, &theirs.indexes], |it| &it.name),
        foreign_keys: part.each([&base.foreign_keys, &ours.foreign_keys, &theirs.foreign_keys], |it| &it.name),
        checks: part.each([&base.checks, &ours.checks, &theirs.checks], |it| &it.name),
        triggers: part.each([&base.triggers, &ours.triggers, &theirs.triggers], |it| &it.name),
        unknown: part.each([&base.unknown, &ours.unknown, &theirs.unknown], |it| &it.name),
        comment: part.one("the comment", [&base.comment, &ours.comment, &theirs.comment]),
    }
}

struct Part<'a> {
    table: &'a TableName,
    conflicts: &'a mut Vec<String>,
}

impl Part<'_> {
    fn each<T: Clone + PartialEq>(&mut self, all: [&[T]; 3], name: fn(&T) -> &String) -> Vec<T> {
        each(all, name, |name, _| {
            self.conflicts.push(format!("both changed `{name}` of `{}`", self.table));
            None
        })
    }

    fn one<T: Clone + PartialEq>(&mut self, what: &str, [base, ours, theirs]: [&Option<T>; 3]) -> Option<T> {
        if theirs == base {
            return ours.clone();
        }
        if ours != base {
            self.conflicts.push(format!("both changed {what} of `{}`", self.table));
        }
        theirs.clone()
    }
}

/// What one branch has built on, and the other has taken away.
fn lacks(joined: &Schema, sides: [&Schema; 2]) -> Vec<String> {
    let mut lacks = BTreeSet::new();
    for table in &joined.tables {
        let own = table.ordered().chain(table.foreign_keys.iter().map(|it| it.columns.as_slice()));
        let own = own.flatten().filter(|it| table.column(it).is_none());
        lacks.extend(own.map(|column| missing(&table.name, column, &table.name)));
        for key in &table.foreign_keys {
            let parent = &key.references.table;
            let was_there = sides.iter().any(|it| it.table(parent).is_some());
            match joined.table(parent) {
                Some(it) => {
                    let columns = key.references.columns.iter().filter(|column| it.column(column).is_none());
                    lacks.extend(columns.map(|column| missing(&table.name, column, parent)));
                }
                None if was_there => {
                    lacks.insert(format!("`{}` refers to `{parent}`, which the other branch has dropped", table.name));
                }
                None => {}
            }
        }
        let columns = sides.iter().filter_map(|it| it.table(&table.name)).flat_map(|it| &it.columns);
        let gone: Vec<&str> = columns.map(|it| it.name.as_str()).filter(|it| table.column(it).is_none()).collect();
        for check in &table.checks {
            let looked_at = columns_in(&check.expression, gone.iter().copied());
            lacks.extend(looked_at.iter().map(|column| missing(&table.name, column, &table.name)));
        }
    }
    lacks.into_iter().collect()
}

fn missing(table: &TableName, column: &str, of: &TableName) -> String {
    format!("`{table}` has something on `{of}.{column}`, which the other branch has dropped")
}
