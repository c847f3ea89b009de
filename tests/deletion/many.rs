//! Deletions beside inserts of children: no orphan, and no deletion that fails for the sake of them.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::result::Error::DatabaseError;
use diesel_one_to_one::prelude::*;
use std::sync::{Barrier, Mutex};
use std::time::Duration;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

use crate::engine::BARE;
use crate::models::*;

const ROUNDS: i32 = 30;
const INSERTERS: i32 = 6;

macro_rules! race {
    ($engine:ty, $schema:expr) => {{
        let database = <$engine>::fresh_for_many();
        let conn = &mut database.connect();
        conn.batch_execute(&$schema).unwrap();
        for id in 1..=ROUNDS {
            let rows = format!(
                "INSERT INTO users (id, name) VALUES ({id}, ''); INSERT INTO profiles (id, user_id) VALUES ({id}, {id})"
            );
            conn.batch_execute(&rows).unwrap();
        }
        let barrier = Barrier::new(usize::try_from(INSERTERS).unwrap() + 1);
        let failed = Mutex::new(Vec::new());
        let refused = Mutex::new((0, 0));
        std::thread::scope(|scope| {
            for inserter in 0..INSERTERS {
                let (database, barrier, refused) = (&database, &barrier, &refused);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    for id in 1..=ROUNDS {
                        barrier.wait();
                        // In every other round the deletion comes first.
                        std::thread::sleep(Duration::from_millis(if id % 2 == 0 { 3 } else { 0 }));
                        let new = 1_000 + id * 100 + inserter;
                        let inserted = match inserter % 3 {
                            0 => {
                                diesel::sql_query(format!("INSERT INTO avatars (id, profile_id) VALUES ({new}, {id})"))
                            }
                            1 => diesel::sql_query(format!("INSERT INTO profiles (id, user_id) VALUES ({new}, {id})")),
                            _ => diesel::sql_query(format!("INSERT INTO drafts (id, user_id) VALUES ({new}, {id})")),
                        };
                        let inserted = inserted.execute(conn);
                        let mut refused = refused.lock().unwrap();
                        match inserted {
                            Ok(_) => refused.0 += 1,
                            Err(DatabaseError(..)) => refused.1 += 1,
                            Err(error) => panic!("{error}"),
                        }
                    }
                });
            }
            for id in 1..=ROUNDS {
                barrier.wait();
                let deleted = User { id, name: String::new() }.deletion().run(conn);
                match deleted {
                    Ok(report) if report.deleted_from("users") == 1 => {}
                    other => failed.lock().unwrap().push(format!("{other:?}")),
                }
            }
        });
        let failed = failed.into_inner().unwrap();
        let orphans: i64 = profiles::table.count().get_result::<i64>(conn).unwrap()
            + avatars::table.count().get_result::<i64>(conn).unwrap()
            + drafts::table.filter(drafts::user_id.is_not_null()).count().get_result::<i64>(conn).unwrap();
        let (inserted, refused) = refused.into_inner().unwrap();
        println!(
            "{}: {ROUNDS} deletions beside {inserted} inserts and {refused} refused ones: {orphans} orphans, {} failed",
            <$engine>::DIALECT,
            failed.len(),
        );
        assert!(inserted > 0 && refused > 0);
        assert_eq!((orphans, failed), (0, vec![]));
    }};
}

#[test]
fn of_sqlite() {
    race!(Sqlite, tables("sqlite"));
    race!(Sqlite, BARE);
}

#[test]
fn of_postgresql() {
    race!(Postgres, tables("postgres"));
    race!(Postgres, BARE);
}

#[test]
fn of_mariadb() {
    race!(Mariadb, tables("mariadb"));
    race!(Mariadb, BARE);
}

macro_rules! opposite {
    ($engine:ty) => {{
        let database = <$engine>::fresh_for_many();
        let conn = &mut database.connect();
        conn.batch_execute(&tables(<$engine>::DIALECT)).unwrap();
        for few in [20, 150] {
            for _ in 0..10 {
                let rows =
                    |with: &str| (1..=few).map(|id| format!("({id}, {with}{id})")).collect::<Vec<_>>().join(", ");
                conn.batch_execute(&format!("INSERT INTO users (id, name) VALUES {}", rows(""))).unwrap();
                conn.batch_execute(&format!("INSERT INTO profiles (id, user_id) VALUES {}", rows(""))).unwrap();
                let up: Vec<_> = (1..=few).map(|id| User { id, name: String::new() }).collect();
                let down: Vec<_> = up.iter().rev().cloned().collect();
                let barrier = Barrier::new(2);
                let delete = |users: &[User]| {
                    let conn = &mut database.connect();
                    barrier.wait();
                    User::deletion_of(users).run(conn).unwrap().deleted_from("users")
                };
                let both = std::thread::scope(|scope| {
                    let (up, down) = (scope.spawn(|| delete(&up)), scope.spawn(|| delete(&down)));
                    (up.join().unwrap(), down.join().unwrap())
                });
                assert_eq!(both.0 + both.1, u64::try_from(few).unwrap(), "{both:?}");
            }
        }
    }};
}

#[test]
fn the_same_rows_in_opposite_orders() {
    opposite!(Sqlite);
    opposite!(Postgres);
    opposite!(Mariadb);
}
