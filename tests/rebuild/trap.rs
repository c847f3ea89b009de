//! The parent of a cascading child, made anew: the usual way loses the child's rows without a word.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::live::Inspect as _;
use diesel_one_to_one_schema::script::Script;
use diesel_one_to_one_schema::shadow::{Objects, Scripts};
use tests::engine::{Engine as _, Sqlite};

use crate::database::{Rows, check, rebuild, rows, scripts, table};
use crate::way::{WAYS, Way, folder};

/// What the models know of it.
const USERS: &str = "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL, age INTEGER);
    CREATE UNIQUE INDEX users_email_key ON users (email);";

/// A child of each kind, and what somebody has made by hand: a column, a CHECK, an index, triggers that log, a view.
const TABLES: &str = "
CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL, nick TEXT DEFAULT 'nobody', age INTEGER,
    CHECK (age IS NULL OR age > 0));
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE INDEX by_lower ON users (lower(email)) WHERE nick IS NOT NULL;
CREATE TABLE profiles (id INTEGER PRIMARY KEY NOT NULL,
    user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE, bio TEXT);
CREATE TABLE photos (id INTEGER PRIMARY KEY NOT NULL,
    profile_id INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, size INT,
    twice INT AS (size * 2) STORED, thrice INT AS (size * 3));
CREATE TABLE notes (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER REFERENCES users (id) ON DELETE SET NULL);
CREATE TABLE invoices (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL REFERENCES users ON DELETE RESTRICT);
CREATE TABLE log (what TEXT NOT NULL);
CREATE TRIGGER user_gone AFTER DELETE ON users BEGIN INSERT INTO log VALUES ('user ' || OLD.email); END;
CREATE TRIGGER user_new AFTER INSERT ON users BEGIN INSERT INTO log VALUES ('new user ' || coalesce(NEW.nick, '')); END;
CREATE TRIGGER profile_gone BEFORE DELETE ON profiles BEGIN INSERT INTO log VALUES ('profile; ' || OLD.id); END;
CREATE TRIGGER photo_new AFTER INSERT ON photos BEGIN INSERT INTO log VALUES ('photo'); END;
CREATE TRIGGER note_moved AFTER UPDATE ON notes BEGIN INSERT INTO log VALUES ('note'); END;
CREATE VIEW seen AS SELECT users.email, profiles.bio FROM users JOIN profiles ON profiles.user_id = users.id;
";

const ROWS: &str = "
INSERT INTO users VALUES (1, 'ada@example.org', 'ada', 36), (2, 'bob@example.org', NULL, NULL), (9, 'c', 'it''s', 1);
INSERT INTO profiles VALUES (1, 1, 'first'), (2, 9, NULL);
INSERT INTO photos (id, profile_id, size) VALUES (1, 1, 3), (2, 1, NULL), (3, 2, 7);
INSERT INTO notes VALUES (1, 1), (2, NULL), (3, 2);
INSERT INTO invoices VALUES (1, 1), (2, 2);
DELETE FROM log;
";

fn written() -> Scripts {
    let from = table(USERS);
    let mut to = from.clone();
    to.checks.push(check("users_email_check", "length(email) > 0"));
    scripts(TABLES, [rebuild(&from, to)]).unwrap()
}

fn filled() -> Sqlite {
    let database = Sqlite::fresh_for_tools();
    database.connect().batch_execute(&format!("{TABLES}{ROWS}")).unwrap();
    database
}

fn found(database: &Sqlite) -> (Rows, BTreeMap<String, String>) {
    let mut conn = database.connect();
    let texts = Objects::read(&mut conn).unwrap().iter().map(|it| (it.name.clone(), it.sql.clone())).collect();
    (rows(&mut conn), texts)
}

fn works(way: Way) {
    let scripts = written();
    let (folder, database) = (folder(&scripts.up.script(), &scripts.down.script()), filled());
    let (rows, objects) = found(&database);
    assert_eq!(rows["log"], []);
    for _ in 0..2 {
        way.run(folder.path(), database.url(), false).unwrap();
        let (after, made) = found(&database);
        assert_eq!(after, rows, "{way:?}");
        assert_ne!(made, objects);
        let mut conn = database.connect();
        let users = conn.inspect(&[]).unwrap().tables.into_iter().find(|it| it.name.name == "users").unwrap();
        let columns: Vec<&str> = users.columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            (columns, users.checks.len(), users.triggers.len(), users.unknown.len()),
            (vec!["id", "email", "nick", "age"], 2, 2, 1)
        );
        way.run(folder.path(), database.url(), true).unwrap();
        assert_eq!(found(&database), (rows.clone(), objects.clone()), "{way:?}");
    }
    way.run(folder.path(), database.url(), false).unwrap();
    everything_is_in_force(&database);
}

