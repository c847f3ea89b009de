//! The same for a service that runs meanwhile: expand, backfill, contract; or in parts, where nothing is in two places.

use super::{
    Recipe, Refused, unseen,
    wide::{Form, wide},
};
use crate::{
    change::{Change, Data, Mirror, Pieces},
    dialect::Dialect,
    error::Errors,
    plan::{Cause, Plan, Step, plan},
    schema::{Schema, TableName},
};

/// What is done before programs are exchanged, or after.
///
/// [`Recipe::expand`] makes them.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// What it is called.
    pub name: &'static str,
    /// What it does. Its migrations are its [parts](crate::online::parts).
    pub plan: Plan,
    /// Is its script one transaction? A backfill in pieces commits after each, and is the only statement of its script.
    pub in_transaction: bool,
}

impl Recipe {
    /// What does it while programs run, and undoes it, last first. Where the data is in two places for a while, three stages:
    ///
    /// 1. `expand`: the new place comes to be, and triggers by which who writes one place writes both;
    /// 2. `backfill`: what was there before is copied, at most so many rows at a time, each time committed, or all at once
    ///    where one program writes at a time; then all of it is looked at;
    /// 3. `contract`: the triggers go, and the old place.
    ///
    /// Programs that write the new place come after 2: before, one would take a row that is not copied yet for one that is
    /// not there, and write it without what it ought to have (measured: rows are lost). Programs that write the old place
    /// are gone before 3. Between the two, programs write the two places in a different order, so that deadlocks are
    /// possible: a writer has to try again, as after any deadlock.
    ///
    /// Where the data stays in its place there is one stage, `change`, whose parts others write beside. Which programs are
    /// exchanged before it, and which after it, is said for each [kind](super::Kind).
    ///
    /// # Errors
    ///
    /// Why not: a column means something else afterwards, the engine writes one of two places itself without a trigger's
    /// knowing, or has no parts beside which others write. Or all that the engine cannot hold.
    pub fn expand(&self, most: u32, dialect: Dialect) -> Result<Vec<Stage>, Refused> {
        if !self.kind.copies() {
            return self.in_place(dialect).map(|it| vec![it]);
        }
        let copies = self.way.iter().flat_map(|(_, data)| data).find_map(|it| match it {
            Data::Copy { forth, back } => Some((forth.clone(), back.clone())),
            _ => None,
        });
        let Some((one, other)) = copies else { return Err(Refused::InOne { kind: self.kind, dialect }) };
        let wide = wide(&self.from, &self.to, Form::LivedIn);
        let pieces =
            |copy: &crate::change::Copy| Pieces { copy: copy.clone(), order: order(&wide, copy), most: most.max(1) };
        let backfill = if dialect.writes_side_by_side() {
            Data::Backfill { forth: pieces(&one), back: pieces(&other) }
        } else {
            Data::Copy { forth: one.clone(), back: other.clone() }
        };
        let name = format!("{}_{}", self.association.parent.name, self.association.child.name);
        let mirror = Mirror { name, one, other };
        if let Some((table, columns)) = unseen::foreign_key(&wide, &mirror, dialect) {
            return Err(Refused::NoMirror { dialect, table, columns });
        }
        self.stages(&wide, backfill, &mirror, dialect).map_err(|errors| Refused::Unheld { errors })
    }

    fn in_place(&self, dialect: Dialect) -> Result<Stage, Refused> {
        let copied = self.way.iter().flat_map(|(_, data)| data).find_map(Data::copied);
        if let Some((column, _)) = copied.and_then(|it| it.values.first()) {
            let (table, column) = (self.association.child.clone(), column.name.clone());
            return Err(Refused::OtherMeaning { table, column });
        }
        if !dialect.validates_later() {
            return Err(Refused::InOne { kind: self.kind, dialect });
        }
        let plan = self.plan(dialect).map_err(|errors| Refused::Unheld { errors })?;
        Ok(Stage { name: "change", plan, in_transaction: true })
    }

    fn stages(&self, wide: &Schema, backfill: Data, mirror: &Mirror, dialect: Dialect) -> Result<Vec<Stage>, Errors> {
        let whole = self.plan(dialect)?;
        let asked = |data: Data| Step { change: Change::Data(Box::new(data)), cause: Cause::Asked };
        // where others could write meanwhile, and what keeps them out ends with the transaction
        let holds = dialect.writes_side_by_side() && dialect.transactional_ddl();
        let held = |steps: Vec<Step>, tables: [&TableName; 2], [before, after]: [&Schema; 2]| -> Vec<Step> {
            let there = |schema: &Schema| -> Vec<TableName> {
                tables.into_iter().filter(|it| schema.table(it).is_some()).cloned().collect()
            };
            let first = Data::Lock { forth: there(before), back: Vec::new() };
            let last = Data::Lock { forth: Vec::new(), back: there(after) };
            let [first, last] = [first, last].map(|it| Some(asked(it)).filter(|_| holds));
            first.into_iter().chain(steps).chain(last).collect()
        };
        // first the one that the programs write which run then: their next is the other, by a trigger or a foreign key
        let [old, new] = [&mirror.one.from, &mirror.one.to];
        let mut expand = plan(&self.from, wide, &self.hints, dialect)?;
        expand.guards.clone_from(&whole.guards);
        expand.steps.push(asked(Data::Mirror(mirror.clone())));
        expand.steps = held(expand.steps, [old, new], [&self.from, wide]);
        let target = plan(wide, wide, &self.hints, dialect)?.target;
        let in_pieces = matches!(backfill, Data::Backfill { .. });
        let fill = Plan { dialect, guards: Vec::new(), steps: vec![asked(backfill)], back_guards: Vec::new(), target };
        let mut contract = plan(wide, &self.to, &self.hints, dialect)?;
        contract.back_guards = whole.back_guards;
        contract.steps.insert(0, asked(Data::Unmirror(mirror.clone())));
        contract.steps = held(contract.steps, [new, old], [wide, &self.to]);
        Ok(vec![
            Stage { name: "expand", plan: expand, in_transaction: true },
            Stage { name: "backfill", plan: fill, in_transaction: !in_pieces },
            Stage { name: "contract", plan: contract, in_transaction: true },
        ])
    }
}

/// What the rows that are copied are told apart by.
fn order(wide: &Schema, copy: &crate::change::Copy) -> Vec<String> {
    let key = wide.table(&copy.from).and_then(|it| it.primary_key.as_ref());
    // unique, as the association is one-to-one
    key.map_or_else(|| copy.keys.iter().map(|(_, from)| from.clone()).collect(), |it| it.columns.clone())
}
