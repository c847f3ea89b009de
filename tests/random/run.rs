//! What is done with a pair of schemas on one engine.

use crate::{
    asked,
    random::Random,
    rows::{contents, inserts, quoted},
    schemas,
};
use diesel::connection::SimpleConnection;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    check,
    dialect::Dialect,
    diff::Hints,
    live::Inspect,
    plan::{Guard, Must, Plan, Step, plan},
    schema::{self, Schema, Table},
    script::{change_script, create_script, guard_script},
    shadow::{Objects, Scripts, sqlite_scripts},
};
use std::collections::BTreeSet;
use tests::engine::Engine;

/// What happened, for the numbers to mean something.
#[derive(Debug, Default)]
struct Tally {
    pairs: u32,
    nothing_to_do: u32,
    renamed: u32,
    stopped: u32,
    stopped_on_the_way_back: u32,
    rows: usize,
    /// Of the pairs, those in which there is one, before or afterwards.
    composite: u32,
    shared: u32,
    generated: u32,
    partial: u32,
    noted: u32,
}

impl Tally {
    fn has(&mut self, schemas: [&Schema; 2]) {
        let any = |has: &dyn Fn(&Table) -> bool| u32::from(schemas.iter().any(|it| it.tables.iter().any(has)));
        self.composite += any(&|it| it.foreign_keys.iter().any(|it| it.columns.len() > 1));
        self.shared += any(&|it| it.foreign_keys.iter().any(|it| it.columns == ["id"]));
        self.generated += any(&|it| it.columns.iter().any(schema::Column::is_generated));
        self.partial += any(&|it| it.uniques.iter().any(|it| it.condition.is_some()));
        self.noted += any(&|it| it.comment.is_some());
    }
}

pub(crate) fn pairs<E: Engine>()
where
    E::Connection: Writes,
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
    E::Connection: Writes,
{
    let random = &mut Random::new(seed);
    let dialect = <E::Connection as Inspect>::DIALECT;
    let from = schemas::schema(random, dialect);
    let to = schemas::changed(&from, random, dialect);
    let (to, hints) =
        if random.once_in(2) { schemas::renamed(&from, to, random, dialect) } else { (to, Hints::default()) };
    tally.has([&from, &to]);
    tally.renamed += u32::from(hints != Hints::default());
    let plan = plan(&from, &to, &hints, dialect).unwrap_or_else(|errors| panic!("{errors}"));
    tally.pairs += 1;
    log.extend(plan.steps.iter().map(ToString::to_string));
    log.extend(create_script(&plan.target, dialect).map(|it| format!("which leads to\n{it}from")));
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
    let [up, down] = test.conn.scripts(&plan);
    let before = test.contents([&from, &to], &hints, 0);
    let stopped = test.lead(&plan.guards, &up, [&from, &to]);
    tally.stopped += u32::from(stopped);
    let same = |now: &[Vec<String>], stopped: bool| {
        // where a guard stopped it, it went on without rows
        let same = |(now, before): (&Vec<String>, &Vec<String>)| now == before || stopped && now.is_empty();
        assert!(now.iter().zip(&before).all(same), "{before:?}\n{now:?}");
    };
    same(&test.contents([&from, &to], &hints, 1), stopped);
    let stopped_again = test.lead(&plan.back_guards, &down, [&to, &from]);
    tally.stopped_on_the_way_back += u32::from(stopped_again);
    same(&test.contents([&from, &to], &hints, 0), stopped || stopped_again);
    test.lead(&plan.guards, &up, [&from, &to]);
}

/// Is what is in the one as text what is in the other?
fn reads_the_same(one: &schema::Column, other: &schema::Column) -> bool {
    let [one, other] = [one, other].map(|it| it.data_type.logical);
    let whole = |it: L| matches!(it, L::SmallInt | L::Integer | L::BigInt);
    one == other || whole(one) && (whole(other) || other == L::Text)
}

/// The scripts of a plan, up and down, as they are for the database of a connection.
pub(crate) trait Writes: Inspect {
    fn scripts(&mut self, plan: &Plan) -> [String; 2];
}

impl Writes for diesel::SqliteConnection {
    fn scripts(&mut self, plan: &Plan) -> [String; 2] {
        let live = Objects::read(self).unwrap();
        let Scripts { up, down } = sqlite_scripts(plan, &live, "audit").unwrap_or_else(|refused| panic!("{refused}"));
        [up, down].map(|it| it.to_string())
    }
}

impl Writes for diesel::PgConnection {
    fn scripts(&mut self, plan: &Plan) -> [String; 2] {
        written(plan)
    }
}

impl Writes for diesel::MysqlConnection {
    fn scripts(&mut self, plan: &Plan) -> [String; 2] {
        written(plan)
    }
}

fn written(plan: &Plan) -> [String; 2] {
    let script = |guards: &[Guard], steps: &[Step]| -> String {
        let guards = guards.iter().map(|it| guard_script(it, plan.dialect, "audit").to_string());
        guards.chain(steps.iter().map(|it| change_script(&it.change, plan.dialect).to_string())).collect()
    };
    [script(&plan.guards, &plan.steps), script(&plan.back_guards, &plan.back())]
}