fn everything_is_in_force(database: &Sqlite) {
    let mut conn = database.connect();
    let mut fails = |sql: &str, why: &str| {
        let error = conn.batch_execute(sql).unwrap_err().to_string();
        assert!(error.contains(why), "{sql}: {error}");
    };
    fails("INSERT INTO users (email) VALUES ('')", "users_email_check");
    fails("INSERT INTO users (email, age) VALUES ('d', 0)", "CHECK constraint failed");
    fails("INSERT INTO users (email) VALUES ('c')", "UNIQUE constraint failed: users.email");
    fails("DELETE FROM users WHERE id = 2", "FOREIGN KEY constraint failed");
    fails("INSERT INTO profiles (user_id) VALUES (77)", "FOREIGN KEY constraint failed");
    let views = conn.keys("SELECT email || coalesce(bio, '') AS \"key\" FROM seen ORDER BY 1").unwrap();
    assert_eq!(views, [Some("ada@example.orgfirst".into()), Some("c".into())]);
    conn.batch_execute("DELETE FROM users WHERE id = 9; INSERT INTO users (email) VALUES ('new')").unwrap();
    let log = conn.keys("SELECT what AS \"key\" FROM log ORDER BY rowid").unwrap();
    assert_eq!(log.into_iter().flatten().collect::<Vec<_>>(), ["profile; 2", "user c", "new user nobody"]);
    assert_eq!(conn.count("SELECT count(*) AS count FROM photos").unwrap(), 2);
}

/// Another statement between two.
fn with(script: &Script, at: usize, statement: &str) -> Script {
    let mut script = script.clone();
    let mut broken = script.statements[0].clone();
    statement.clone_into(&mut broken.sql);
    script.statements.insert(at, broken);
    script
}

/// Nothing is done, wherever it fails; nor is it when that is taken back.
fn fails(way: Way, places: impl Fn(usize) -> Vec<usize>) {
    let scripts = written();
    let (up, down) = (scripts.up.script(), scripts.down.script());
    let database = filled();
    let before = found(&database);
    for statement in ["INSERT INTO nowhere VALUES (1)", "this is no SQL"] {
        for at in places(up.statements.len()) {
            let broken = folder(&with(&up, at, statement), &down);
            let error = way.run(broken.path(), database.url(), false).unwrap_err();
            assert!(error.contains("nowhere") || error.contains("syntax error"), "{error}");
            assert_eq!(found(&database), before, "{way:?}, before statement {at}");
        }
    }
    let right = folder(&up, &down);
    way.run(right.path(), database.url(), false).unwrap();
    let after = found(&database);
    for at in places(down.statements.len()) {
        let broken = folder(&up, &with(&down, at, "INSERT INTO nowhere VALUES (1)"));
        way.run(broken.path(), database.url(), true).unwrap_err();
        assert_eq!(found(&database), after, "{way:?}, before statement {at}");
    }
    way.run(right.path(), database.url(), true).unwrap();
    assert_eq!(found(&database), before);
}

#[test]
fn an_application_with_foreign_keys() {
    works(WAYS[0]);
}

#[test]
fn an_application_without_foreign_keys() {
    works(WAYS[1]);
}

#[test]
fn the_command_line() {
    works(WAYS[2]);
}

#[test]
fn an_application_with_foreign_keys_fails_anywhere() {
    fails(WAYS[0], |statements| (0..=statements).collect());
}

#[test]
fn an_application_without_foreign_keys_fails_anywhere() {
    fails(WAYS[1], |statements| (0..=statements).collect());
}

#[test]
fn the_command_line_fails_in_the_middle_and_at_the_end() {
    fails(WAYS[2], |statements| vec![statements / 2, statements]);
}

#[test]
fn outside_of_a_transaction_nothing_begins() {
    let (database, up) = (filled(), written().up);
    let before = found(&database);
    let error = database.connect().batch_execute(&up.to_string()).unwrap_err().to_string();
    assert!(error.contains("this must run in one transaction"), "{error}");
    assert_eq!(found(&database), before);
}
