//! What is done with a case on one engine.

use crate::{
    cases::Case,
    catalog::Catalog,
    expected,
    live::{Reads, dialect, execute, is, quoted, rows},
};
use diesel::{
    QueryResult,
    connection::{Connection as _, SimpleConnection as _},
};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    change::Change,
    dialect::Dialect,
    plan::{Guard, Plan, Step, plan},
    schema::{Schema, Table},
    script::{change_script, create_script, drop_script, guard_script},
    shadow::{Objects, sqlite_scripts},
};
use std::collections::BTreeSet;

const AUDIT: &str = "cargo run --bin schema -- audit";

/// There and back.
pub(crate) struct Scripts {
    pub(crate) up: Vec<String>,
    pub(crate) down: Vec<String>,
}

/// Text, up, down, up; and after each what the engine has, and every row that stays.
pub(crate) fn run<E: Catalog<Connection: Reads>>(case: &Case) {
    let dialect = dialect::<E>();
    let plan = match plan(&case.from, &case.to, &case.hints, dialect) {
        Ok(plan) => plan,
        Err(errors) => return expected::files(case.name, dialect, &[("refused.txt", format!("{errors}\n"))]),
    };
    let database = E::fresh();
    let conn = &mut database.connect();
    let test = Test::<E>::new(case, &plan);
    test.begin(conn);
    let scripts = scripts::<E>(conn, &plan);
    expected::files(case.name, dialect, &[("up.sql", scripts.up.concat()), ("down.sql", scripts.down.concat())]);
    let before = test.contents(conn, BEFORE);
    test.is_stopped(conn, &scripts.up);
    for _ in 0..2 {
        migrate::<E>(conn, &scripts.up);
        is::<E>(conn, &plan.target, &scripts.up.concat());
        assert_eq!(test.contents(conn, AFTER), before, "{}", scripts.up.concat());
        if scripts.up.is_empty() {
            break;
        }
        if case.only_empty_back {
            test.is_stopped_while_there_are_rows(conn, &scripts.down);
        }
        migrate::<E>(conn, &scripts.down);
        is::<E>(conn, &case.from, &scripts.down.concat());
        if case.only_empty_back {
            break;
        }
        assert_eq!(test.contents(conn, BEFORE), before, "{}", scripts.down.concat());
    }
    if !dialect.transactional_ddl() {
        test.again(&scripts);
    }
    test.clean(conn);
}

pub(crate) fn scripts<E: Catalog<Connection: Reads>>(conn: &mut E::Connection, plan: &Plan) -> Scripts {
    if plan.dialect == Dialect::Sqlite {
        let texts = conn.texts("SELECT sql AS value FROM sqlite_schema WHERE sql IS NOT NULL").into_iter().flatten();
        let mut shadow = diesel_one_to_one_schema::shadow::Shadow::of(&Objects::default()).unwrap();
        let live = shadow.run(&texts.map(|it| it + ";\n").collect::<String>()).unwrap();
        let scripts = sqlite_scripts(plan, &live, AUDIT).unwrap_or_else(|refused| panic!("{refused}\n{plan:#?}"));
        let [up, down] = [scripts.up, scripts.down]
            .map(|it| it.script().statements.iter().map(|it| format!("{};\n", it.sql)).collect());
        return Scripts { up, down };
    }
    Scripts {
        up: script(plan.dialect, &plan.guards, &plan.steps),
        down: script(plan.dialect, &plan.back_guards, &plan.back()),
    }
}

fn script(dialect: Dialect, guards: &[Guard], steps: &[Step]) -> Vec<String> {
    let guards = guards.iter().flat_map(|it| guard_script(it, dialect, AUDIT).statements);
    let steps = steps.iter().flat_map(|it| change_script(&it.change, dialect).statements);
    guards.chain(steps).map(|it| format!("{};\n", it.sql)).collect()
}

pub(crate) fn migrate<E: Catalog>(conn: &mut E::Connection, script: &[String]) {
    try_to_migrate::<E>(conn, script).unwrap_or_else(|error| panic!("{error}\n{}", script.concat()));
}

/// As `diesel migration run` does.
fn try_to_migrate<E: Catalog>(conn: &mut E::Connection, script: &[String]) -> QueryResult<()> {
    let script = script.concat();
    if script.is_empty() { Ok(()) } else { conn.transaction(|conn| conn.batch_execute(&script)) }
}

struct Test<'a, E> {
    case: &'a Case,
    plan: &'a Plan,
    /// For each table that stays, what it is called before and after, and its columns that keep what is in them.
    kept: Vec<[Kept; 2]>,
    engine: std::marker::PhantomData<E>,
}

const BEFORE: usize = 0;
const AFTER: usize = 1;

struct Kept {
    table: Table,
    columns: Vec<String>,
}

