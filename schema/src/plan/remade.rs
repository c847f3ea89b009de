//! The steps on an engine that makes a table anew where it cannot alter it.

use super::{Cause, Step, asked, phase::Phase};
use crate::{
    change::{Change, Rebuild},
    dialect::{self, Dialect},
    diff::{becomes, between, is_made_anew},
    order,
    sameness::same_columns,
    schema::{Column, ForeignKey, Schema, Table, TableName},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn steps(before: &Schema, after: &Schema, dialect: Dialect) -> Vec<Step> {
    let mut in_place: BTreeMap<TableName, Vec<Change>> = BTreeMap::new();
    let (mut new, mut gone) = (Schema::default(), Schema::default());
    let mut steps = Vec::new();
    for change in between(&commented_as(after, before.clone()), after) {
        match (change.table().cloned(), change) {
            (_, Change::CreateTable(table)) => new.tables.push(table),
            (_, Change::DropTable(table)) => gone.tables.push(table),
            (Some(table), change) => in_place.entry(table).or_default().push(change),
            (None, change) => steps.push((Phase::of(&change), asked(change))),
        }
    }
    let mut remade = BTreeSet::new();
    for (table, changes) in in_place {
        // and so is what undoes it
        let in_place = |change: &Change, [was, now]: [&Table; 2]| {
            let back = change.inverse().is_none_or(|back| dialect::alters_in_place(&back, now, dialect));
            back && dialect::alters_in_place(change, was, dialect)
        };
        let both = before.table(&table).zip(after.table(&table));
        let anew = both.is_some_and(|(was, now)| was.columns.iter().any(|it| is_made_anew(was, now, &it.name)));
        if !anew && both.is_some_and(|(was, now)| changes.iter().all(|it| in_place(it, [was, now]))) {
            steps.extend(altered(changes));
        } else {
            remade.insert(table);
        }
    }
    steps.extend(made(&new, before, after, &remade, dialect));
    let dropped = order::removal(&gone, dialect).into_iter();
    // what becomes NULL does so before its table goes, not before the others are made anew
    steps.extend(dropped.map(|change| (Phase::DropTable, asked(change))));
    steps.sort_by_key(|(phase, _)| *phase);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// An index goes when nothing refers to what it makes unique any more, unless another takes its name.
fn altered(changes: Vec<Change>) -> Vec<(Phase, Step)> {
    let name = |change: &Change| match change {
        Change::AddUnique(_, it) | Change::DropUnique(_, it) => Some(it.name.clone()),
        Change::AddIndex(_, it) | Change::DropIndex(_, it) => Some(it.name.clone()),
        _ => None,
    };
    let is_new = |it: &&Change| matches!(it, Change::AddUnique(..) | Change::AddIndex(..));
    let taken: Vec<String> = changes.iter().filter(is_new).filter_map(name).collect();
    let phase = |change: &Change| match Phase::of(change) {
        Phase::DropIndex if !name(change).is_some_and(|it| taken.contains(&it)) => Phase::DropIndexLast,
        phase => phase,
    };
    changes.into_iter().map(|change| (phase(&change), asked(change))).collect()
}

/// The new tables; then each other anew once, parents first; twice, where it cannot keep a foreign key all the while.
fn made(
    new: &Schema,
    before: &Schema,
    after: &Schema,
    remade: &BTreeSet<TableName>,
    dialect: Dialect,
) -> Vec<(Phase, Step)> {
    let mut now = before.clone();
    let (mut created, mut steps, mut late) = (Vec::new(), Vec::new(), Vec::new());
    // what refers to what is not there yet keeps the other from being written
    let is_early = |now: &Schema, to: &Table, key: &ForeignKey| {
        let parent = now.table(&key.references.table).filter(|it| it.name != to.name && remade.contains(&it.name));
        parent.is_some_and(|it| !offers(it, key))
    };
    for change in order::creation(new, dialect) {
        let change = match change {
            Change::CreateTable(to) => match without(&to, |key| is_early(&now, &to, key)) {
                Some(first) => {
                    late.push(to);
                    now.tables.push(first.clone());
                    Change::CreateTable(first)
                }
                None => Change::CreateTable(to),
            },
            other => other,
        };
        created.push((Phase::of(&change), asked(change)));
    }
    for change in order::creation(after, dialect) {
        let Change::CreateTable(to) = change else { continue };
        if !remade.contains(&to.name) || now.table(&to.name).is_none() {
            continue;
        }
        // what refers to what it will not have any more could not be written either
        let refers = |key: &ForeignKey| key.references.table == to.name && !offers(&to, key);
        let others = now.tables.iter().filter(|it| it.name != to.name).filter_map(|it| without(it, refers));
        for other in others.collect::<Vec<_>>() {
            steps.extend(rebuild(&mut now, other, KEY, dialect));
        }
        match without(&to, |key| is_early(&now, &to, key)) {
            Some(first) => {
                steps.extend(rebuild(&mut now, first, Cause::Asked, dialect));
                late.push(to);
            }
            None => steps.extend(rebuild(&mut now, to, Cause::Asked, dialect)),
        }
    }
    for to in late {
        steps.extend(rebuild(&mut now, to, KEY, dialect));
    }
    created.into_iter().chain(steps.into_iter().map(|step| (Phase::Rebuild, step))).collect()
}

const KEY: Cause = Cause::Needed("what a foreign key of it refers to comes or goes meanwhile");

/// Is what it refers to there, and unique?
fn offers(parent: &Table, key: &ForeignKey) -> bool {
    let whole = parent.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
    let mut whole = whole.chain(parent.primary_key.iter().map(|it| &it.columns));
    whole.any(|it| same_columns(it, &key.references.columns))
}

/// The table without these of its foreign keys, if it has any.
fn without(table: &Table, which: impl Fn(&ForeignKey) -> bool) -> Option<Table> {
    let keys: Vec<ForeignKey> = table.foreign_keys.iter().filter(|it| !which(it)).cloned().collect();
    (keys.len() < table.foreign_keys.len()).then(|| Table { foreign_keys: keys, ..table.clone() })
}

fn rebuild(now: &mut Schema, to: Table, cause: Cause, dialect: Dialect) -> Option<Step> {
    let at = now.tables.iter().position(|it| it.name == to.name)?;
    let below = order::below(now, &to.name, dialect);
    let from = std::mem::replace(&mut now.tables[at], to.clone());
    let kept = |it: &&Column| !it.is_generated() && from.column(&it.name).is_some_and(|old| becomes(old, it));
    let keeps = to.columns.iter().filter(kept);
    let keeps = keeps.map(|it| (it.name.clone(), it.name.clone())).collect();
    let change = Change::Rebuild(Box::new(Rebuild { from, to, keeps, below }));
    Some(Step { change, cause })
}

/// Another comment is no reason to make a table anew.
fn commented_as(after: &Schema, mut before: Schema) -> Schema {
    for table in &mut before.tables {
        let Some(now) = after.table(&table.name) else { continue };
        table.comment.clone_from(&now.comment);
        for column in &mut table.columns {
            if let Some(now) = now.column(&column.name) {
                column.comment.clone_from(&now.comment);
            }
        }
        for key in &mut table.foreign_keys {
            if let Some(now) = now.foreign_keys.iter().find(|it| crate::sameness::same_key(it, key)) {
                key.comment.clone_from(&now.comment);
            }
        }
    }
    before
}
