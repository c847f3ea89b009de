//! What a deletion reports is what it did: of keys that are given twice or gone, beside another, and under an old snapshot.

use diesel::prelude::*;
use diesel_one_to_one::deletion::Deletable as _;
use std::sync::Barrier;
use std::thread;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};
use tests::every_engine;

use crate::deleted;
use crate::models::*;

/// So few that what hangs on them is deleted before them, and so many that the engine does.
const SIZES: [i32; 2] = [40, 150];

fn users_in_hand(many: i32) -> Vec<User> {
    (1..=many).map(|id| User { id, name: String::new() }).collect()
}

/// Each with a profile and a draft.
fn rows(many: i32) -> String {
    let rows = |with: &str| (1..=many).map(|id| format!("({id}, {with}{id})")).collect::<Vec<_>>().join(", ");
    let quoted = (1..=many).map(|id| format!("({id}, 'u')")).collect::<Vec<_>>().join(", ");
    format!(
        "DELETE FROM drafts; DELETE FROM profiles; DELETE FROM users;
         INSERT INTO users (id, name) VALUES {quoted}; INSERT INTO profiles (id, user_id) VALUES {};
         INSERT INTO drafts (id, user_id) VALUES {}",
        rows(""),
        rows("")
    )
}

every_engine! {
    fn keys_that_are_given_twice_or_gone(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for many in SIZES {
            go!(conn.batch_execute(&rows(many))).unwrap();
            let users = users_in_hand(many);
            let gone = many / 4;
            let report = go!(User::deletion_of(&users[..usize::try_from(gone).unwrap()]).run(conn)).unwrap();
            assert_eq!(report.deleted_from("users"), u64::try_from(gone).unwrap());
            let left = u64::try_from(many - gone).unwrap();
            let twice = || User::deletion_of(users.iter().rev().chain(&users));
            let plan = go!(twice().plan(conn)).unwrap();
            let report = go!(twice().run(conn)).unwrap();
            assert_eq!(deleted(&report), [("users", left), ("profiles", left)], "{many}");
            assert_eq!(report.detached_from("User.draft"), left, "{many}");
            assert_eq!(plan.report, report, "{many}");
            assert_eq!(go!(twice().run(conn)).unwrap().to_string(), "nothing");
            assert_eq!(go!(drafts::table.filter(drafts::user_id.is_null()).count().get_result::<i64>(conn)), Ok(many.into()));
        }
    }

    fn one_that_the_caller_undoes(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for many in SIZES {
            go!(conn.batch_execute(&rows(many))).unwrap();
            let users = users_in_hand(many);
            let undone = go!(retry(conn, 1, closure!(inside => {
                let report = go!(User::deletion_of(&users).run(inside))?;
                assert_eq!(report.deleted_from("profiles"), u64::try_from(many).unwrap());
                assert_eq!(go!(User::deletion_of(&users).run(inside))?.to_string(), "nothing");
                Err::<(), _>(diesel::result::Error::RollbackTransaction.into())
            })));
            assert!(undone.is_err());
            let all = go!(User::deletion_of(&users).plan(conn)).unwrap().report;
            assert_eq!(all.detached_from("User.draft"), u64::try_from(many).unwrap());
            assert_eq!(go!(User::deletion_of(&users).run(conn)).unwrap(), all);
        }
    }

    /// The rows that go are those that are there now, and so are those that are counted; but for those that MariaDB's cascade
    /// takes with many, which it counts as its snapshot has them.
    fn counted_under_an_old_snapshot(conn, database) {
        let level = match DIALECT {
            "sqlite" => return, // one writer
            "postgres" => "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            _ => "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        };
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(level)).unwrap();
        let other = &mut go!(connect(database));
        for many in SIZES {
            go!(other.batch_execute(&rows(many))).unwrap();
            let users = users_in_hand(many);
            let done = go!(retry(conn, 1, closure!(inside => {
                go!(users::table.count().get_result::<i64>(inside))?;
                go!(profiles::table.count().get_result::<i64>(inside))?;
                go!(other.batch_execute("DELETE FROM profiles WHERE id <= 10; DELETE FROM drafts WHERE id <= 5"))?;
                go!(User::deletion_of(&users).run(inside))
            })));
            println!("{DIALECT} {many}: {done:?}");
            match done {
                Ok(report) => {
                    let counted_before = DIALECT == "mariadb" && many == SIZES[1];
                    let profiles = if counted_before { many } else { many - 10 };
                    let [users, profiles] = [many, profiles].map(|rows| u64::try_from(rows).unwrap());
                    assert_eq!(deleted(&report), [("users", users), ("profiles", profiles)]);
                    assert_eq!(report.detached_from("User.draft"), users - 5);
                    assert_eq!(go!(profiles::table.count().get_result::<i64>(conn)), Ok(0));
                }
                Err(error) => assert_eq!(error.code(), "retryable"),
            }
        }
    }
}

/// Two at once: each row is in the report of one.
macro_rules! at_once {
    ($engine:ty) => {{
        let database = <$engine>::fresh_for_many();
        let conn = &mut database.connect();
        diesel::connection::SimpleConnection::batch_execute(conn, &tables(<$engine>::DIALECT)).unwrap();
        for many in SIZES {
            for round in 0..8 {
                diesel::connection::SimpleConnection::batch_execute(conn, &rows(many)).unwrap();
                let users = users_in_hand(many);
                let half = usize::try_from(many / 2).unwrap();
                // the same, or one of them fewer
                let fewer = if round % 2 == 0 { users.clone() } else { users[..half].to_vec() };
                let barrier = Barrier::new(2);
                let delete = |users: &[User]| {
                    let conn = &mut database.connect();
                    barrier.wait();
                    diesel_one_to_one::deletion::blocking::Run::run(User::deletion_of(users), conn).unwrap()
                };
                let (one, two) = thread::scope(|scope| {
                    let (one, two) = (scope.spawn(|| delete(&users)), scope.spawn(|| delete(&fewer)));
                    (one.join().unwrap(), two.join().unwrap())
                });
                let all = u64::try_from(many).unwrap();
                for table in ["users", "profiles"] {
                    assert_eq!(
                        one.deleted_from(table) + two.deleted_from(table),
                        all,
                        "{many} {round}: {one} and {two}"
                    );
                }
                assert_eq!(
                    one.detached_from("User.draft") + two.detached_from("User.draft"),
                    all,
                    "{many}: {one} and {two}"
                );
            }
        }
    }};
}

#[test]
fn two_on_sqlite_that_are_of_the_same_rows() {
    at_once!(Sqlite);
}

#[test]
fn two_on_postgresql_that_are_of_the_same_rows() {
    at_once!(Postgres);
}

#[test]
fn two_on_mariadb_that_are_of_the_same_rows() {
    at_once!(Mariadb);
}
