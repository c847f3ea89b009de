//! Tables of every shape, made anew with foreign keys on and off, and back: every value is what it was.

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::live::Inspect as _;
use diesel_one_to_one_schema::schema::{Origin, Table};
use diesel_one_to_one_schema::shadow::Scripts;
use tests::engine::{Engine as _, Sqlite};

use crate::database::{Rows, check, memory, rebuild, rows, scripts, table};
use crate::way::{LIBRARY, WAYS, folder};

/// Made anew with another CHECK, by each way up, down and up, from the text of its own table.
fn everything_is_there_after(tables: &str, filling: &str, name: &str) {
    let from = memory(tables).inspect(&[]).unwrap().tables.into_iter().find(|it| it.name.name == name).unwrap();
    let mut to = from.clone();
    to.checks.push(check("as ever", "1 = 1"));
    let scripts = scripts(tables, [rebuild(&from, to)]).unwrap();
    let unchanged = |before: &Rows| before.clone();
    up_down_up(tables, filling, &scripts, unchanged);
}

/// `after` makes of the rows what they are to be.
fn up_down_up(tables: &str, filling: &str, scripts: &Scripts, after: impl Fn(&Rows) -> Rows) {
    let folder = folder(&scripts.up.script(), &scripts.down.script());
    for way in LIBRARY {
        let database = Sqlite::fresh_for_tools();
        let found = || rows(&mut database.connect());
        database.connect().batch_execute(&format!("{tables} BEGIN; {filling}; COMMIT;")).unwrap();
        let before = found();
        assert!(before.values().any(|it| !it.is_empty()));
        for _ in 0..2 {
            way.run(folder.path(), database.url(), false).unwrap();
            assert_eq!(found(), after(&before), "{way:?}, up");
            way.run(folder.path(), database.url(), true).unwrap();
            assert_eq!(found(), before, "{way:?}, down");
        }
    }
}

#[test]
fn a_table_that_refers_to_itself() {
    for key in [
        "INTEGER REFERENCES a (id) ON DELETE RESTRICT",
        "INTEGER NOT NULL REFERENCES a (id) ON DELETE RESTRICT",
        "INTEGER NOT NULL REFERENCES a (id)",
        "INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE",
        "INTEGER REFERENCES a (id) ON DELETE SET NULL",
    ] {
        let tables = format!("CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, up {key}, name TEXT);");
        // a row that refers to itself, to an earlier and to a later one
        everything_is_there_after(
            &tables,
            "PRAGMA defer_foreign_keys = ON; INSERT INTO a VALUES (1, 1, 'x'), (2, 1, NULL), (3, 5, 'y'), (5, 2, 'z')",
            "a",
        );
    }
}

#[test]
fn a_table_below_that_refers_to_itself() {
    for action in ["", "ON DELETE CASCADE", "ON DELETE SET NULL", "ON DELETE RESTRICT", "ON DELETE SET DEFAULT"] {
        let tables = format!(
            "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL);
             CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER REFERENCES a (id) {action},
                 up INTEGER DEFAULT 1 REFERENCES b (id) {action});"
        );
        let rows = "PRAGMA defer_foreign_keys = ON; INSERT INTO a VALUES (1), (2);
            INSERT INTO b VALUES (1, 1, NULL), (2, 2, 9), (3, NULL, 3), (9, 1, 2)";
        everything_is_there_after(&tables, rows, "a");
        everything_is_there_after(&tables, rows, "b");
    }
}

#[test]
fn a_cycle_of_tables() {
    for [first, second] in
        [["RESTRICT", "RESTRICT"], ["CASCADE", "CASCADE"], ["SET NULL", "RESTRICT"], ["NO ACTION", "SET NULL"]]
    {
        let tables = format!(
            "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, b_id INTEGER REFERENCES b (id) ON DELETE {first});
             CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER REFERENCES a (id) ON DELETE {second});
             CREATE TABLE c (id INTEGER PRIMARY KEY NOT NULL, b_id INTEGER NOT NULL REFERENCES b (id) ON DELETE CASCADE);"
        );
        let rows = "PRAGMA defer_foreign_keys = ON; INSERT INTO a VALUES (1, 2), (2, 1), (3, NULL);
            INSERT INTO b VALUES (1, 1), (2, 3), (3, NULL); INSERT INTO c VALUES (1, 2), (2, 2)";
        for name in ["a", "b", "c"] {
            everything_is_there_after(&tables, rows, name);
        }
    }
}