struct Test<'a, C> {
    conn: &'a mut C,
    log: &'a mut Vec<String>,
    dialect: Dialect,
}

impl<C: Inspect + SimpleConnection> Test<'_, C> {
    /// From the one to the other. Where a guard stops it, nothing has changed; it goes on without rows. Did one?
    fn lead(&mut self, guards: &[Guard], script: &str, [from, to]: [&Schema; 2]) -> bool {
        self.is(from);
        let broken = guards.iter().any(|it| self.is_broken(it));
        let done = self.try_script(script);
        assert_eq!(done.is_err(), broken, "{done:?}\n{script}");
        if broken {
            self.is(from);
            self.empty(from);
            self.try_script(script).unwrap();
        }
        self.is(to);
        broken
    }

    /// Whatever refers to what.
    fn empty(&mut self, schema: &Schema) {
        let name = |it: &str| quoted(it, self.dialect);
        let nullable = |table: &Table, column: &str| table.column(column).is_some_and(|it| it.nullable);
        let statements = schema.tables.iter().rev().flat_map(|table| {
            let keys = table.foreign_keys.iter().flat_map(|it| &it.columns).filter(|it| nullable(table, it));
            let set: BTreeSet<String> = keys.map(|it| format!("{} = NULL", name(it))).collect();
            let set = set.into_iter().collect::<Vec<_>>().join(", ");
            let table = name(&table.name.name);
            let update = (!set.is_empty()).then(|| format!("UPDATE {table} SET {set}"));
            update.into_iter().chain([format!("DELETE FROM {table}")])
        });
        let statements: Vec<String> = statements.collect();
        for _ in &schema.tables {
            for it in &statements {
                drop(self.conn.batch_execute(it));
            }
        }
        for it in &statements {
            self.execute(it);
        }
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
        let name = |it: &str| quoted(it, self.dialect);
        let any = |rows: &str| format!("SELECT 'any' AS {} FROM {}{rows}", name("key"), name(&guard.table.name.name));
        let select = match (guard.rule(), &guard.must) {
            (Some(rule), _) => rule.select(self.dialect),
            (None, Must::BeNull(columns)) => any(&format!(" WHERE {} IS NOT NULL", name(&columns[0]))),
            (None, _) => any(""),
        };
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
            // SQLite has them in the text of the table, which is not made anew for their sake
            if self.dialect.adds_foreign_keys() {
                assert_eq!(self.notes(live), self.notes(table), "{live:#?}");
            }
        }
    }

    /// The comments of a table, in some order of their own.
    fn notes(&self, table: &Table) -> Vec<String> {
        let mut notes: Vec<String> = table.comment.iter().cloned().collect();
        for column in &table.columns {
            let keys = table.foreign_keys.iter().filter(|it| it.columns.first() == Some(&column.name));
            let keys: Vec<&String> = keys.filter_map(|it| it.comment.as_ref()).collect();
            // where a constraint has none of its own, its first column has it
            let of_column = column.comment.iter();
            if self.dialect.comments_on_constraints() {
                notes.extend(keys.into_iter().chain(of_column).map(|it| format!("{}: {it}", column.name)));
            } else {
                let all: Vec<&str> = of_column.chain(keys).map(String::as_str).collect();
                notes.extend((!all.is_empty()).then(|| format!("{}: {}", column.name, all.join("\n"))));
            }
        }
        notes.sort();
        notes
    }

    /// Of each table that both have, what is in the columns that both have with the same type: of the first or the second.
    fn contents(&mut self, [from, to]: [&Schema; 2], hints: &Hints, which: usize) -> Vec<Vec<String>> {
        let mut both: Vec<[&Table; 2]> = Vec::new();
        for now in &to.tables {
            let was = hints.tables.get(&now.name).unwrap_or(&now.name);
            // what has given its name away and what has taken it are two
            both.extend(
                from.table(was).filter(|_| was == &now.name || from.table(&now.name).is_none()).map(|it| [it, now]),
            );
        }
        both.sort_by(|a, b| a[0].name.cmp(&b[0].name));
        let contents = both.into_iter().map(|tables| {
            let [was, now] = tables;
            let pair = |it: &schema::Column| {
                let key = (now.name.clone(), it.name.clone());
                let old = was.column(hints.columns.get(&key).unwrap_or(&it.name))?;
                let written = !old.is_generated() && !it.is_generated();
                (written && reads_the_same(old, it)).then(|| [old.name.clone(), it.name.clone()])
            };
            let mut columns: Vec<[String; 2]> = now.columns.iter().filter_map(pair).collect();
            columns.sort();
            let columns: Vec<String> = columns.into_iter().map(|it| it[which].clone()).collect();
            contents(self.conn, tables[which], &columns).unwrap()
        });
        contents.collect()
    }
}
