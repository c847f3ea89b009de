//! What is done with a case on one engine.

use crate::{case::Case, texts::Texts};
use diesel::{QueryResult, connection::SimpleConnection};
use diesel_one_to_one_schema::{
    check,
    dialect::Dialect,
    live::Inspect,
    plan::{Guard, Plan, Step},
    recipe,
    schema::{Schema, Table, TableName},
    script::{change_script, create_script, guard_script},
    shadow::{Objects, sqlite_scripts},
};
use tests::engine::Engine;

/// A connection that a recipe is run on.
pub(crate) trait Runs: Inspect + SimpleConnection + Texts {
    /// Each statement, up and down.
    fn scripts(&mut self, plan: &Plan) -> [Vec<String>; 2];
}

impl Runs for diesel::SqliteConnection {
    fn scripts(&mut self, plan: &Plan) -> [Vec<String>; 2] {
        let live = Objects::read(self).unwrap();
        let scripts = sqlite_scripts(plan, &live, "audit").unwrap_or_else(|refused| panic!("{refused}\n{plan:#?}"));
        [scripts.up.to_string(), scripts.down.to_string()].map(|it| vec![it])
    }
}

impl Runs for diesel::PgConnection {
    fn scripts(&mut self, plan: &Plan) -> [Vec<String>; 2] {
        written(plan)
    }
}

impl Runs for diesel::MysqlConnection {
    fn scripts(&mut self, plan: &Plan) -> [Vec<String>; 2] {
        written(plan)
    }
}

pub(crate) fn written(plan: &Plan) -> [Vec<String>; 2] {
    let script = |guards: &[Guard], steps: &[Step]| -> Vec<String> {
        let guards = guards.iter().map(|it| guard_script(it, plan.dialect, "audit"));
        let steps = steps.iter().map(|it| change_script(&it.change, plan.dialect));
        guards.chain(steps).flat_map(|it| it.statements).map(|it| it.sql).collect()
    };
    [script(&plan.guards, &plan.steps), script(&plan.back_guards, &plan.back())]
}

/// There, back, and there again; where a script is no transaction, also from each of its statements on once more.
pub(crate) fn case<E: Engine<Connection: Runs>>(case: Case) {
    let dialect = E::Connection::DIALECT;
    let case = &case.on(dialect);
    let recipe = recipe::read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
    assert_eq!(recipe.kind, case.kind);
    let plan = recipe.plan(dialect).unwrap();
    let of_schema = case.schema().map_or_else(String::new, |it| format!("{it}."));
    let losses: Vec<String> = plan.losses().iter().map(|it| it.to_string().replace(&of_schema, "")).collect();
    assert_eq!(losses, case.losses, "{plan:#?}");
    assert!(plan.is_reversible());

    let database = E::fresh();
    let conn = &mut database.connect();
    begin(conn, case);
    let [up, down] = conn.scripts(&plan);
    let before = contents(conn, case);
    migrate(conn, &up).unwrap_or_else(|error| panic!("{error}\n{}", up.join(";\n")));
    arrived(conn, case, &plan.target, &up);
    migrate(conn, &down).unwrap_or_else(|error| panic!("{error}\n{}", down.join(";\n")));
    is(conn, &case.from, &down);
    if !case.rows_stay_away {
        assert_eq!(contents(conn, case), before, "{}", down.join(";\n"));
    }
    migrate(conn, &up).unwrap_or_else(|error| panic!("{error}\n{}", up.join(";\n")));
    arrived(conn, case, &plan.target, &up);
    if !dialect.transactional_ddl() {
        again::<E>(case, &plan, &up, &down, &before);
    }
    without_schema(conn, case);
}

/// Which is not the test's own.
pub(crate) fn without_schema<C: Runs>(conn: &mut C, case: &Case) {
    if let Some(schema) = case.schema() {
        let with_all = if C::DIALECT == Dialect::Postgres { " CASCADE" } else { "" };
        conn.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema}{with_all}")).unwrap();
    }
}

