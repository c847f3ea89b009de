//! Migrations from stages: as few as there can be.

use super::{
    Part, later,
    part::remedy,
    stage::{self, How, Stage, Stages},
};
use crate::{
    change::{Beside, Change, Data},
    plan::{Plan, Step},
    schema::TableName,
};
use std::collections::BTreeSet;

pub(super) fn parts(plan: &Plan) -> Vec<Part> {
    let passing: BTreeSet<&TableName> = plan.steps.iter().filter_map(|it| made_or_gone(&it.change)).collect();
    let is_old = |table: &TableName| !passing.contains(table);
    let stages = if plan.steps.iter().any(locks_all) {
        at_once(plan.steps.iter().map(|it| stage::alone(it, plan.dialect)))
    } else {
        side_by_side(later::arranged(&plan.steps).iter().map(|it| stage::of(it, is_old, plan.dialect)))
    };
    let mut joined: Vec<Stage> = Vec::new();
    for stage in stages {
        match joined.last_mut() {
            Some(last) if last.how == stage.how && matches!(stage.how, How::Together | How::After) => {
                last.up.extend(stage.up);
                last.down.splice(..0, stage.down);
            }
            _ => joined.push(stage),
        }
    }
    let mut parts: Vec<Part> = joined.into_iter().map(|it| part(it, plan)).collect();
    // outside of a transaction there is no place for a second statement
    if !plan.guards.is_empty() && parts.first().is_some_and(|it| !it.run_in_transaction) {
        parts.insert(0, guards_only(plan));
    }
    if !plan.back_guards.is_empty() && parts.last().is_some_and(|it| !it.run_in_transaction) {
        parts.push(guards_only(plan));
    }
    if let Some(first) = parts.first_mut() {
        first.guards.clone_from(&plan.guards);
    }
    if let Some(last) = parts.last_mut() {
        last.back_guards.clone_from(&plan.back_guards);
    }
    if let [only] = &mut parts[..] {
        only.name = "";
    }
    parts
}

fn made_or_gone(change: &Change) -> Option<&TableName> {
    match change {
        Change::CreateTable(table) | Change::DropTable(table) => Some(&table.name),
        _ => None,
    }
}

/// Is nobody else to look at the tables from then on?
fn locks_all(step: &Step) -> bool {
    matches!(&step.change, Change::Data(it) if matches!(**it, Data::Lock { .. }))
}

/// All in one, but what is promised of rows that come: it is made before, and those that are there are looked at.
fn at_once(steps: impl Iterator<Item = Stages>) -> Vec<Stage> {
    let mut before: Vec<Stages> = Vec::new();
    let mut rest = Stage { how: How::Together, up: Vec::new(), down: Vec::new() };
    for mut stages in steps {
        let looked_at = stages.iter().position(|it| it.iter().any(|it| it.how == How::After));
        if let Some(at) = looked_at {
            let rest = stages.split_off(at + 1);
            before.push(std::mem::replace(&mut stages, rest));
        }
        for stage in stages.into_iter().flatten() {
            rest.up.extend(stage.up);
            rest.down.splice(..0, stage.down);
        }
    }
    side_by_side(before.into_iter()).into_iter().chain([rest]).collect()
}

/// Steps of a kind that follow each other go through their stages together.
fn side_by_side(steps: impl Iterator<Item = Stages>) -> Vec<Stage> {
    let kind = |it: &Stages| -> Vec<Vec<How>> { it.iter().map(|it| it.iter().map(|it| it.how).collect()).collect() };
    let mut kinds: Vec<(Vec<Vec<How>>, Stages)> = Vec::new();
    for stages in steps {
        match kinds.last_mut() {
            Some((last, all)) if *last == kind(&stages) => {
                all.iter_mut().zip(stages).for_each(|(all, these)| all.extend(these));
            }
            _ => kinds.push((kind(&stages), stages)),
        }
    }
    kinds.into_iter().flat_map(|(_, stages)| stages).flatten().collect()
}

fn part(Stage { how, up, down }: Stage, plan: &Plan) -> Part {
    let clears = |it: &Step| matches!(&it.change, Change::Beside(it) if matches!(**it, Beside::Clear(..)));
    let keeps = |it: &Step| matches!(&it.change, Change::Beside(it) if matches!(**it, Beside::Keep(_)));
    let name = match how {
        How::Together => "change",
        How::After => "validate",
        How::Apart if up.iter().chain(&down).all(clears) => "clear",
        How::Apart if up.iter().any(keeps) => "keep",
        How::Apart => "rewrite",
        How::Outside => "index",
    };
    Part {
        dialect: plan.dialect,
        name,
        guards: Vec::new(),
        back_guards: Vec::new(),
        run_in_transaction: how != How::Outside,
        remarks: remedy(&up, &down),
        steps: up,
        back: down,
    }
}

fn guards_only(plan: &Plan) -> Part {
    Part { name: "guard", ..part(Stage { how: How::Together, up: Vec::new(), down: Vec::new() }, plan) }
}
