//! What programs write while two places are kept the same; also where a statement ends in the middle of a trigger. Each time
//! both places are the same afterwards, and the connection goes on as before.

use crate::{
    case::Case,
    cases,
    expanded::{Scripts, run, stages},
    run::{Runs, begin, values},
};
use diesel::{Connection as _, connection::SimpleConnection as _};
use diesel_one_to_one_schema::{dialect::Dialect, live::Inspect as _, schema::TableName};
use tests::engine::Engine;

/// A split up to its backfill.
fn expanded<E: Engine<Connection: Runs>>(database: &E) -> E::Connection {
    let case = cases::split();
    let mut conn = database.connect();
    begin(&mut conn, &case);
    for stage in &stages::<E::Connection>(&case, 2).unwrap()[..2] {
        run(&mut conn, stage, true);
    }
    conn
}

/// What users have, and what their profiles have, in which nothing but NULLs is the same as no profile.
fn both<C: Runs>(conn: &mut C) -> Vec<String> {
    let of = |conn: &mut C, table: &str, id: &str| -> Vec<String> {
        let rows = values(conn, &TableName::new(table), &[id, "bio", "age"]);
        rows.into_iter().filter(|it| !it.ends_with(" NULL NULL")).collect()
    };
    let (users, profiles) = (of(conn, "users", "id"), of(conn, "profiles", "user_id"));
    assert_eq!(users, profiles);
    users
}

/// On each engine in its own words, with what user 3 then has.
fn writes(dialect: Dialect) -> Vec<(String, &'static str)> {
    let upsert = |bio: &str| match dialect {
        Dialect::Mariadb => {
            format!("INSERT INTO profiles (user_id, bio) VALUES (3, '{bio}') ON DUPLICATE KEY UPDATE bio = VALUES(bio)")
        }
        _ => format!(
            "INSERT INTO profiles (user_id, bio) VALUES (3, '{bio}') ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio"
        ),
    };
    let mut all = vec![
        ("UPDATE users SET bio = 'a' WHERE id = 3".to_owned(), "3 a NULL"),
        // to some engines this is the same text
        ("UPDATE users SET bio = 'A' WHERE id = 3".to_owned(), "3 A NULL"),
        ("UPDATE profiles SET bio = 'a ' WHERE user_id = 3".to_owned(), "3 a  NULL"),
        ("UPDATE profiles SET bio = 'ä' WHERE user_id = 3".to_owned(), "3 ä NULL"),
        (upsert("upserted"), "3 upserted NULL"),
        ("DELETE FROM profiles WHERE user_id = 3".to_owned(), ""),
        (upsert("inserted"), "3 inserted NULL"),
        ("UPDATE users SET bio = NULL WHERE id = 3".to_owned(), ""),
        (
            "UPDATE users SET bio = 'once', age = 1 WHERE id = 3; UPDATE users SET bio = 'twice' WHERE id = 3"
                .to_owned(),
            "3 twice 1",
        ),
        // every row, and the same as before
        ("UPDATE users SET age = coalesce(age, 0) + 1".to_owned(), "3 twice 2"),
        ("UPDATE profiles SET age = age - 1".to_owned(), "3 twice 1"),
        ("UPDATE users SET bio = bio".to_owned(), "3 twice 1"),
        // to another user, who has none, and back
        (
            "DELETE FROM profiles WHERE user_id = 2; UPDATE profiles SET user_id = 2 WHERE user_id = 3; \
             UPDATE profiles SET user_id = 3 WHERE user_id = 2"
                .to_owned(),
            "3 twice 1",
        ),
        ("DELETE FROM users WHERE id = 7".to_owned(), "3 twice 1"),
    ];
    if dialect != Dialect::Postgres {
        all.push(("REPLACE INTO profiles (user_id, bio) VALUES (3, 'replaced')".to_owned(), "3 replaced NULL"));
        all.push(("REPLACE INTO users (id, name, bio) VALUES (3, 'Cyd', 'anew')".to_owned(), "3 anew NULL"));
        all.push(("REPLACE INTO users (id, name) VALUES (3, 'Cyd')".to_owned(), ""));
    }
    all
}

pub(crate) fn what_programs_write<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let settings = if dialect == Dialect::Sqlite {
        &["PRAGMA recursive_triggers = OFF", "PRAGMA recursive_triggers = ON"][..]
    } else {
        &["SELECT 1"]
    };
    for setting in settings {
        let database = E::fresh();
        let conn = &mut expanded(&database);
        conn.batch_execute(setting).unwrap();
        for (sql, row) in writes(dialect) {
            conn.batch_execute(&sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
            let rows = both(conn);
            assert_eq!(rows.iter().find(|it| it.starts_with("3 ")).map_or("", |it| it), row, "{sql}\n{rows:?}");
        }
        about_both(conn);
    }
}