/// A script that failed after any of its statements is run again.
fn again<E: Engine<Connection: Runs>>(
    case: &Case,
    plan: &Plan,
    up: &[String],
    down: &[String],
    before: &[Vec<String>],
) {
    for end in 1..=up.len() {
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, case);
        migrate(conn, &up[..end]).unwrap();
        migrate(conn, up).unwrap_or_else(|error| panic!("{error} after {end} of\n{}", up.join(";\n")));
        arrived(conn, case, &plan.target, up);
        let end = end.min(down.len());
        migrate(conn, &down[..end]).unwrap();
        migrate(conn, down).unwrap_or_else(|error| panic!("{error} after {end} of\n{}", down.join(";\n")));
        is(conn, &case.from, down);
        if !case.rows_stay_away {
            assert_eq!(contents(conn, case), before, "after {end} of\n{}", down.join(";\n"));
        }
    }
}

pub(crate) fn begin<C: Runs>(conn: &mut C, case: &Case) {
    // a failed run may have left it there
    without_schema(conn, case);
    let script = create_script(&case.from, C::DIALECT).unwrap().to_string();
    // in which names are quoted alike on every engine
    let [before, after] = match C::DIALECT {
        Dialect::Mariadb => ["SET sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')", "SET sql_mode = DEFAULT"],
        _ => [""; 2],
    };
    for sql in [&*script, before, &case.rows(), after].into_iter().filter(|it| !it.is_empty()) {
        conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
}

/// In one transaction where it can be one.
pub(crate) fn migrate<C: Runs>(conn: &mut C, script: &[String]) -> QueryResult<()> {
    conn.transaction(|conn| script.iter().try_for_each(|it| conn.batch_execute(it)))
}

pub(crate) fn arrived<C: Runs>(conn: &mut C, case: &Case, target: &Schema, script: &[String]) {
    is(conn, target, script);
    is(conn, &case.to, script);
    for (table, columns, rows) in case.then {
        assert_eq!(values(conn, &case.table(table), columns), *rows, "{table} after\n{}", script.join(";\n"));
    }
}

/// Has the database what the schema says, and no other table?
pub(crate) fn is<C: Runs>(conn: &mut C, schema: &Schema, script: &[String]) {
    let schemas: Vec<&str> = schema.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    let live = conn.inspect(&schemas).unwrap();
    let both = |one: &Schema, other: &Schema| -> Vec<String> {
        check::compare(one, other, C::DIALECT).iter().map(ToString::to_string).collect()
    };
    assert_eq!(both(schema, &live), [""; 0], "{live:#?}\n{}", script.join(";\n"));
    let names = |schema: &Schema| {
        let mut names: Vec<String> = schema.tables.iter().map(|it| it.name.to_string()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&live), names(schema), "{}", script.join(";\n"));
    for table in &schema.tables {
        let live = live.table(&table.name).unwrap();
        let facts = |it: &Table| (it.uniques.len(), it.foreign_keys.len(), it.checks.len(), it.columns.len());
        assert_eq!(facts(live), facts(table), "{live:#?}\n{}", script.join(";\n"));
    }
}

/// Every row of every table there was before, but for what is counted anew.
pub(crate) fn contents<C: Runs>(conn: &mut C, case: &Case) -> Vec<Vec<String>> {
    let of = |table: &Table| {
        let columns = table.columns.iter().map(|it| it.name.as_str());
        let columns: Vec<&str> = columns.filter(|it| !case.anew.contains(&(table.name.name.as_str(), it))).collect();
        values(conn, &table.name, &columns)
    };
    case.from.tables.iter().map(of).collect()
}

/// These columns of every row, in their order.
pub(crate) fn values<C: Runs>(conn: &mut C, table: &TableName, columns: &[&str]) -> Vec<String> {
    let (quote, text) = if C::DIALECT == Dialect::Mariadb { ("`", "CHAR") } else { ("\"", "TEXT") };
    let quoted = |it: &str| format!("{quote}{}{quote}", it.replace(quote, &quote.repeat(2)));
    let parts: Vec<String> =
        columns.iter().map(|it| format!("coalesce(CAST({} AS {text}), 'NULL')", quoted(it))).collect();
    let value = if C::DIALECT == Dialect::Mariadb {
        format!("concat_ws(' ', {})", parts.join(", "))
    } else {
        parts.join(" || ' ' || ")
    };
    let name: Vec<String> = table.schema.iter().chain([&table.name]).map(|it| quoted(it)).collect();
    let mut rows = conn.texts(&format!("SELECT {value} AS value FROM {}", name.join(".")));
    rows.sort();
    rows
}
