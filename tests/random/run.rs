//! What is done with a pair of schemas on one engine.

use crate::{
    asked,
    random::Random,
    rows::{contents, inserts, quoted},
    schemas,
};
use diesel::connection::SimpleConnection;
use diesel_one_to_one_schema::{
    check,
    dialect::Dialect,
    diff::Hints,
    live::Inspect,
    plan::{Guard, Plan, Step, plan},
    schema::{Schema, Table},
    script::{change_script, create_script, guard_script},
};
use tests::engine::Engine;

/// What happened, for the numbers to mean something.
#[derive(Debug, Default)]
struct Tally {
    pairs: u32,
    nothing_to_do: u32,
    stopped: u32,
    stopped_on_the_way_back: u32,
    rows: usize,
}

pub(crate) fn pairs<E: Engine>()
where
    E::Connection: Inspect,
{
    let (seed, pairs) = asked();
    let mut tally = Tally::default();
    for seed in seed..seed + pairs {
        let mut log = Vec::new();
        let pair = std::panic::AssertUnwindSafe(|| pair::<E>(seed, &mut tally, &mut log));
        if let Err(panic) = std::panic::catch_unwind(pair) {
            println!("seed {seed} on {}:\n{}", E::DIALECT, log.join("\n"));
            std::panic::resume_unwind(panic);
        }
    }
    println!("{}, seeds {seed} to {}: {tally:?}", E::DIALECT, seed + pairs - 1);
    assert!(tally.pairs > 0 && tally.rows > 0);
}

fn pair<E: Engine>(seed: u64, tally: &mut Tally, log: &mut Vec<String>)
where
    E::Connection: Inspect,
{
    let random = &mut Random::new(seed);
    let dialect = <E::Connection as Inspect>::DIALECT;
    let from = schemas::schema(random, dialect);
    let to = schemas::changed(&from, random, dialect);
    let plan = plan(&from, &to, &Hints::default(), dialect).unwrap_or_else(|errors| panic!("{errors}"));
    tally.pairs += 1;
    if plan.steps.is_empty() {
        tally.nothing_to_do += 1;
        return;
    }
    let database = E::fresh();
    let conn = &mut database.connect();
    let mut test = Test { conn, log, dialect };
    test.execute(&create_script(&from, dialect).unwrap().to_string());
    for insert in inserts(&from, random, dialect) {
        tally.rows += 1;
        test.execute(&insert);
    }
    let before = test.contents(&from, &to);
    tally.stopped += u32::from(test.lead(&plan.guards, &plan.steps, [&from, &to], &plan));
    if tally.stopped == 0 || !before.is_empty() {
        // what is not there any more was taken out because a guard had stopped it
        let after = test.contents(&to, &from);
        assert!(
            after.iter().zip(&before).all(|(after, before)| after == before || after.is_empty()),
            "{before:?}\n{after:?}"
        );
    }
    let stopped = test.lead(&plan.back_guards, &plan.back(), [&to, &from], &plan);
    tally.stopped_on_the_way_back += u32::from(stopped);
    let back = test.contents(&from, &to);
    assert!(back.iter().zip(&before).all(|(back, before)| back == before || back.is_empty()), "{before:?}\n{back:?}");
    test.lead(&plan.guards, &plan.steps, [&from, &to], &plan);
}

struct Test<'a, C> {
    conn: &'a mut C,
    log: &'a mut Vec<String>,
    dialect: Dialect,
}

impl<C: Inspect + SimpleConnection> Test<'_, C> {
    /// From the one to the other. Where a guard stops it, nothing has changed; it goes on without rows. Did one?
    fn lead(&mut self, guards: &[Guard], steps: &[Step], [from, to]: [&Schema; 2], _: &Plan) -> bool {
        self.is(from);
        let broken = guards.iter().any(|it| self.is_broken(it));
        let script = self.script(guards, steps);
        let done = self.try_script(&script);
        assert_eq!(done.is_err(), broken, "{done:?}\n{script}");
        if broken {
            self.is(from);
            for table in from.tables.iter().rev() {
                let name = quoted(&table.name.name, self.dialect);
                for key in table.foreign_keys.iter().filter(|it| it.references.table == table.name) {
                    self.execute(&format!("UPDATE {name} SET {} = NULL", quoted(&key.columns[0], self.dialect)));
                }
                self.execute(&format!("DELETE FROM {name}"));
            }
            self.try_script(&script).unwrap();
        }
        self.is(to);
        broken
    }

    fn script(&self, guards: &[Guard], steps: &[Step]) -> String {
        let guards = guards.iter().map(|it| guard_script(it, self.dialect, "audit").to_string());
        guards.chain(steps.iter().map(|it| change_script(&it.change, self.dialect).to_string())).collect()
    }

    /// In one transaction, as a migration.
    fn try_script(&mut self, script: &str) -> diesel::QueryResult<()> {
        self.log.push(script.to_owned());
        self.conn.transaction(|conn| conn.batch_execute(script))
    }

    fn execute(&mut self, sql: &str) {
        self.log.push(sql.to_owned());
        self.conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    fn is_broken(&mut self, guard: &Guard) -> bool {
        let select = guard.rule().map_or_else(
            || {
                format!(
                    "SELECT 'any' AS {} FROM {}",
                    quoted("key", self.dialect),
                    quoted(&guard.table.name.name, self.dialect)
                )
            },
            |rule| rule.select(self.dialect),
        );
        !self.conn.keys(&select).unwrap().is_empty()
    }

    /// Has the database just what the schema says?
    fn is(&mut self, schema: &Schema) {
        let live = self.conn.inspect(&[]).unwrap();
        let findings = |one: &Schema, other: &Schema| -> Vec<String> {
            check::compare(one, other, self.dialect).iter().map(ToString::to_string).collect()
        };
        assert_eq!(findings(schema, &live), [""; 0], "{live:#?}");
        let names = |schema: &Schema| {
            let mut names: Vec<_> = schema.tables.iter().map(|it| it.name.name.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&live), names(schema));
        for table in &schema.tables {
            let live = live.table(&table.name).unwrap();
            let counts = |it: &Table| (it.checks.len(), it.uniques.len(), it.foreign_keys.len());
            assert_eq!(counts(live), counts(table), "{live:#?}");
            let own: Vec<_> = live
                .indexes
                .iter()
                .filter(|it| table.foreign_keys.iter().all(|key| key.columns != it.columns))
                .collect();
            let said = table.indexes.iter().filter(|it| table.foreign_keys.iter().all(|key| key.columns != it.columns));
            assert_eq!(own.len(), said.count(), "{live:#?}");
        }
    }

    /// Of each table that both have, what is in the columns that both have with the same type.
    fn contents(&mut self, schema: &Schema, other: &Schema) -> Vec<Vec<String>> {
        let both = schema.tables.iter().filter_map(|it| Some((it, other.table(&it.name)?)));
        let mut both: Vec<_> = both.collect();
        both.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        let contents = both.into_iter().map(|(table, other)| {
            let same = table
                .columns
                .iter()
                .filter(|it| other.column(&it.name).is_some_and(|one| one.data_type == it.data_type));
            let mut columns: Vec<String> = same.map(|it| it.name.clone()).collect();
            columns.sort();
            contents(self.conn, table, &columns).unwrap()
        });
        contents.collect()
    }
}