#[test]
fn keys_of_several_columns() {
    let tables = "CREATE TABLE a (x INT NOT NULL, y TEXT NOT NULL, z TEXT, PRIMARY KEY (y, x));
        CREATE UNIQUE INDEX a_z_x_key ON a (z, x);
        CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, y TEXT NOT NULL, x INT NOT NULL, z TEXT,
            FOREIGN KEY (y, x) REFERENCES a (y, x) ON DELETE CASCADE ON UPDATE CASCADE,
            FOREIGN KEY (z, x) REFERENCES a (z, x) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);";
    let rows = "INSERT INTO a VALUES (1, 'p', 'u'), (1, 'q', NULL), (2, 'p', 'v');
        INSERT INTO b VALUES (1, 'p', 1, 'u'), (2, 'p', 1, NULL), (7, 'q', 1, NULL)";
    everything_is_there_after(tables, rows, "a");
    everything_is_there_after(tables, rows, "b");
}

#[test]
fn a_text_as_the_primary_key() {
    let tables = "CREATE TABLE a (code TEXT PRIMARY KEY NOT NULL, name TEXT);
        CREATE TABLE b (code TEXT PRIMARY KEY NOT NULL REFERENCES a (code) ON DELETE CASCADE);
        CREATE TABLE c (code TEXT PRIMARY KEY NOT NULL REFERENCES b (code) ON DELETE CASCADE) WITHOUT ROWID;";
    let rows = "INSERT INTO a VALUES ('b', 'it''s'), ('a', NULL), ('', 'ä\u{1f600}'); INSERT INTO b VALUES ('a'), (''); INSERT INTO c VALUES ('a')";
    everything_is_there_after(tables, rows, "a");
    everything_is_there_after(tables, rows, "b");
}

#[test]
fn names_that_are_words_of_sql() {
    let tables = "CREATE TABLE \"select\" (\"group\" INTEGER PRIMARY KEY NOT NULL, \"a\"\"b 'c\" TEXT, \"t\" TEXT);
        CREATE INDEX \"order\" ON \"select\" (\"a\"\"b 'c\");
        CREATE TABLE \"it's \"\"all\"\"\" (\"from\" INTEGER PRIMARY KEY NOT NULL,
            \"where\" INTEGER NOT NULL REFERENCES \"select\" (\"group\") ON DELETE CASCADE);
        CREATE TRIGGER \"drop; --\" AFTER DELETE ON \"it's \"\"all\"\"\" BEGIN DELETE FROM \"select\"; END;";
    let rows =
        "INSERT INTO \"select\" VALUES (1, 'x', 'y'), (2, NULL, 't'); INSERT INTO \"it's \"\"all\"\"\" VALUES (1, 2)";
    everything_is_there_after(tables, rows, "select");
    everything_is_there_after(tables, rows, "it's \"all\"");
}

#[test]
fn values_of_every_kind() {
    let tables = "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, i BIGINT, r DOUBLE, n NUMERIC, t TEXT, b BLOB, x, f BOOLEAN);
        CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_id INTEGER REFERENCES a (id) ON DELETE CASCADE, i INT, r REAL, t TEXT, x);";
    let rows = "INSERT INTO a VALUES
            (-9223372036854775808, 9223372036854775807, 0.1, 12345678901234567890, 'a', x'00ff00', 1, 1),
            (1, -1, 1e300, 1.0, '', x'', 1.0, 0), (2, 1.5, -0.0, '1e2', '0012', 'text', '1', NULL),
            (9223372036854775807, 'word', 9007199254740993, 'word', x'31', 7, x'31', 'true'),
            (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (5, 0, 2.0, 0.30000000000000004, char(0) || 'z', 1.25, 1e400, 2);
        INSERT INTO b SELECT i.value, 1, 9223372036854775807, 1.0, '1.0', 1.0 FROM (SELECT 3 AS value UNION SELECT 1) AS i;
        INSERT INTO b VALUES (7, NULL, 'x', 'y', 1, x'0a'), (8, 4, NULL, NULL, NULL, NULL)";
    everything_is_there_after(tables, rows, "a");
    everything_is_there_after(tables, rows, "b");
}

