//! A plan in parts that have nothing to do with each other.
//!
//! Where a table is altered, SQLite reads all the texts of the database again. So what is made in memory to try a plan out is
//! for each part what that part has to do with, and no more.

use super::{
    Objects, Refused, Shadow,
    whole::{Whole, lower},
};
use crate::{
    change::Change,
    plan::{Guard, Must, Plan},
    schema::{Schema, Table},
};
use std::collections::{BTreeMap, BTreeSet};

/// Some of the steps.
pub(super) struct Part {
    pub(super) plan: Plan,
    /// Where each of its steps stands in the whole plan.
    pub(super) places: Vec<usize>,
    /// What they have to do with.
    pub(super) live: Objects,
}

impl Part {
    /// Do foreign keys matter to it?
    pub(super) fn is_linked(&self) -> bool {
        let alone = |change: &Change| matches!(change, Change::AddColumn(..));
        !self.plan.steps.iter().all(|it| alone(&it.change))
    }
}

/// The parts, by their first step. A view or trigger that is broken before could stop any step, so then there is one part.
pub(super) fn parts(plan: &Plan, live: &Objects) -> Result<Vec<Part>, Refused> {
    let whole = Whole::of(live);
    if Shadow::of(&whole.speaking())?.broken().is_some() {
        let places = (0..plan.steps.len()).collect();
        return Ok(vec![Part { plan: plan.clone(), places, live: live.clone() }]);
    }
    let steps: Vec<Names> = plan.steps.iter().map(|it| of_step(&it.change, &whole)).collect();
    let guards: Vec<Names> = plan.guards.iter().map(of_guard).collect();
    let back_guards: Vec<Names> = plan.back_guards.iter().map(of_guard).collect();
    let all: Vec<&Names> = steps.iter().chain(&guards).chain(&back_guards).collect();
    let together = Together::of(&all, &whole);
    let mut parts = BTreeMap::<String, (Part, Names)>::new();
    for (place, (step, names)) in plan.steps.iter().zip(&steps).enumerate() {
        let part = together.part(&mut parts, names, plan);
        part.plan.steps.push(step.clone());
        part.places.push(place);
    }
    for (guard, names) in plan.guards.iter().zip(&guards) {
        together.part(&mut parts, names, plan).plan.guards.push(guard.clone());
    }
    for (guard, names) in plan.back_guards.iter().zip(&back_guards) {
        together.part(&mut parts, names, plan).plan.back_guards.push(guard.clone());
    }
    let parts = bundled(parts.into_values())
        .into_iter()
        .map(|(part, names)| Part { live: whole.part(&names.own, &names.near, part.is_linked()), ..part });
    Ok(parts.collect())
}

/// A database in memory takes as long to be made and read as a few tables do: so many tables share one.
const BUNDLE: usize = 4;

fn bundled(parts: impl Iterator<Item = (Part, Names)>) -> Vec<(Part, Names)> {
    let mut bundles = Vec::<(Part, Names)>::new();
    for (part, names) in parts {
        match bundles.last_mut().filter(|(_, it)| it.own.len() + names.own.len() <= BUNDLE) {
            Some((bundle, all)) => {
                bundle.plan.guards.extend(part.plan.guards);
                bundle.plan.back_guards.extend(part.plan.back_guards);
                let own = std::mem::take(&mut bundle.plan.steps).into_iter().chain(part.plan.steps);
                let places = std::mem::take(&mut bundle.places).into_iter().chain(part.places);
                let mut steps: Vec<_> = places.zip(own).collect();
                steps.sort_by_key(|(place, _)| *place);
                (bundle.places, bundle.plan.steps) = steps.into_iter().unzip();
                all.own.extend(names.own);
                all.near.extend(names.near);
            }
            None => bundles.push((part, names)),
        }
    }
    bundles
}

/// Tables.
#[derive(Default)]
struct Names {
    /// Those that are changed, or may be.
    own: BTreeSet<String>,
    /// Those that must be there.
    near: BTreeSet<String>,
}

