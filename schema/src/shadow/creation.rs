//! Tables that are new, and nothing else: nothing that is there is touched, so none of it need be made in memory.

use super::{
    Objects, Refused, Shadow,
    scripts::{Scripts, Written, script},
};
use crate::{
    change::Change,
    dialect::{self, Dialect},
    order,
    plan::{Cause, Plan, Step},
    schema::{Schema, Table},
};
use std::collections::BTreeSet;

/// The tables that the steps make, if that is all that they do.
pub(super) fn only(steps: &[Step]) -> Option<Vec<&Table>> {
    steps.iter().map(|it| if let Change::CreateTable(table) = &it.change { Some(table) } else { None }).collect()
}

/// Each table is tried out by itself: SQLite lets it refer to what is not there.
pub(super) fn scripts(plan: &Plan, tables: &[&Table], live: &Objects) -> Result<Scripts, Refused> {
    let there: BTreeSet<String> = live.iter().map(|it| it.name.to_lowercase()).collect();
    for table in tables {
        let indexes = table.uniques.iter().map(|it| &it.name).chain(table.indexes.iter().map(|it| &it.name));
        if let Some(name) = [&table.name.name].into_iter().chain(indexes).find(|it| there.contains(&it.to_lowercase()))
        {
            return Err(Refused::Fails(format!("there is a `{name}` already")));
        }
    }
    let written = |step: Step| {
        let statements = dialect::write(&step.change, Dialect::Sqlite);
        (step, script(statements))
    };
    let up = Written { steps: plan.steps.iter().cloned().map(written).collect(), ..Written::default() };
    let back = unlinked(tables.iter().copied()).into_iter().chain(plan.back());
    let down = Written { steps: back.map(written).collect(), ..Written::default() };
    let mut shadow = Shadow::empty()?;
    // to go, a table needs its parents where foreign keys are on
    shadow.enforce(false)?;
    for ((_, creation), table) in up.steps.iter().zip(tables) {
        shadow.execute(&creation.to_string())?;
        shadow.execute(&script(dialect::write(&Change::DropTable((*table).clone()), Dialect::Sqlite)).to_string())?;
    }
    Ok(Scripts { up, down })
}

/// Rows of tables that were made may refer to each other by now, and refuse to go.
pub(super) fn unlinked<'a>(made: impl Iterator<Item = &'a Table>) -> Vec<Step> {
    let made = Schema { tables: made.cloned().collect(), ..Schema::default() };
    let changes = order::removal(&made, Dialect::Sqlite).into_iter().filter(|it| matches!(it, Change::Unlink(..)));
    changes.map(|change| Step { change, cause: Cause::Needed("its rows refer to each other") }).collect()
}
