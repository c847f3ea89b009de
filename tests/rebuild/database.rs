//! A database with something in it, and what is in it.

use std::collections::BTreeMap;

use diesel::SqliteConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one_schema::{
    change::{Change, Rebuild},
    dialect::Dialect,
    diff::Hints,
    live::Inspect as _,
    plan::{Cause, Plan, Step, plan},
    schema::{Check, Schema, Table},
    shadow::{Objects, Refused, Scripts, Shadow, sqlite_scripts},
};

/// Every row of every table: each value with its type, as SQLite would write it.
pub(crate) type Rows = BTreeMap<String, Vec<Option<String>>>;

pub(crate) fn memory(sql: &str) -> SqliteConnection {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    conn.batch_execute(sql).unwrap();
    conn
}

pub(crate) fn rows(conn: &mut SqliteConnection) -> Rows {
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let of_table = |conn: &mut SqliteConnection, table: &Table| {
        let mut values: Vec<String> = table.columns.iter().map(|it| format!("quote({})", quoted(&it.name))).collect();
        // what came back stands last
        values.sort();
        let values = values.join(" || ', ' || ");
        conn.keys(&format!("SELECT {values} AS \"key\" FROM {} ORDER BY 1", quoted(&table.name.name))).unwrap()
    };
    let tables = conn.inspect(&[]).unwrap().tables;
    tables.iter().map(|it| (it.name.name.clone(), of_table(conn, it))).collect()
}

/// What a connection has open or has left behind.
pub(crate) fn assert_nothing_is_open(conn: &mut SqliteConnection, foreign_keys: bool) {
    conn.batch_execute("BEGIN; ROLLBACK").expect("no transaction is open");
    assert_eq!(conn.count("SELECT count(*) AS count FROM sqlite_temp_schema").unwrap(), 0);
    let now = conn.count("SELECT foreign_keys AS count FROM pragma_foreign_keys").unwrap();
    assert_eq!(now == 1, foreign_keys, "foreign keys are as they were");
    assert_eq!(conn.count("SELECT count(*) AS count FROM pragma_foreign_key_check").unwrap(), 0);
}

/// A table as the models have it.
pub(crate) fn table(sql: &str) -> Table {
    memory(sql).inspect(&[]).unwrap().tables.remove(0)
}

pub(crate) fn check(name: &str, expression: &str) -> Check {
    Check { name: name.into(), expression: expression.into(), valid: true }
}

/// All columns keep what is in them.
pub(crate) fn rebuild(from: &Table, to: Table) -> Change {
    let kept = to.columns.iter().filter(|it| !it.is_generated() && from.column(&it.name).is_some());
    let keeps = kept.map(|it| (it.name.clone(), it.name.clone())).collect();
    Change::Rebuild(Box::new(Rebuild { from: from.clone(), to, keeps, below: Vec::new() }))
}

pub(crate) fn planned(changes: impl IntoIterator<Item = Change>) -> Plan {
    let nothing = Schema::default();
    let mut plan = plan(&nothing, &nothing, &Hints::default(), Dialect::Sqlite).unwrap();
    plan.steps.extend(changes.into_iter().map(|change| Step { change, cause: Cause::Asked }));
    plan
}

/// The scripts for a database that is made of these statements.
pub(crate) fn scripts(sql: &str, changes: impl IntoIterator<Item = Change>) -> Result<Scripts, Refused> {
    let mut shadow = Shadow::of(&Objects::default()).unwrap();
    let live = shadow.run(sql).unwrap();
    sqlite_scripts(&planned(changes), &live, "audit")
}