/// A statement that writes one table and reads the other: written in both places, or refused whole.
fn about_both<C: Runs>(conn: &mut C) {
    conn.batch_execute("UPDATE users SET bio = 'before' WHERE id = 3").unwrap();
    let before = both(conn);
    for sql in [
        "UPDATE profiles SET bio = 'read' WHERE user_id IN (SELECT id FROM users WHERE name = 'Cyd')",
        "DELETE FROM profiles WHERE user_id IN (SELECT id FROM users WHERE name = 'Cyd')",
    ] {
        let done = conn.batch_execute(sql);
        let after = both(conn);
        if C::DIALECT.triggers_write_what_is_read() {
            done.unwrap();
            assert_ne!(after, before);
        } else {
            let error = done.unwrap_err().to_string();
            assert!(error.contains("already used by statement which invoked"), "{error}");
            assert_eq!(after, before);
        }
    }
}

pub(crate) fn interrupted_in_a_trigger<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let database = E::fresh_for_many();
    let conn = &mut expanded(&database);
    conn.batch_execute("UPDATE users SET bio = 'before' WHERE id = 3").unwrap();

    // by a constraint of the new place alone
    conn.batch_execute("CREATE UNIQUE INDEX one_of_each_age ON profiles (age)").unwrap();
    let before = both(conn);
    let ignoring: &[&str] = match dialect {
        Dialect::Mariadb => &[
            "UPDATE IGNORE users SET age = 20 WHERE id = 3",
            "INSERT IGNORE INTO users (id, name, age) VALUES (9, 'Eve', 20)",
        ],
        Dialect::Sqlite => &[
            "UPDATE OR IGNORE users SET age = 20 WHERE id = 3",
            "INSERT OR IGNORE INTO users (id, name, age) VALUES (9, 'Eve', 20)",
        ],
        _ => &[],
    };
    let plain = ["UPDATE users SET age = 20 WHERE id = 3", "INSERT INTO users (id, name, age) VALUES (9, 'Eve', 20)"];
    for sql in plain.iter().chain(ignoring) {
        assert!(conn.batch_execute(sql).is_err(), "{sql}");
        assert_eq!(both(conn), before, "{sql}");
        goes_on(conn);
    }
    // the statement alone, where the transaction goes on
    let result = conn.transaction::<(), diesel::result::Error, _>(|conn| {
        let refused = conn.transaction(|conn| conn.batch_execute(plain[0]));
        assert!(refused.is_err());
        conn.batch_execute("UPDATE users SET bio = 'in the same transaction' WHERE id = 3")
    });
    result.unwrap();
    assert!(both(conn).contains(&"3 in the same transaction NULL".to_owned()));

    // by whoever waits no longer for a row that another holds
    goes_on(conn);
    let before = both(conn);
    let other = &mut database.connect();
    let (hold, settings): (&str, &[&str]) = match dialect {
        Dialect::Sqlite => ("BEGIN IMMEDIATE", &["PRAGMA busy_timeout = 20"]),
        Dialect::Postgres => (
            "BEGIN; SELECT 1 FROM profiles WHERE user_id = 3 FOR UPDATE",
            &["SET statement_timeout = '50ms'", "SET statement_timeout = 0; SET lock_timeout = '50ms'"],
        ),
        _ => (
            "BEGIN; SELECT 1 FROM profiles WHERE user_id = 3 FOR UPDATE",
            // killed; given up
            &["SET max_statement_time = 0.05", "SET max_statement_time = 0; SET innodb_lock_wait_timeout = 1"],
        ),
    };
    for setting in settings {
        other.batch_execute(hold).unwrap();
        conn.batch_execute(setting).unwrap();
        assert!(conn.batch_execute("UPDATE users SET bio = 'waited' WHERE id = 3").is_err());
        other.batch_execute("ROLLBACK").unwrap();
        assert_eq!(both(conn), before);
        goes_on(conn);
    }
}

/// What is written next is written in both places.
fn goes_on<C: Runs>(conn: &mut C) {
    conn.batch_execute("UPDATE profiles SET bio = 'other' WHERE user_id = 3").unwrap();
    assert!(both(conn).contains(&"3 other NULL".to_owned()));
    conn.batch_execute("UPDATE users SET bio = 'before' WHERE id = 3").unwrap();
    assert!(both(conn).contains(&"3 before NULL".to_owned()));
}

/// What was copied before it failed is there, and is not copied again.
pub(crate) fn a_backfill_that_failed<E: Engine<Connection: Runs>>() {
    let rows =
        "INSERT INTO users (id, name, age) VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3), (4, 'd', 4), (5, 'e', 1);";
    let case = Case { rows, then: &[], ..cases::split() };
    let stages = stages::<E::Connection>(&case, 2).unwrap();
    let database = E::fresh();
    let conn = &mut database.connect();
    begin(conn, &case);
    run(conn, &stages[0], true);
    conn.batch_execute("CREATE UNIQUE INDEX one_of_each_age ON profiles (age)").unwrap();
    let backfill = Scripts::of(conn, &stages[1]);
    assert!(backfill.try_run(conn, &backfill.up).is_err());
    let copied = conn.count("SELECT count(*) AS count FROM profiles").unwrap();
    assert_eq!(copied, if E::Connection::DIALECT.writes_side_by_side() { 4 } else { 0 });
    let on = if E::Connection::DIALECT == Dialect::Mariadb { " ON profiles" } else { "" };
    conn.batch_execute(&format!("DROP INDEX one_of_each_age{on}")).unwrap();
    for script in [&backfill.up, &backfill.up, &backfill.down] {
        backfill.run(conn, script);
        assert_eq!(both(conn).len(), 5);
    }
}
