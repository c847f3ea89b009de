//! What could not be kept, and what would fail, is said before there is a file.

use diesel_one_to_one_schema::change::Change;
use diesel_one_to_one_schema::schema::{Column, Table, TableName};
use diesel_one_to_one_schema::shadow::Refused;

use crate::database::{check, rebuild, scripts, table};

const USERS: &str = "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL, age INTEGER);";

fn refused(live: &str, change: impl FnOnce(&mut Table)) -> Refused {
    let from = table(USERS);
    let mut to = from.clone();
    change(&mut to);
    scripts(live, [rebuild(&from, to)]).unwrap_err()
}

fn with_check(to: &mut Table) {
    to.checks.push(check("users_email_check", "email <> ''"));
}

/// `age` goes.
fn without_age(to: &mut Table) {
    to.columns.retain(|it| it.name != "age");
}

#[test]
fn a_word_that_would_be_lost() {
    for (text, lost) in [
        ("id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT, age INTEGER)", "AUTOINCREMENT"),
        ("id INTEGER PRIMARY KEY, email TEXT COLLATE NOCASE, age INTEGER)", "COLLATE"),
        ("id INTEGER PRIMARY KEY, email TEXT UNIQUE ON CONFLICT IGNORE, age INTEGER)", "ON CONFLICT"),
        ("id INTEGER PRIMARY KEY, email TEXT, age INTEGER, old INT AS (age + 1))", "VIRTUAL"),
        ("id INTEGER PRIMARY KEY, email TEXT, age INTEGER REFERENCES users (id) MATCH FULL)", "MATCH"),
        ("id INTEGER PRIMARY KEY, email TEXT, age INTEGER) STRICT", "STRICT"),
        ("id INTEGER PRIMARY KEY, email TEXT, age INTEGER) WITHOUT ROWID", "WITHOUT ROWID"),
    ] {
        let refused = refused(&format!("CREATE TABLE users ({text};"), with_check);
        assert_eq!(refused, Refused::Word { table: "users".into(), word: lost });
        assert!(refused.to_string().contains(lost));
    }
}

#[test]
fn what_names_a_column_that_goes() {
    for (live, what) in [
        (USERS.replace("age INTEGER", "age INTEGER CHECK (\"AGE\" > 0)"), "the CHECK `\"AGE\" > 0`"),
        (USERS.replace("age INTEGER", "age INTEGER UNIQUE"), "the UNIQUE (age)"),
        (USERS.replace("age INTEGER", "age INTEGER REFERENCES users"), "the foreign key (age)"),
        (USERS.replace("age INTEGER", "age INTEGER, o INTEGER AS (age + 1) STORED"), "the column `o`"),
        (format!("{USERS} CREATE INDEX i ON users (abs(age))"), "the index `i`"),
        (format!("{USERS} CREATE INDEX i ON users (email) WHERE [age] > 1"), "the index `i`"),
        (format!("{USERS} CREATE UNIQUE INDEX i ON users (Age)"), "the index `i`"),
        (format!("{USERS} CREATE TRIGGER t AFTER UPDATE OF age ON users BEGIN SELECT 1; END"), "the trigger `t`"),
    ] {
        let (table, what, column) = ("users".into(), what.into(), "age".into());
        assert_eq!(refused(&live, without_age), Refused::Names { table, what, column }, "{live}");
    }
}

#[test]
fn views_and_triggers_elsewhere_that_name_it() {
    let broken = refused(&format!("{USERS} CREATE VIEW v AS SELECT age FROM users"), without_age);
    assert!(matches!(&broken, Refused::Broken(message) if message.contains("age")), "{broken}");
    let live = "CREATE TABLE o (x); CREATE TRIGGER t AFTER INSERT ON o BEGIN UPDATE users SET age = 1; END";
    let (of, what, column) = ("o".into(), "the trigger `t`".into(), "age".into());
    assert_eq!(refused(&format!("{USERS} {live}"), without_age), Refused::Names { table: of, what, column });
    // what has nothing to do with it may go on
    let live = "CREATE TABLE o (age); CREATE TRIGGER t AFTER INSERT ON o BEGIN UPDATE o SET age = 1; END";
    let mut to = table(USERS);
    without_age(&mut to);
    scripts(&format!("{USERS} {live}"), [rebuild(&table(USERS), to)]).unwrap();
}

#[test]
fn what_is_not_there_and_what_is_there_already() {
    let missing = |column: Option<&str>| Refused::Missing { table: "users".into(), column: column.map(str::to_owned) };
    assert_eq!(refused("CREATE TABLE people (id INTEGER)", with_check), missing(None));
    assert_eq!(refused("CREATE TABLE users (id INTEGER, email TEXT)", with_check), missing(Some("age")));
    let adds = |to: &mut Table| to.columns.push(Column { name: "nick".into(), ..to.columns[2].clone() });
    let there = Refused::There { table: "users".into(), column: "Nick".into() };
    assert_eq!(refused(&USERS.replace(");", ", Nick TEXT);"), adds), there);
}

/// With foreign keys on, the rows of a child that nobody knows of would go with its parent's.
#[test]
fn a_table_that_goes_under_a_child_that_stays() {
    let live = format!("{USERS} CREATE TABLE hand (u INTEGER REFERENCES Users ON DELETE CASCADE)");
    let goes = |sql: &str| Change::DropTable(table(sql));
    let by = Refused::Referred { table: "users".into(), by: "hand".into() };
    assert_eq!(scripts(&live, [goes(USERS)]).unwrap_err(), by);
    scripts(&live, [goes("CREATE TABLE hand (u INTEGER)"), goes(USERS)]).unwrap();
    scripts("CREATE TABLE a (x INT REFERENCES a (x)) ", [goes("CREATE TABLE a (x INT)")]).unwrap();
}

#[test]
fn what_would_fail() {
    let none = TableName::new("nowhere");
    let refused = scripts(USERS, [Change::DropTable(Table::new(none))]).unwrap_err();
    assert!(matches!(&refused, Refused::Fails(message) if message.contains("no such table: nowhere")), "{refused}");
    let gone = Change::DropColumn(TableName::new("users"), table(USERS).columns.remove(2));
    let refused = scripts(&format!("{USERS} CREATE VIEW v AS SELECT age FROM users"), [gone]).unwrap_err();
    assert!(matches!(&refused, Refused::Fails(message) if message.contains("error in view v")), "{refused}");
}
