//! One table, before and after, under one name.

use super::types::converts;
use crate::{
    change::Change,
    expression::{columns_in, normal},
    sameness::{origins, same_key, same_unique},
    schema::{Check, Column, DataType, ForeignKey, Index, Origin, Table, TypeNames},
};

pub(super) fn between(from: &Table, to: &Table) -> Vec<Change> {
    let name = || to.name.clone();
    let mut changes = columns(from, to);
    // what is on a column that is made anew, there or back, is so, too
    let anew = |columns: &[String]| columns.iter().any(|it| is_made_anew(from, to, it) || is_made_anew(to, from, it));
    let keys = [from, to].map(|it| it.primary_key.as_ref().map(|it| &it.columns));
    if keys[0] != keys[1] || keys[0].is_some_and(|it| anew(it)) {
        changes.extend(from.primary_key.clone().map(|it| Change::DropPrimaryKey(name(), it)));
        changes.extend(to.primary_key.clone().map(|it| Change::AddPrimaryKey(name(), it)));
    }
    let [gone, new] = apart(&from.uniques, &to.uniques, |a, b| same_unique(a, b) && !anew(&a.columns));
    changes.extend(gone.into_iter().map(|it| Change::DropUnique(name(), it.clone())));
    changes.extend(new.into_iter().map(|it| Change::AddUnique(name(), it.clone())));
    let [gone, new] = apart(&from.indexes, &to.indexes, |a, b| same_index(a, b) && !anew(&a.columns));
    changes.extend(gone.into_iter().map(|it| Change::DropIndex(name(), it.clone())));
    changes.extend(new.into_iter().map(|it| Change::AddIndex(name(), it.clone())));
    let about = |check: &Check| {
        let columns = columns_in(&check.expression, from.columns.iter().map(|it| it.name.as_str()));
        columns.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let [gone, new] = apart(&from.checks, &to.checks, |a, b| same_check(a, b) && !anew(&about(a)));
    changes.extend(gone.into_iter().map(|it| Change::DropCheck(name(), it.clone())));
    changes.extend(new.into_iter().map(|it| Change::AddCheck(name(), it.clone())));
    let [gone, new] = apart(&from.foreign_keys, &to.foreign_keys, |a, b| alike(a, b) && !anew(&a.columns));
    changes.extend(gone.into_iter().map(|it| Change::DropForeignKey(name(), it.clone())));
    changes.extend(new.into_iter().map(|it| Change::AddForeignKey(name(), it.clone())));
    if from.comment != to.comment {
        let (from, to) = (from.comment.clone(), to.comment.clone());
        changes.push(Change::Comment { table: name(), from, to });
    }
    changes
}

/// Is the column of both another, under one name?
pub(crate) fn is_made_anew(from: &Table, to: &Table, column: &str) -> bool {
    let both = from.column(column).zip(to.column(column));
    both.is_some_and(|(from, to)| !becomes(from, to))
}

fn columns(from: &Table, to: &Table) -> Vec<Change> {
    let mut changes = Vec::new();
    for column in &to.columns {
        match from.column(&column.name) {
            None => changes.push(Change::AddColumn(to.name.clone(), column.clone())),
            Some(old) if same_column(old, column) => {}
            Some(old) if !becomes(old, column) => {
                changes.push(Change::DropColumn(to.name.clone(), old.clone()));
                changes.push(Change::AddColumn(to.name.clone(), column.clone()));
            }
            Some(old) => {
                let (table, from, to) = (to.name.clone(), old.clone(), column.clone());
                changes.push(Change::AlterColumn { table, from, to });
            }
        }
    }
    let gone = from.columns.iter().filter(|it| to.column(&it.name).is_none());
    changes.extend(gone.map(|it| Change::DropColumn(to.name.clone(), it.clone())));
    changes
}

/// Does what is in the one become what is in the other? What is computed comes from its expression, not from what was there.
pub(crate) fn becomes(from: &Column, to: &Column) -> bool {
    let same = same_data(&from.data_type, &to.data_type);
    if to.is_generated() {
        return same && same_origin(&from.origin, &to.origin);
    }
    same || converts(&from.data_type, &to.data_type)
}

fn same_column(a: &Column, b: &Column) -> bool {
    same_data(&a.data_type, &b.data_type)
        && a.nullable == b.nullable
        && same_origin(&a.origin, &b.origin)
        && a.comment == b.comment
}

/// An expression can be said in other words.
fn same_origin(a: &Origin, b: &Origin) -> bool {
    use Origin as O;
    match (a, b) {
        (O::Default(_), O::Default(_)) | (O::Generated(_), O::Generated(_)) => origins(a, b).is_none(),
        _ => a == b,
    }
}

/// Where an engine has a word for both, the word counts.
pub(crate) fn same_data(a: &DataType, b: &DataType) -> bool {
    let worded = |it: &DataType| it.names != TypeNames::default();
    if worded(a) && worded(b) { a.names == b.names } else { a == b }
}

/// What only one of them has.
fn apart<'a, T>(from: &'a [T], to: &'a [T], same: impl Fn(&T, &T) -> bool) -> [Vec<&'a T>; 2] {
    let gone = from.iter().filter(|it| !to.iter().any(|other| same(it, other))).collect();
    let new = to.iter().filter(|it| !from.iter().any(|other| same(other, it))).collect();
    [gone, new]
}

pub(super) fn same_index(a: &Index, b: &Index) -> bool {
    a.columns == b.columns
}

pub(super) fn same_check(a: &Check, b: &Check) -> bool {
    normal(&a.expression) == normal(&b.expression)
}

/// Do they do the same, too?
fn alike(a: &ForeignKey, b: &ForeignKey) -> bool {
    let does = |it: &ForeignKey| (it.on_delete, it.on_update, it.deferral, it.comment.clone());
    same_key(a, b) && does(a) == does(b)
}