#[test]
fn columns_that_are_computed() {
    let tables = "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, n INTEGER, twice INTEGER AS (n * 2) STORED);
        CREATE UNIQUE INDEX a_twice_key ON a (twice);
        CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL, a_twice INTEGER REFERENCES a (twice) ON DELETE CASCADE);";
    let rows =
        "INSERT INTO a (id, n) VALUES (1, 4), (2, NULL), (3, -1); INSERT INTO b VALUES (1, 8), (2, NULL), (3, -2)";
    everything_is_there_after(tables, rows, "a");
}

const A: &str = "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, n INTEGER NOT NULL, t TEXT);";

fn changed(change: impl FnOnce(&mut Table)) -> Scripts {
    let from = table(A);
    let mut to = from.clone();
    change(&mut to);
    scripts(A, [rebuild(&from, to)]).unwrap()
}

fn of_a(rows: &[&str]) -> impl Fn(&Rows) -> Rows {
    let rows: Vec<_> = rows.iter().map(|it| Some((*it).to_owned())).collect();
    move |_| Rows::from([("a".to_owned(), rows.clone())])
}

const ROWS_OF_A: &str = "INSERT INTO a VALUES (1, 5, 'x'), (2, 6, NULL)";

#[test]
fn what_is_computed_from_now_on() {
    let scripts = changed(|to| {
        to.columns.push(table("CREATE TABLE a (twice INTEGER AS (n * 2) STORED, n INTEGER)").columns.remove(0));
    });
    up_down_up(A, ROWS_OF_A, &scripts, of_a(&["1, 5, 'x', 10", "2, 6, NULL, 12"]));
}

#[test]
fn a_new_column_has_its_default() {
    let scripts = changed(|to| {
        let mut column = to.columns[1].clone();
        column.name = "d".into();
        column.origin = Origin::Default("1 + 1".into());
        to.columns.insert(1, column);
    });
    up_down_up(A, ROWS_OF_A, &scripts, of_a(&["2, 1, 5, 'x'", "2, 2, 6, NULL"]));
}

#[test]
fn another_type_and_null() {
    let scripts = changed(|to| {
        to.columns[1].nullable = true;
        to.columns[1].data_type = to.columns[2].data_type.clone();
    });
    up_down_up(A, ROWS_OF_A, &scripts, of_a(&["1, '5', 'x'", "2, '6', NULL"]));
}

#[test]
fn what_may_be_null_no_more_and_is_fails_with_everything_there() {
    let scripts = changed(|to| to.columns[2].nullable = false);
    let folder = folder(&scripts.up.script(), &scripts.down.script());
    for way in WAYS {
        let database = Sqlite::fresh_for_tools();
        database.connect().batch_execute(&format!("{A} {ROWS_OF_A}")).unwrap();
        let before = rows(&mut database.connect());
        let error = way.run(folder.path(), database.url(), false).unwrap_err();
        assert!(error.contains("NOT NULL constraint failed: a.t"), "{error}");
        assert_eq!(rows(&mut database.connect()), before);
    }
}

#[test]
fn a_table_without_any_column_that_stays() {
    let from = table("CREATE TABLE a (n INTEGER NOT NULL);");
    let to = Table { columns: table("CREATE TABLE a (m INTEGER NOT NULL DEFAULT 7, o TEXT);").columns, ..from.clone() };
    let scripts = scripts("CREATE TABLE a (n INTEGER);", [rebuild(&from, to)]).unwrap();
    let mut conn = memory("CREATE TABLE a (n INTEGER); INSERT INTO a VALUES (1), (2), (3);");
    conn.batch_execute(&format!("BEGIN; {} COMMIT;", scripts.up)).unwrap();
    assert_eq!(rows(&mut conn)["a"], ["7, NULL", "7, NULL", "7, NULL"].map(|it| Some(it.to_owned())));
    conn.batch_execute(&format!("BEGIN; {} COMMIT;", scripts.down)).unwrap();
    assert_eq!(rows(&mut conn)["a"], ["NULL", "NULL", "NULL"].map(|it| Some(it.to_owned())));
}
