//! A migration that does not end well leaves a connection that is as it was.

use crate::{
    Runs,
    files::{Folder, assert_seeded, names, seed},
    is_as_before, runtime,
    source::Code,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::run::{self, RunError, Runner, Target as _};
use std::{
    error::Error as _,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

const FAILS: &str = "INSERT INTO no_such_table VALUES (1);";

pub(crate) fn a_failure_in_the_middle<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    let folder = Folder::new()
        .with("1_first", "CREATE TABLE first (id INTEGER)")
        .with("2_second", &format!("CREATE TABLE second (id INTEGER); {FAILS}"))
        .with("3_third", "CREATE TABLE third (id INTEGER)");
    let error = run::run(conn, &folder.source()).unwrap_err();
    let keeps = E::DIALECT == "mariadb";
    assert!(
        matches!(&error, RunError::Failed { migration, is_undone, .. } if migration.name == "2_second" && *is_undone != keeps)
    );
    assert!(error.source().unwrap().to_string().contains("no_such_table"), "{error:?}");
    assert_eq!(names(error.applied()), ["1_first"]);
    assert!(error.to_string().ends_with("; applied before that: `1_first`"), "{error}");
    assert!(is_as_before(conn));
    conn.batch_execute("SELECT * FROM first").unwrap();
    assert_eq!(conn.batch_execute("SELECT * FROM second").is_ok(), keeps);
    conn.batch_execute("SELECT * FROM third").unwrap_err();
    // mended, it goes on
    folder.file("2_second", "up.sql", "CREATE TABLE IF NOT EXISTS second (id INTEGER)");
    assert_eq!(names(&run::run(conn, &folder.source()).unwrap()), ["2_second", "3_third"]);
}

pub(crate) fn without_a_transaction<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let off = if E::DIALECT == "sqlite" { "PRAGMA foreign_keys = OFF;" } else { "" };
    let up = format!("{off} BEGIN; UPDATE users SET name = 'Ada'; {FAILS}");
    let folder = Folder::new().without_transaction("1_own", &up);
    let error = run::run(conn, &folder.source()).unwrap_err();
    assert!(matches!(&error, RunError::Failed { is_undone: false, .. }), "{error}");
    assert_seeded::<E>(conn);
    assert!(is_as_before(conn));
}

pub(crate) fn a_transaction_that_is_left_open<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let folder = Folder::new().without_transaction("1_own", "BEGIN; UPDATE users SET name = 'Ada';");
    let error = run::run(conn, &folder.source()).unwrap_err();
    assert!(matches!(&error, RunError::Transaction { is_open: true, .. }), "{error}");
    assert_seeded::<E>(conn);
    assert!(is_as_before(conn));
    assert_eq!(run::pending(conn, &folder.source()).unwrap().len(), 1);
}

/// Where every statement of DDL does so by itself, that is nothing particular.
pub(crate) fn a_transaction_that_is_ended<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let folder = Folder::new().with("1_own", "CREATE TABLE a (id INTEGER); COMMIT; CREATE TABLE b (id INTEGER);");
    let result = run::run(conn, &folder.source());
    if E::DIALECT == "mariadb" {
        assert_eq!(names(&result.unwrap()), ["1_own"]);
    } else {
        assert!(matches!(&result, Err(RunError::Transaction { is_open: false, .. })), "{result:?}");
        assert_eq!(run::pending(conn, &folder.source()).unwrap().len(), 1);
        // and one that fails then
        let folder = Folder::new().with("2_own", &format!("COMMIT; {FAILS}"));
        let result = run::run(conn, &folder.source());
        assert!(matches!(&result, Err(RunError::Failed { .. })), "{result:?}");
    }
    assert!(is_as_before(conn));
}

pub(crate) fn a_panic<E: Runs>() {
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let code = Code::<E::Db>::one(|conn| {
        conn.batch_execute("UPDATE users SET name = 'Ada'")?;
        panic!("code of a user's")
    });
    let panic = catch_unwind(AssertUnwindSafe(|| run::run(conn, &code))).unwrap_err();
    assert_eq!(*panic.downcast::<&str>().unwrap(), "code of a user's");
    assert_seeded::<E>(conn);
    assert!(is_as_before(conn));
    let runner = Runner::new().patience(Duration::ZERO);
    let folder = Folder::new().with("2_table", "CREATE TABLE a (id INTEGER)");
    assert_eq!(names(&runner.run(&mut database.connect(), &folder.source()).unwrap()), ["2_table"]);
}

/// Where foreign keys are on, the statement itself is refused.
pub(crate) fn orphans<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    conn.batch_execute("CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id))")
        .unwrap();
    let folder = Folder::new().with("1_note", "INSERT INTO notes (id, user_id) VALUES (1, 1), (2, 99)");
    let error = run::run(conn, &folder.source()).unwrap_err();
    match &error {
        RunError::Orphans { tables, is_undone: true, .. } => {
            assert_eq!((E::DIALECT, &tables[..]), ("sqlite", &["notes".to_owned()][..]));
        }
        error => assert!(E::DIALECT != "sqlite" && matches!(error, RunError::Failed { .. }), "{error}"),
    }
    assert_eq!(conn.number("SELECT count(*) AS count FROM notes").unwrap(), 0);
    assert!(is_as_before(conn));
    // those that were there before are no reason to refuse another
    let [off, on] = match E::DIALECT {
        "sqlite" => ["PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"],
        "postgres" => ["SET session_replication_role = replica", "SET session_replication_role = origin"],
        _ => ["SET foreign_key_checks = 0", "SET foreign_key_checks = 1"],
    };
    for sql in [off, "INSERT INTO notes (id, user_id) VALUES (3, 99)", on] {
        conn.batch_execute(sql).unwrap();
    }
    folder.file("1_note", "up.sql", "INSERT INTO notes (id, user_id) VALUES (1, 1)");
    run::run(conn, &folder.source()).unwrap();
    assert_eq!(conn.number("SELECT count(*) AS count FROM notes").unwrap(), 2);
}

pub(crate) fn an_async_failure<E: Runs>() {
    let database = E::fresh_for_tools();
    seed::<E>(&mut database.connect());
    let folder = Folder::new().with("1_table", &format!("CREATE TABLE IF NOT EXISTS a (id INTEGER); {FAILS}"));
    runtime().block_on(async {
        let conn = database.connect_async().await;
        let (conn, failed) = E::run_async(conn, folder.source()).await;
        assert!(matches!(&failed, Err(RunError::Failed { .. })), "{failed:?}");
        // it came back usable, with the lock free
        folder.file("1_table", "up.sql", "CREATE TABLE IF NOT EXISTS a (id INTEGER)");
        let (_, applied) = E::run_async(conn, folder.source()).await;
        assert_eq!(names(&applied.unwrap()), ["1_table"]);
    });
    assert_seeded::<E>(&mut database.connect());
}
