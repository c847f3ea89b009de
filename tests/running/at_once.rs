//! Instances that start at once: each migration is applied once, and nobody fails.

use crate::{
    Runs,
    files::{NAMES, assert_migrated, names, schema, seed, three, undisturbed, without_wal},
    killed::{child, said},
    runtime,
    source::Code,
};
use diesel::connection::{Connection as _, InstrumentationEvent, SimpleConnection as _};
use diesel_async::AsyncConnection as _;
use diesel_one_to_one_schema::run::{self, Migration, Target as _};
use std::{
    sync::{Barrier, mpsc},
    thread,
    time::{Duration, Instant},
};

pub(crate) fn fifty_rounds<E: Runs>() {
    let target = undisturbed::<E>();
    let folder = three::<E>();
    let runtime = runtime();
    let begun = Instant::now();
    for round in 0..50 {
        let database = E::fresh_for_tools();
        let conn = &mut database.connect();
        without_wal::<E>(conn, round);
        seed::<E>(conn);
        let both: [Vec<Migration>; 2] = if round % 2 == 0 {
            let barrier = Barrier::new(2);
            let run = || {
                let conn = &mut database.connect();
                barrier.wait();
                run::run(conn, &folder.source())
            };
            thread::scope(|scope| [scope.spawn(run), scope.spawn(run)].map(|it| it.join().unwrap().unwrap()))
        } else {
            runtime.block_on(async {
                let (one, other) = (database.connect_async().await, database.connect_async().await);
                let (one, other) =
                    tokio::join!(E::run_async(one, folder.source()), E::run_async(other, folder.source()));
                [one.1.unwrap(), other.1.unwrap()]
            })
        };
        // whoever came second waited, and found nothing to do
        assert!(both.iter().any(Vec::is_empty), "{both:?}");
        assert_eq!(sorted(&both.concat()), NAMES, "round {round}");
        assert_migrated::<E>(conn);
        assert_eq!(schema::<E>(conn), target);
    }
    let took = begun.elapsed();
    println!("{}: 50 rounds of two, half of them async: 150 migrations applied once each, in {took:.1?}", E::DIALECT);
    assert!(took < Duration::from_secs(300), "{took:?}");
}

fn sorted(applied: &[Migration]) -> Vec<&str> {
    let mut names = names(applied);
    names.sort_unstable();
    names
}

pub(crate) fn two_processes<E: Runs>() {
    let folder = three::<E>();
    for round in 0..12 {
        let database = E::fresh_for_tools();
        let conn = &mut database.connect();
        without_wal::<E>(conn, round);
        seed::<E>(conn);
        let mut both = [(); 2].map(|()| child::<E>(database.url(), folder.path(), 0));
        let applied: usize =
            both.iter_mut().map(|it| said(it).strip_prefix("applied ").unwrap().parse::<usize>().unwrap()).sum();
        assert!(both.iter_mut().all(|it| it.wait().unwrap().success()));
        assert_eq!(applied, NAMES.len());
        assert_migrated::<E>(conn);
    }
}

/// Whoever waits holds nothing that the other has to wait for: `CREATE INDEX CONCURRENTLY` waits for every snapshot.
pub(crate) fn while_another_waits<E: Runs>() {
    let folder = three::<E>();
    let database = E::fresh_for_tools();
    seed::<E>(&mut database.connect());
    let (asked, is_asked) = mpsc::channel();
    let mut other = database.connect();
    other.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::FinishQuery { query, error: None, .. } = event {
            let query = query.to_string();
            if ["pg_try_advisory_lock", "GET_LOCK", "pragma_database_list"].iter().any(|it| query.contains(it)) {
                let _ = asked.send(());
            }
        }
    });
    let (begin, may_begin) = mpsc::channel();
    let index = match E::DIALECT {
        "postgres" => "CREATE INDEX CONCURRENTLY users_id_name_idx ON users (id, name)",
        _ => "CREATE INDEX users_id_name_idx ON users (id, name)",
    };
    let code = Code::<E::Db>::without_transaction(move |conn| {
        begin.send(())?;
        is_asked.recv()?;
        Ok(conn.batch_execute(index)?)
    });
    let source = folder.source();
    let waiting = thread::spawn(move || {
        may_begin.recv().unwrap();
        run::run(&mut other, &source).unwrap()
    });
    assert_eq!(names(&run::run(&mut database.connect(), &code).unwrap()), ["code"]);
    assert_eq!(names(&waiting.join().unwrap()), NAMES);
}

/// An application that writes meanwhile is waited for, also where the engine would refuse at once.
pub(crate) fn while_another_writes<E: Runs>() {
    let folder = three::<E>();
    let database = E::fresh_for_tools();
    let mut writer = database.connect();
    seed::<E>(&mut writer);
    writer.batch_execute(if E::DIALECT == "sqlite" { "BEGIN IMMEDIATE" } else { "BEGIN" }).unwrap();
    writer.batch_execute("UPDATE users SET name = name").unwrap();
    let conn = &mut database.connect();
    if E::DIALECT == "sqlite" {
        conn.batch_execute("PRAGMA busy_timeout = 0").unwrap();
    }
    let (asks, is_asking) = mpsc::channel();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            if query.to_string().contains("CREATE TABLE IF NOT EXISTS __diesel_schema_migrations") {
                let _ = asks.send(());
            }
        }
    });
    let committed = thread::spawn(move || {
        is_asking.recv().unwrap();
        writer.batch_execute("UPDATE users SET name = name; COMMIT").unwrap();
    });
    assert_eq!(names(&run::run(conn, &folder.source()).unwrap()), NAMES);
    committed.join().unwrap();
    assert_migrated::<E>(conn);
    if E::DIALECT == "sqlite" {
        assert_eq!(conn.number("SELECT timeout AS count FROM pragma_busy_timeout").unwrap(), 0);
    }
}

/// A future that is dropped in the middle cuts off nothing: another runner waits for what it began, and has nothing to do.
pub(crate) fn while_nobody_awaits<E: Runs>() {
    let folder = three::<E>();
    let database = E::fresh_for_tools();
    seed::<E>(&mut database.connect());
    let (under_lock, mut is_under_lock) = tokio::sync::mpsc::unbounded_channel();
    let runtime = runtime();
    runtime.block_on(async {
        let mut conn = database.connect_async().await;
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                if query.to_string().contains("CREATE TABLE IF NOT EXISTS __diesel_schema_migrations") {
                    let _ = under_lock.send(());
                }
            }
        });
        tokio::select! {
            biased;
            begun = is_under_lock.recv() => assert_eq!(begun, Some(())),
            _ = E::run_async(conn, folder.source()) => panic!("it ends before it begins"),
        }
    });
    assert_eq!(run::run(&mut database.connect(), &folder.source()).unwrap(), []);
    assert_migrated::<E>(&mut database.connect());
}
