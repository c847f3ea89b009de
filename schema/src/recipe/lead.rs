//! The plan of a recipe.

use super::Recipe;
use crate::{
    change::{Change, Data},
    dialect::Dialect,
    error::Errors,
    plan::{Cause, Guard, Must, Plan, Step, plan},
    sameness::same_key,
    schema::{ForeignKey, Schema, Table, TableName},
};

fn again(forth: Vec<(TableName, ForeignKey)>, back: Vec<(TableName, ForeignKey)>) -> Step {
    const CAUSE: Cause = Cause::Needed("each statement commits by itself, and a script that failed is run again");
    Step { change: Change::Data(Box::new(Data::Again { forth, back })), cause: CAUSE }
}

fn is_needless(change: &Change) -> bool {
    let Change::Data(data) = change else { return false };
    matches!(&**data, Data::Again { forth, back } if forth.is_empty() && back.is_empty())
}

impl Recipe {
    /// The plan that does it, and undoes it: ordinary plans from one schema to the next, and the data in between.
    ///
    /// On PostgreSQL and SQLite it is one transaction, in which nobody else writes. On MariaDB, where each statement commits
    /// by itself, nobody ought to write meanwhile; a plan that failed can be run again.
    ///
    /// # Errors
    ///
    /// All that the engine cannot hold of what it leads to.
    pub fn plan(&self, dialect: Dialect) -> Result<Plan, Errors> {
        // what has to be so of the rows, and what the engine cannot hold, in one
        let mut whole = plan(&self.from, &self.to, &self.hints, dialect)?;
        whole.guards.retain(|it| !self.is_seen_to(&self.from, &self.to, it));
        whole.guards.extend(self.guards.iter().filter(|it| !whole.guards.contains(it)).cloned().collect::<Vec<_>>());
        whole.back_guards.retain(|it| !self.is_seen_to(&self.to, &self.from, it));
        let back = self.back_guards.iter().filter(|it| !whole.back_guards.contains(it)).cloned().collect::<Vec<_>>();
        whole.back_guards.extend(back);
        whole.steps = self.steps(&self.way, dialect)?;
        if !dialect.transactional_ddl() {
            let [forth, back] = [&self.to, &self.from].map(|it| self.later(it));
            whole.steps.insert(0, again(forth, Vec::new()));
            whole.steps.push(again(Vec::new(), back));
            whole.steps.retain(|it| !is_needless(&it.change));
        }
        Ok(whole)
    }

    pub(super) fn steps(&self, way: &[(Schema, Vec<Data>)], dialect: Dialect) -> Result<Vec<Step>, Errors> {
        let mut at = &self.from;
        let mut steps = Vec::new();
        for (next, data) in way {
            steps.extend(plan(at, next, &self.hints, dialect)?.steps);
            let asked = |data: &Data| Step { change: Change::Data(Box::new(data.clone())), cause: Cause::Asked };
            steps.extend(data.iter().map(asked));
            at = next;
        }
        Ok(steps)
    }

    /// The foreign keys of a schema, at either end, that the one in between lacks.
    fn later(&self, end: &Schema) -> Vec<(TableName, ForeignKey)> {
        let between = self.way.first().filter(|_| self.way.len() > 1).map(|(schema, _)| schema);
        let tables = end.tables.iter().filter_map(|it| Some((it, between?.table(&it.name)?)));
        let lacks = |(table, between): (&Table, &Table)| -> Vec<(TableName, ForeignKey)> {
            let new = table.foreign_keys.iter().filter(|key| !between.foreign_keys.iter().any(|it| same_key(it, key)));
            new.map(|key| (table.name.clone(), key.clone())).collect()
        };
        tables.flat_map(lacks).collect()
    }

    /// Does the recipe itself see to what a plan of the two schemas would have to ask?
    fn is_seen_to(&self, before: &Schema, after: &Schema, guard: &Guard) -> bool {
        let data = || self.way.iter().flat_map(|(_, data)| data);
        match &guard.must {
            Must::BeEmpty(column) => data().any(|it| match it {
                Data::Copy { forth, back } => [forth, back]
                    .into_iter()
                    .any(|copy| copy.to == guard.table.name && copy.values.iter().any(|(to, _)| to.name == *column)),
                _ => false,
            }),
            Must::BeSingular(columns, None) => {
                let of = |table: &crate::schema::TableName| [before, after].map(|it| it.table(table).is_some());
                data().any(|it| match it {
                    Data::Keep(kept) => {
                        kept.table.name == guard.table.name && kept.columns == *columns && of(&kept.table.name)[0]
                    }
                    // it gets what is unique already
                    Data::Copy { forth, .. } => {
                        forth.from == forth.to
                            && forth.to == guard.table.name
                            && forth
                                .values
                                .iter()
                                .any(|(to, from)| columns.contains(&to.name) || columns.contains(&from.name))
                    }
                    _ => false,
                })
            }
            Must::HaveParents(key) => data().any(|it| match it {
                // it gets what has one already
                Data::Copy { forth, .. } => {
                    forth.from == forth.to
                        && forth.to == guard.table.name
                        && forth
                            .values
                            .iter()
                            .any(|(to, from)| key.columns.contains(&to.name) || key.columns.contains(&from.name))
                }
                _ => false,
            }),
            _ => false,
        }
    }
}
