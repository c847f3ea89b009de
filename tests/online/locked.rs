//! What each step says of its locks, held against the engine.

use crate::{
    cases::Case,
    folders::Live,
    live::{dialect, execute},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    change::{Beside, Change},
    dialect::Dialect,
    online::{self, Part},
    script::{change_script, create_script},
};
use std::collections::BTreeMap;

/// Each step of the plan in one go and in parts, there and back, by itself.
pub(crate) fn run<E: Live>(case: &Case) {
    let (database, dialect) = (E::fresh_for_tools(), dialect::<E>());
    let conn = &mut database.connect();
    execute::<E>(conn, &create_script(&case.from, dialect).unwrap().to_string());
    execute::<E>(conn, case.rows);
    let plan = case.plan(dialect);
    for parts in [vec![online::whole(&plan)], online::parts(&plan)] {
        for part in &parts {
            part.steps.iter().for_each(|it| step::<E>(conn, part, &it.change));
        }
        for part in parts.iter().rev() {
            part.back.iter().for_each(|it| step::<E>(conn, part, &it.change));
        }
    }
}

fn step<E: Live>(conn: &mut E::Connection, part: &Part, change: &Change) {
    let script = change_script(change, part.dialect).to_string();
    match part.dialect {
        Dialect::Postgres if part.run_in_transaction => in_a_transaction::<E>(conn, change, &script),
        Dialect::Mariadb => unless_refused::<E>(conn, change, &script),
        Dialect::Sqlite => {
            assert_eq!(online::locks(change, part.dialect), []);
            execute::<E>(conn, &format!("BEGIN; {script} COMMIT"));
        }
        _ => execute::<E>(conn, &script),
    }
}

/// From what keeps the least from others on.
const MODES: [&str; 8] = [
    "AccessShareLock",
    "RowShareLock",
    "RowExclusiveLock",
    "ShareUpdateExclusiveLock",
    "ShareLock",
    "ShareRowExclusiveLock",
    "ExclusiveLock",
    "AccessExclusiveLock",
];

/// What `pg_locks` has of the tables that were there before it.
fn in_a_transaction<E: Live>(conn: &mut E::Connection, change: &Change, script: &str) {
    if let Change::Beside(piece) = change {
        if let Beside::Clear(table, it) = &**piece {
            // something to take away
            let build = Change::Beside(Box::new(Beside::Build(table.clone(), it.clone())));
            execute::<E>(conn, &change_script(&build, Dialect::Postgres).to_string());
        }
    }
    let tables = "SELECT oid || ' ' || relname AS value FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'";
    let tables: BTreeMap<String, String> = pairs(conn, tables).collect();
    execute::<E>(conn, &format!("BEGIN; {script}"));
    let held = "SELECT relation || ' ' || mode AS value FROM pg_locks
        WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted";
    let mut are: BTreeMap<String, usize> = BTreeMap::new();
    for (relation, mode) in pairs(conn, held) {
        let Some(table) = tables.get(&relation) else { continue };
        let mode = MODES.iter().position(|it| *it == mode).expect("a mode");
        let strongest = are.entry(table.clone()).or_default();
        *strongest = mode.max(*strongest);
    }
    execute::<E>(conn, "COMMIT");
    let are: Vec<(String, &str)> = are.into_iter().map(|(table, mode)| (table, MODES[mode])).collect();
    let mut said: Vec<(String, &str)> =
        online::locks(change, Dialect::Postgres).into_iter().map(|it| (it.table.name, it.mode)).collect();
    said.sort();
    assert_eq!(are, said, "{change}\n{script}");
}

fn pairs<C: crate::live::Reads>(conn: &mut C, query: &str) -> impl Iterator<Item = (String, String)> + use<C> {
    let texts = conn.texts(query).into_iter().flatten();
    texts.map(|it| it.split_once(' ').map(|(one, other)| (one.to_owned(), other.to_owned())).expect("a pair"))
}

/// What is said to keep writers out cannot be made without; the rest is made under the very words.
fn unless_refused<E: Live>(conn: &mut E::Connection, change: &Change, script: &str) {
    let locks = online::locks(change, Dialect::Mariadb);
    let one_statement = script.starts_with("ALTER TABLE") && script.matches(";\n").count() == 1;
    if one_statement && locks.iter().any(|it| it.mode == "LOCK=SHARED") && !may_be_either(change) {
        let asked = script.replace(";\n", ", ALGORITHM=INPLACE, LOCK=NONE");
        let refusal = conn.batch_execute(&asked).expect_err(&asked).to_string();
        assert!(refusal.contains("is not supported"), "{refusal}\n{asked}");
    }
    if locks.iter().any(|it| it.mode == "LOCK=NONE") {
        let waits = script.contains(" WAIT 5 ") || script.starts_with("BEGIN NOT ATOMIC");
        assert!(waits && script.contains(", ALGORITHM=INPLACE, LOCK=NONE;\n"), "{script}");
    }
    execute::<E>(conn, script);
}

/// The ordinary form asks for nothing, so that the server does what it can.
fn may_be_either(change: &Change) -> bool {
    matches!(change, Change::AddColumn(..) | Change::AlterColumn { .. })
}
