//! Plans from one schema to another, as the planner makes them: what SQLite does in place, and what it makes anew.

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::change::Change;
use diesel_one_to_one_schema::dialect::Dialect;
use diesel_one_to_one_schema::diff::{Hints, diff};
use diesel_one_to_one_schema::live::Inspect as _;
use diesel_one_to_one_schema::plan::plan;
use diesel_one_to_one_schema::schema::TableName;
use diesel_one_to_one_schema::shadow::{Objects, sqlite_scripts};

use crate::database::{memory, rows};

const PARENT: &str = "CREATE TABLE p (id INTEGER PRIMARY KEY NOT NULL);";

/// Is any table made anew on the way from the one to the other? The rows of `filling` are there before, after and back.
fn remade(before: &str, after: &str, filling: &str) -> bool {
    remade_by(before, after, filling, &Hints::default())
}

fn remade_by(before: &str, after: &str, filling: &str, hints: &Hints) -> bool {
    let (before, after) = (format!("{PARENT}{before}"), format!("{PARENT}{after}"));
    let [from, to] = [&before, &after].map(|it| memory(it).inspect(&[]).unwrap());
    let plan = plan(&from, &to, hints, Dialect::Sqlite).unwrap();
    let live = Objects::read(&mut memory(&before)).unwrap();
    let scripts = sqlite_scripts(&plan, &live, "audit").unwrap_or_else(|error| panic!("{after}: {error}"));
    for enforced in [true, false] {
        let mut conn = memory(&before);
        conn.batch_execute(&format!("PRAGMA foreign_keys = {enforced}; INSERT INTO p VALUES (1), (2); {filling}"))
            .unwrap();
        let filled = rows(&mut conn);
        for _ in 0..2 {
            conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.up)).unwrap();
            assert_eq!(diff(&conn.inspect(&[]).unwrap(), &to, &Hints::default()), [], "{after}");
            conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.down)).unwrap();
            assert_eq!(diff(&conn.inspect(&[]).unwrap(), &from, &Hints::default()), [], "{before}");
            assert_eq!(rows(&mut conn), filled);
        }
    }
    plan.steps.iter().any(|it| matches!(it.change, Change::Rebuild(_)))
}

const A: &str = "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, n INTEGER, t TEXT NOT NULL);";
const ROWS: &str = "INSERT INTO a VALUES (1, 1, 'x'), (2, NULL, 'y')";

fn with(part: &str) -> String {
    A.replace(");", &format!(", {part});"))
}

#[test]
fn in_place() {
    for part in [
        "d INTEGER",
        "d TEXT DEFAULT 'it''s'",
        "d TEXT NOT NULL DEFAULT 'x'",
        "d INTEGER NOT NULL DEFAULT (-1)",
        "d BIGINT DEFAULT NULL",
        "d DOUBLE NOT NULL DEFAULT (1.5)",
    ] {
        assert!(!remade(A, &with(part), ROWS), "{part}");
    }
    for index in
        ["CREATE UNIQUE INDEX i ON a (n)", "CREATE UNIQUE INDEX i ON a (n) WHERE t = 'x'", "CREATE INDEX i ON a (n, t)"]
    {
        assert!(!remade(A, &format!("{A}{index}"), ROWS), "{index}");
    }
    assert!(!remade(
        A,
        &format!("{A} CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER REFERENCES a (id));"),
        ROWS
    ));
}

#[test]
fn anew() {
    for part in [
        "d INTEGER NOT NULL DEFAULT (1 + 1)",
        "d TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
        "d INTEGER AS (n + 1) STORED",
        "CHECK (n > 0)",
        "FOREIGN KEY (n) REFERENCES p (id) ON DELETE CASCADE",
        "FOREIGN KEY (n) REFERENCES a (id) ON DELETE RESTRICT",
        "d INTEGER REFERENCES p (id)",
    ] {
        assert!(remade(A, &with(part), ROWS), "{part}");
    }
    for (old, new) in [("n INTEGER", "n BIGINT"), ("t TEXT NOT NULL", "t TEXT"), ("n INTEGER", "n INTEGER DEFAULT 3")] {
        assert!(remade(A, &A.replace(old, new), ROWS), "{new}");
    }
    // UNIQUE within the text of the table; an index of its own could be dropped
    assert!(remade(&A.replace("n INTEGER", "n INTEGER UNIQUE"), A, ROWS));
}

#[test]
fn an_index_of_its_own_goes_in_place() {
    assert!(!remade(&format!("{A} CREATE UNIQUE INDEX i ON a (n);"), A, ROWS));
    assert!(!remade(&format!("{A} CREATE INDEX i ON a (n);"), A, ROWS));
}

/// What is in a column that goes is lost; here there is nothing in it.
#[test]
fn a_column_goes() {
    let rows = "INSERT INTO a (id, t) VALUES (1, 'x'), (2, 'y')";
    let without = A.replace("n INTEGER, ", "");
    assert!(!remade(A, &without, rows));
    for part in ["CHECK (\"n\" > 0)", "FOREIGN KEY (n) REFERENCES p (id)", "UNIQUE (n)", "d INTEGER AS (n + 1) STORED"]
    {
        assert!(remade(&with(part), &without, rows), "{part}");
    }
    // what could not come back in place
    assert!(remade(
        &A.replace("n INTEGER", "n INTEGER DEFAULT (1 + 1)"),
        &without,
        "INSERT INTO a (id, t) VALUES (1, 'x')"
    ));
    assert!(remade(&format!("{A} CREATE INDEX i ON a (n, t);"), &without, rows));
    assert!(remade(&format!("{A} CREATE UNIQUE INDEX i ON a (t) WHERE n = 1;"), &without, rows));
}

#[test]
fn what_is_called_otherwise() {
    let mut hints = Hints::default();
    let b = TableName::new("b");
    hints.tables.insert(b.clone(), TableName::new("a"));
    hints.columns.insert((b, "m".into()), "n".into());
    let child = |parent: &str| {
        format!(
            "CREATE TABLE c (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER NOT NULL REFERENCES {parent} (id) ON DELETE CASCADE);"
        )
    };
    let rows = format!("{ROWS}; INSERT INTO c VALUES (1, 1), (2, 2)");
    let before = with("CHECK (n > 0)") + &child("a");
    let after = (with("CHECK (m > 0)") + &child("b")).replace("TABLE a", "TABLE b").replace("n INTEGER", "m INTEGER");
    assert!(!remade_by(&before, &after, &rows, &hints));
    assert!(remade_by(&before, &after.replace("m > 0", "m >= 0"), &rows, &hints));
}

/// Parent, child and grandchild in one plan, each with rows.
#[test]
fn several_tables_anew() {
    let before = format!("{A} CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE);
        CREATE TABLE c (b_id INTEGER NOT NULL REFERENCES b (id) ON DELETE RESTRICT, a_id INTEGER REFERENCES a (id) ON DELETE SET NULL);");
    let after = before
        .replace("t TEXT NOT NULL", "t TEXT")
        .replace("ON DELETE CASCADE", "ON DELETE RESTRICT")
        .replace("ON DELETE SET NULL", "ON DELETE CASCADE");
    let rows =
        format!("{ROWS}; INSERT INTO b VALUES (1, 2), (2, 1), (3, 1); INSERT INTO c VALUES (1, NULL), (2, 1), (2, 2)");
    assert!(remade(&before, &after, &rows));
}
