//! What rows are told apart or found by goes when what comes in its place is there: until then programs need it.

use crate::{
    change::Change,
    plan::Step,
    sameness::same_columns,
    schema::{Column, TableName},
};

/// A step, and what goes in the moment in which it is taken.
pub(super) struct Taken {
    pub(super) step: Step,
    pub(super) going: Vec<Step>,
    /// Are the columns unique already, by what goes? While one more index over them is built beside others, two programs
    /// that upsert one row meet in it, where `ON CONFLICT` does not look yet: error 23505, measured on PostgreSQL 15.
    pub(super) is_held: bool,
}

/// The steps in the order in which they are made beside others.
pub(super) fn arranged(steps: &[Step]) -> Vec<Taken> {
    let mut going: Vec<Vec<Step>> = vec![Vec::new(); steps.len()];
    let mut after: Vec<Vec<Step>> = vec![Vec::new(); steps.len()];
    let mut stays = vec![true; steps.len()];
    for (at, step) in steps.iter().enumerate() {
        let Some(gone) = gone(&step.change) else { continue };
        let Some(first) = replaced(&gone, &steps[at + 1..]).map(|it| at + 1 + it) else { continue };
        let run: Vec<Added<'_>> = steps[first..].iter().map_while(|it| added(&it.change)).collect();
        // a name that is taken again is free by then
        if gone.is_constraint || run.iter().any(|it| it.name == gone.name) {
            going[first].push(step.clone());
        } else {
            after[first + run.len() - 1].push(step.clone());
        }
        stays[at] = false;
    }
    let later: Vec<Gone<'_>> =
        steps.iter().zip(&stays).filter(|(_, stays)| !**stays).filter_map(|(it, _)| gone(&it.change)).collect();
    let is_held = |change: &Change| {
        let unique = added(change).filter(|it| it.is_unique);
        unique.is_some_and(|new| {
            let same =
                |old: &Gone<'_>| old.is_unique && old.table == new.table && same_columns(old.columns, new.columns);
            later.iter().any(same)
        })
    };
    let taken = |step: &Step, going| Taken { step: step.clone(), going, is_held: is_held(&step.change) };
    let mut arranged = Vec::new();
    for (((step, going), after), stays) in steps.iter().zip(going).zip(after).zip(&stays) {
        if *stays {
            arranged.push(taken(step, going));
        }
        arranged.extend(after.iter().map(|it| taken(it, Vec::new())));
    }
    arranged
}

struct Gone<'a> {
    table: &'a TableName,
    name: &'a str,
    columns: &'a [String],
    is_primary: bool,
    is_unique: bool,
    is_constraint: bool,
}

fn gone(change: &Change) -> Option<Gone<'_>> {
    let (table, name, columns) = match change {
        Change::DropPrimaryKey(table, it) => (table, &it.name, &it.columns),
        Change::DropUnique(table, it) => (table, &it.name, &it.columns),
        Change::DropIndex(table, it) => (table, &it.name, &it.columns),
        _ => return None,
    };
    let is_primary = matches!(change, Change::DropPrimaryKey(..));
    let is_constraint = is_primary || matches!(change, Change::DropUnique(_, it) if it.condition.is_none());
    let is_unique = !matches!(change, Change::DropIndex(..));
    Some(Gone { table, name, columns, is_primary, is_unique, is_constraint })
}

struct Added<'a> {
    table: &'a TableName,
    name: &'a str,
    columns: &'a [String],
    is_unique: bool,
}

fn added(change: &Change) -> Option<Added<'_>> {
    let (table, name, columns) = match change {
        Change::AddPrimaryKey(table, it) => (table, &it.name, &it.columns),
        Change::AddUnique(table, it) => (table, &it.name, &it.columns),
        Change::AddIndex(table, it) => (table, &it.name, &it.columns),
        _ => return None,
    };
    Some(Added { table, name, columns, is_unique: !matches!(change, Change::AddIndex(..)) })
}

/// The first step by which the table gets another, unless one before it needs this one to be gone.
fn replaced(gone: &Gone<'_>, steps: &[Step]) -> Option<usize> {
    let of = |column: &String| gone.columns.contains(column);
    let other = |from: &Column, to: &Column| {
        from.data_type != to.data_type || from.is_generated() != to.is_generated() || gone.is_primary && to.nullable
    };
    for (at, step) in steps.iter().enumerate() {
        match &step.change {
            change if added(change).is_some_and(|it| it.table == gone.table) => return Some(at),
            Change::DropTable(table) if table.name == *gone.table => return None,
            Change::DropColumn(table, column) if table == gone.table && of(&column.name) => return None,
            Change::AlterColumn { table, from, to } if table == gone.table && of(&from.name) && other(from, to) => {
                return None;
            }
            _ => {}
        }
    }
    None
}
