//! What is refused before a migration is run, and what changes nothing.

use crate::{
    Runs,
    files::{Folder, NAMES, assert_migrated, assert_seeded, names, seed, three},
    source::Code,
};
use diesel::connection::{Connection as _, SimpleConnection as _};
use diesel_one_to_one_schema::{
    live::Inspect as _,
    run::{self, RunError, Runner},
};
use std::{cell::RefCell, rc::Rc, sync::Arc, time::Duration};

pub(crate) fn inside_a_transaction<E: Runs>() {
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let folder = three::<E>();
    let source = folder.source();
    let within = conn.transaction(|conn| Ok::<_, diesel::result::Error>(run::run(conn, &source)));
    assert!(matches!(within, Ok(Err(RunError::InTransaction))), "{within:?}");
    // one that Diesel knows nothing of
    conn.batch_execute("BEGIN").unwrap();
    conn.batch_execute("UPDATE users SET name = 'Ada'").unwrap();
    let error = run::run(conn, &source).unwrap_err();
    assert_eq!((error.code(), error.to_string().contains("transaction open")), ("O2O601", true));
    conn.batch_execute("ROLLBACK").unwrap(); // it is still the caller's
    assert_seeded::<E>(conn);
    conn.batch_execute("SELECT * FROM __diesel_schema_migrations").unwrap_err();
    assert_eq!(names(&run::run(conn, &source).unwrap()), NAMES);
}

pub(crate) fn a_dry_run_changes_nothing<E: Runs>() {
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let before = conn.inspect(&[]).unwrap();
    let folder = three::<E>();
    let source = folder.source();
    assert_eq!(names(&run::pending(conn, &source).unwrap()), NAMES);
    assert_eq!(run::last(conn, &source).unwrap(), None);
    conn.batch_execute("SELECT * FROM __diesel_schema_migrations").unwrap_err();
    assert_eq!(conn.inspect(&[]).unwrap(), before);

    run::run(conn, &source).unwrap();
    assert_eq!(run::pending(conn, &source).unwrap(), []);
    assert_eq!(run::last(conn, &source).unwrap().unwrap().name, NAMES[2]);
    assert_eq!(run::run(conn, &source).unwrap(), []);
    assert_migrated::<E>(conn);
}

pub(crate) fn one_after_the_other_is_reverted<E: Runs>() {
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let mut before = conn.inspect(&[]).unwrap();
    let folder = three::<E>();
    let source = folder.source();
    run::run(conn, &source).unwrap();
    for name in NAMES.iter().rev() {
        assert_eq!(run::revert(conn, &source).unwrap().unwrap().name, *name);
        assert_seeded::<E>(conn);
    }
    assert_eq!(run::revert(conn, &source).unwrap(), None);
    let mut after = conn.inspect(&[]).unwrap();
    if E::DIALECT == "sqlite" {
        // the rebuild, which nobody took back, made room for longer names
        for schema in [&mut before, &mut after] {
            schema.tables.retain(|it| it.name.name != "users");
        }
    }
    assert_eq!(after, before);
}

pub(crate) fn the_lock_is_taken<E: Runs>() {
    let database = Arc::new(E::fresh_for_tools());
    let conn = &mut database.connect();
    seed::<E>(conn);
    let folder = Folder::new().with("2_table", "CREATE TABLE a (id INTEGER)");
    let (same, source) = (Arc::clone(&database), folder.source());
    let told = Rc::new(RefCell::new(None));
    let tell = Rc::clone(&told);
    let code = Code::<E::Db>::one(move |_| {
        let runner = Runner::new().patience(Duration::from_millis(50));
        tell.replace(Some(runner.run(&mut same.connect(), &source)));
        Ok(())
    });
    assert_eq!(names(&run::run(conn, &code).unwrap()), ["code"]);
    let error = told.take().unwrap().unwrap_err();
    let RunError::Locked { holder, .. } = &error else { panic!("{error}") };
    let word = match E::DIALECT {
        "sqlite" => "-migrating`",
        "postgres" => "process ",
        _ => "connection ",
    };
    assert!(holder.contains(word) && (E::DIALECT == "sqlite" || holder.contains(" of tests at ")), "{holder}");
    assert!(error.to_string().contains(holder) && error.to_string().contains("50ms"), "{error}");
    // and it is free again
    let runner = Runner::new().patience(Duration::ZERO);
    assert_eq!(names(&runner.run(&mut database.connect(), &folder.source()).unwrap()), ["2_table"]);
}

pub(crate) fn two_of_one_version<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    let folder = Folder::new()
        .with("2026-01-01-000000_users", "CREATE TABLE users (id INTEGER)")
        .with("20260101000000_teams", "CREATE TABLE teams (id INTEGER)");
    let error = run::run(conn, &folder.source()).unwrap_err();
    assert!(matches!(&error, RunError::Twins { version, .. } if version == "20260101000000"), "{error}");
    conn.batch_execute("SELECT * FROM users").unwrap_err();
}

pub(crate) fn what_nobody_knows<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    let newer = Folder::new().with("2_newer", "CREATE TABLE newer (id INTEGER)");
    run::run(conn, &newer.source()).unwrap();
    let older = Folder::new().with("1_older", "CREATE TABLE older (id INTEGER)");
    let error = run::revert(conn, &older.source()).unwrap_err();
    assert!(matches!(&error, RunError::Unknown { version } if version == "2"), "{error}");
    // there is no file to revert it with
    let error = run::revert(conn, &newer.source()).unwrap_err();
    assert!(matches!(&error, RunError::Failed { migration, .. } if migration.name == "2_newer"), "{error}");
    conn.batch_execute("SELECT * FROM newer").unwrap();
    // one that is older than the last is pending all the same, as it is for Diesel
    assert_eq!(names(&run::run(conn, &older.source()).unwrap()), ["1_older"]);
}