/// The tables that a step has to do with, as they are called before or after it. What adds a column or an index, or drops an
/// index, is no affair of other tables; what is called otherwise, goes, or is made anew, there or back, is one of those below
/// too.
fn of_step(change: &Change, whole: &Whole<'_>) -> Names {
    let (tables, made): (Vec<&str>, Vec<&str>) = match change {
        Change::AddColumn(table, _) | Change::DropIndex(table, _) => {
            return Names { own: BTreeSet::from([lower(&table.name)]), near: BTreeSet::new() };
        }
        Change::AddIndex(table, index) => {
            let names = [lower(&table.name)].into_iter().chain(whole.owner(&index.name).cloned());
            return Names { own: names.collect(), near: BTreeSet::new() };
        }
        Change::AddUnique(table, unique) => (vec![&table.name], vec![&unique.name]),
        Change::CreateTable(table) | Change::DropTable(table) => (vec![&table.name.name], names_in(table)),
        Change::RenameTable { from, to } => (vec![&from.name, &to.name], vec![&to.name]),
        Change::Rebuild(it) => (vec![&it.from.name.name, &it.to.name.name], names_in(&it.to)),
        other => match other.table() {
            Some(table) => (vec![&table.name], Vec::new()),
            // rows can move from any table to any other; of the rest SQLite has nothing
            None => return Names { own: whole.names(), near: BTreeSet::new() },
        },
    };
    let names = tables.into_iter().map(lower).chain(made.into_iter().filter_map(|it| whole.owner(it)).cloned());
    let near = match change {
        Change::CreateTable(table) | Change::DropTable(table) => parents(table).collect(),
        Change::Rebuild(it) => parents(&it.from).chain(parents(&it.to)).collect(),
        _ => BTreeSet::new(),
    };
    Names { own: whole.with_those_below(names.collect()), near }
}

fn parents(table: &Table) -> impl Iterator<Item = String> {
    table.foreign_keys.iter().map(|it| lower(&it.references.table.name))
}

/// No two things of a database have one name.
fn names_in(table: &Table) -> Vec<&str> {
    let indexes = table.uniques.iter().map(|it| &*it.name).chain(table.indexes.iter().map(|it| &*it.name));
    [&*table.name.name].into_iter().chain(indexes).collect()
}

fn of_guard(guard: &Guard) -> Names {
    let parent = if let Must::HaveParents(key) = &guard.must { Some(lower(&key.references.table.name)) } else { None };
    Names { own: BTreeSet::from([lower(&guard.table.name.name)]), near: parent.into_iter().collect() }
}

/// Names that belong together, each with one that leads to the first of them.
#[derive(Default)]
struct Together {
    leads: BTreeMap<String, String>,
}

impl Together {
    fn of(all: &[&Names], whole: &Whole<'_>) -> Self {
        let touched: BTreeSet<String> = all.iter().flat_map(|it| &it.own).cloned().collect();
        let mut together = Together::default();
        for Names { own, near } in all {
            together.join(own.iter().chain(near.intersection(&touched)));
        }
        for names in whole.spoken_together(&touched) {
            together.join(names.intersection(&touched));
        }
        together
    }

    fn first(&self, name: &str) -> String {
        let mut name = name;
        while let Some(next) = self.leads.get(name) {
            name = next;
        }
        name.to_owned()
    }

