//! What the engine would do by itself, it does; what it would not, is done.

use diesel::prelude::*;
use tests::{count, every_engine};

use crate::deleted;
use crate::models::*;

/// The tables of the models, without a foreign key.
const LOOSE: &str = "
    CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL);
    CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL);
    CREATE TABLE avatars (id INTEGER NOT NULL PRIMARY KEY, profile_id INTEGER NOT NULL);
    CREATE TABLE licences (id INTEGER NOT NULL PRIMARY KEY, avatar_id INTEGER NOT NULL);
    CREATE TABLE drafts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER);
    CREATE TABLE badges (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL);
";

/// The same, with foreign keys that only refuse.
pub(crate) const BARE: &str = "
    CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL);
    CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id));
    CREATE TABLE avatars (id INTEGER NOT NULL PRIMARY KEY, profile_id INTEGER NOT NULL,
        FOREIGN KEY (profile_id) REFERENCES profiles (id));
    CREATE TABLE licences (id INTEGER NOT NULL PRIMARY KEY, avatar_id INTEGER NOT NULL,
        FOREIGN KEY (avatar_id) REFERENCES avatars (id));
    CREATE TABLE drafts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, FOREIGN KEY (user_id) REFERENCES users (id));
    CREATE TABLE badges (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL);
";

every_engine! {
    fn without_foreign_keys(conn) {
        go!(conn.batch_execute(&(LOOSE.to_owned() + ROWS))).unwrap();
        let report = go!(user(1).deletion().run(conn)).unwrap();
        assert_eq!(deleted(&report), [("users", 1), ("profiles", 1), ("avatars", 1)]);
        assert_eq!(report.detached_from("User.draft"), 1);
        assert_eq!(go!(user(2).deletion().run(conn)).unwrap_err().code(), "restricted");
        // nobody refuses
        go!(user(3).deletion().run(conn)).unwrap();
        assert_eq!(go!(badges::table.count().get_result::<i64>(conn)).unwrap(), 2);
    }

    fn with_foreign_keys_that_only_refuse(conn) {
        go!(conn.batch_execute(&(BARE.to_owned() + ROWS))).unwrap();
        let report = go!(user(1).deletion().run(conn)).unwrap();
        assert_eq!(deleted(&report), [("users", 1), ("profiles", 1), ("avatars", 1)]);
        assert_eq!(report.detached_from("User.draft"), 1);
    }

    fn with_foreign_keys_switched_off(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        match DIALECT {
            "sqlite" => go!(conn.batch_execute("PRAGMA foreign_keys = OFF")).unwrap(),
            "mariadb" => go!(conn.batch_execute("SET foreign_key_checks = 0")).unwrap(),
            _ => return,
        }
        let plan = go!(user(1).deletion().plan(conn)).unwrap();
        assert_eq!(go!(user(1).deletion().run(conn)).unwrap(), plan.report);
        assert_eq!(deleted(&plan.report), [("users", 1), ("profiles", 1), ("avatars", 1)]);
        assert_eq!(go!(avatars::table.select(avatars::id).load::<i32>(conn)).unwrap(), [22]);
        assert_eq!(go!(drafts::table.filter(drafts::user_id.is_null()).count().get_result::<i64>(conn)).unwrap(), 2);
    }

    fn many_rows_are_the_same_few_statements(conn) {
        for (schema, by_engine) in [(tables(DIALECT), true), (BARE.to_owned(), false)] {
            go!(conn.batch_execute(&schema)).unwrap();
            let all: Vec<_> = (1..=10_000).map(|id| User { id, name: String::new() }).collect();
            let ids = |from: i32, parent: Option<i32>| -> String {
                let rows = (1..=10_000).map(|id| match parent {
                    Some(parent) => format!("({}, {})", from + id, parent + id),
                    None => format!("({}, '')", from + id),
                });
                rows.collect::<Vec<_>>().join(", ")
            };
            go!(conn.batch_execute(&format!("INSERT INTO users (id, name) VALUES {}", ids(0, None)))).unwrap();
            go!(conn.batch_execute(&format!("INSERT INTO profiles (id, user_id) VALUES {}", ids(100_000, Some(0))))).unwrap();
            go!(conn.batch_execute(&format!("INSERT INTO avatars (id, profile_id) VALUES {}", ids(200_000, Some(100_000))))).unwrap();
            let (report, few) = count!(conn, go!(User::deletion_of(&all[..200]).run(conn)).unwrap());
            assert_eq!(deleted(&report), [("users", 200), ("profiles", 200), ("avatars", 200)]);
            let (report, many) = count!(conn, go!(User::deletion_of(&all).run(conn)).unwrap());
            assert_eq!(deleted(&report), [("users", 9_800), ("profiles", 9_800), ("avatars", 9_800)]);
            assert_eq!(few, many);
            println!("{DIALECT}: {many} statements for 10,000 users, by the engine: {by_engine}");
            assert!(many <= 11, "{many}");
            go!(conn.batch_execute("DROP TABLE badges; DROP TABLE drafts; DROP TABLE licences; DROP TABLE avatars;
                DROP TABLE profiles; DROP TABLE users")).unwrap();
        }
    }
}