impl<'a, E: Catalog<Connection: Reads>> Test<'a, E> {
    fn new(case: &'a Case, plan: &'a Plan) -> Self {
        let stays = |to: &Table| {
            let was = case.hints.tables.get(&to.name).unwrap_or(&to.name);
            let from = case.from.table(was)?;
            let column = |column: &diesel_one_to_one_schema::schema::Column| {
                let was = case.hints.columns.get(&(to.name.clone(), column.name.clone())).unwrap_or(&column.name);
                let reads_the_same = |it: &&diesel_one_to_one_schema::schema::Column| {
                    let whole = matches!(it.data_type.logical, L::SmallInt | L::Integer | L::BigInt);
                    it.data_type == column.data_type || whole && column.data_type.logical == L::Text
                };
                let same = from.column(was).filter(reads_the_same)?;
                (!column.is_generated() && !same.is_generated()).then(|| [was.clone(), column.name.clone()])
            };
            let columns: Vec<[String; 2]> = to.columns.iter().filter_map(column).collect();
            let [was, is] = [0, 1].map(|at| columns.iter().map(|it| it[at].clone()).collect());
            Some([Kept { table: from.clone(), columns: was }, Kept { table: to.clone(), columns: is }])
        };
        let kept = plan.target.tables.iter().filter_map(stays).collect();
        Test { case, plan, kept, engine: std::marker::PhantomData }
    }

    /// The first schema, with its rows.
    fn begin(&self, conn: &mut E::Connection) {
        // what is in a schema is not the test's own: a failed run may have left it there
        self.clean(conn);
        let create = create_script(&self.case.from, dialect::<E>()).unwrap().to_string();
        execute::<E>(conn, &create);
        execute::<E>(conn, &self.case.rows);
        is::<E>(conn, &self.case.from, &create);
    }

    fn clean(&self, conn: &mut E::Connection) {
        for schema in [&self.case.from, &self.plan.target] {
            if schema.tables.iter().any(|it| it.name.schema.is_some()) {
                let drop = drop_script(schema, dialect::<E>()).unwrap();
                drop.statements.iter().for_each(|it| std::mem::drop(conn.batch_execute(&it.sql)));
            }
        }
    }

    /// The rows of the tables that stay, in the columns that do.
    fn contents(&self, conn: &mut E::Connection, at: usize) -> Vec<Vec<String>> {
        let of = |kept: &[Kept; 2]| {
            let Kept { table, columns } = &kept[at];
            rows::<E>(conn, &table.name, &columns.iter().map(String::as_str).collect::<Vec<_>>())
        };
        self.kept.iter().map(of).collect()
    }

    /// Rows that are not as they must be stop it, and nothing is changed.
    fn is_stopped(&self, conn: &mut E::Connection, script: &[String]) {
        let Some([bad, wrong, mend]) = &self.case.bad else { return };
        execute::<E>(conn, bad);
        Self::is_refused(conn, script, wrong, &self.case.from);
        execute::<E>(conn, mend);
    }

    fn is_stopped_while_there_are_rows(&self, conn: &mut E::Connection, script: &[String]) {
        Self::is_refused(conn, script, "stopped before the first change", &self.plan.target);
        for table in self.plan.target.tables.iter().rev() {
            let name = table.name.schema.iter().chain([&table.name.name]).map(|it| quoted(it, dialect::<E>()));
            execute::<E>(conn, &format!("DELETE FROM {}", name.collect::<Vec<_>>().join(".")));
        }
    }

    fn is_refused(conn: &mut E::Connection, script: &[String], wrong: &str, schema: &Schema) {
        let refusal = try_to_migrate::<E>(conn, script).expect_err("nothing stops it").to_string();
        assert!(refusal.contains(wrong), "{refusal}");
        is::<E>(conn, schema, &refusal);
    }

    /// Wherever a script has failed, it can be run again: but for a way back that has begun to give old names back, because
    /// what comes before that knows the new ones only.
    fn again(&self, scripts: &Scripts) {
        let is_name = |it: &Step| matches!(it.change, Change::RenameTable { .. } | Change::RenameColumn { .. });
        let names = self.plan.steps.iter().filter(|it| is_name(it)).count();
        let last = names + usize::from(self.case.only_once_back);
        let lengths = [scripts.up.len(), scripts.down.len().saturating_sub(last)];
        let (mut database, mut conn) = self.begun();
        let before = self.contents(&mut conn, BEFORE);
        let last = lengths[0].max(lengths[1]);
        // not everywhere: each statement is a write to the disk
        for failed in BTreeSet::from([1, last / 2, last.saturating_sub(1), last]) {
            let both = [(&scripts.up, &self.plan.target, AFTER), (&scripts.down, &self.case.from, BEFORE)];
            for ((script, schema, at), length) in both.into_iter().zip(lengths) {
                let conn = &mut conn;
                if self.case.only_empty_back && at == BEFORE {
                    break;
                }
                migrate::<E>(conn, &script[..failed.min(length)]);
                migrate::<E>(conn, script);
                is::<E>(conn, schema, &script.concat());
                assert_eq!(self.contents(conn, at), before, "{}", script.concat());
            }
            if self.case.only_empty_back {
                (database, conn) = self.begun();
            }
        }
        drop((conn, database));
    }

    fn begun(&self) -> (E, E::Connection) {
        let database = E::fresh();
        let mut conn = database.connect();
        self.begin(&mut conn);
        (database, conn)
    }
}