    fn join<'n>(&mut self, names: impl Iterator<Item = &'n String>) {
        let firsts: BTreeSet<String> = names.map(|it| self.first(it)).collect();
        let mut firsts = firsts.into_iter();
        if let Some(first) = firsts.next() {
            self.leads.extend(firsts.map(|it| (it, first.clone())));
        }
    }

    /// The part that has to do with these.
    fn part<'p>(&self, parts: &'p mut BTreeMap<String, (Part, Names)>, names: &Names, plan: &Plan) -> &'p mut Part {
        let first = names.own.first().map(|it| self.first(it)).unwrap_or_default();
        let empty = || {
            let (guards, steps, back_guards) = (Vec::new(), Vec::new(), Vec::new());
            let plan = Plan { dialect: plan.dialect, guards, steps, back_guards, target: Schema::default() };
            (Part { plan, places: Vec::new(), live: Objects::default() }, Names::default())
        };
        let (part, all) = parts.entry(first).or_insert_with(empty);
        all.own.extend(names.own.iter().cloned());
        all.near.extend(names.near.iter().cloned());
        part
    }
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::{
        change::Change,
        diff::Hints,
        plan::{Cause, Plan, Step, plan},
        schema::{Column, Index, Schema, TableName},
        shadow::{Objects, Refused, Shadow, sqlite_scripts},
    };
    use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};

    fn planned(changes: impl Iterator<Item = Change>) -> Plan {
        let nothing = Schema::default();
        let mut plan = plan(&nothing, &nothing, &Hints::default(), Dialect::Sqlite).unwrap();
        plan.steps = changes.map(|change| Step { change, cause: Cause::Asked }).collect();
        plan
    }

    fn tables() -> (Shadow, Objects) {
        let mut shadow = Shadow::of(&Objects::default()).unwrap();
        let table =
            |it: i32| format!("CREATE TABLE t{it} (id INTEGER PRIMARY KEY, up INT REFERENCES t{}); ", it.max(1) - 1);
        let objects = shadow.run(&(0..20).map(table).collect::<String>()).unwrap();
        (shadow, objects)
    }

    fn more(table: &str) -> Change {
        let mut column = Column { nullable: true, ..Column::new("more", LogicalType::Integer) };
        column.data_type.names.sqlite = Some("INTEGER".into());
        Change::AddColumn(TableName::new(table), column)
    }

    #[test]
    fn all_parts_together_are_the_plan() {
        let (mut shadow, live) = tables();
        let plan = planned((0..20).rev().map(|it| more(&format!("t{it}"))));
        assert!(parts(&plan, &live).unwrap().len() > 1);
        let scripts = sqlite_scripts(&plan, &live, "audit").unwrap();
        assert!(scripts.up.steps.iter().map(|(step, _)| step).eq(&plan.steps));
        assert!(scripts.down.steps.iter().map(|(step, _)| step).eq(&plan.back()));
        shadow.run(&scripts.up.to_string()).unwrap();
        assert_eq!(shadow.run(&scripts.down.to_string()).unwrap(), live);
    }

    #[test]
    fn what_one_view_or_trigger_reads_is_one_part() {
        let (mut shadow, _) = tables();
        let text =
            "CREATE TRIGGER t AFTER UPDATE ON t1 BEGIN DELETE FROM T9; END; CREATE VIEW v AS SELECT up FROM t9, t19;";
        let live = shadow.run(text).unwrap();
        let plan = planned(["t1", "t5", "t6", "t7", "t9", "t19"].into_iter().map(more));
        let parts = parts(&plan, &live).unwrap();
        let of = |table| parts.iter().position(|it| it.plan.steps.iter().any(|it| it.change == more(table)));
        assert_eq!((of("t1"), of("t1")), (of("t9"), of("t19")));
    }

    #[test]
    fn what_is_in_the_way_elsewhere_is_seen() {
        let (mut shadow, _) = tables();
        let live = shadow.run("CREATE INDEX taken ON t7 (up)").unwrap();
        let index = Index { name: "Taken".into(), columns: vec!["up".into()], valid: true };
        let plan = planned([Change::AddIndex(TableName::new("t2"), index)].into_iter());
        assert!(matches!(sqlite_scripts(&plan, &live, "audit"), Err(Refused::Fails(_))));

        let live = shadow.run("CREATE VIEW broken AS SELECT * FROM nowhere").unwrap();
        let rename = Change::RenameTable { from: TableName::new("t3"), to: TableName::new("t30") };
        let plan = planned([rename].into_iter());
        assert!(matches!(sqlite_scripts(&plan, &live, "audit"), Err(Refused::Fails(_))));
    }
}
