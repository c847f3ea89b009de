//! What the models do not know of stays where a table is made anew.

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::change::{Change, Rebuild};
use diesel_one_to_one_schema::live::Inspect as _;
use diesel_one_to_one_schema::schema::{Action, Table, TableName};
use diesel_one_to_one_schema::shadow::{Objects, Shadow};

use crate::database::{check, memory, rebuild, rows, scripts, table};

const USERS: &str = "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL, team_id INTEGER);";

/// The table as it is after a CHECK was added to it, and the database in memory that it is in.
fn after(live: &str) -> (Table, Shadow) {
    let from = table(USERS);
    let mut to = from.clone();
    to.checks.push(check("users_email_check", "email <> ''"));
    let scripts = scripts(live, [rebuild(&from, to)]).unwrap();
    let mut shadow = Shadow::of(&Objects::default()).unwrap();
    let objects = shadow.run(live).unwrap();
    shadow.run(&scripts.up.to_string()).unwrap();
    let users = shadow.schema().unwrap().table(&TableName::new("users")).unwrap().clone();
    let mut back = Shadow::of(&objects).unwrap();
    back.run(&scripts.up.to_string()).unwrap();
    back.run(&scripts.down.to_string()).unwrap();
    let texts = |objects: &Objects| {
        let mut texts: Vec<String> = objects.iter().map(|it| it.sql.clone()).collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&back.objects().unwrap()), texts(&objects), "what was there is there again, to the letter");
    assert!(users.checks.iter().any(|it| it.name == "users_email_check"));
    (users, shadow)
}

#[test]
fn columns_where_they_stood() {
    let (users, _) = after(
        "CREATE TABLE users (first BLOB, id INTEGER PRIMARY KEY NOT NULL, nick VARCHAR(9) NOT NULL DEFAULT 'x', email TEXT NOT NULL,
            team_id INTEGER, long INTEGER AS (length(email)) STORED, last);",
    );
    let columns: Vec<&str> = users.columns.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(columns, ["first", "id", "nick", "email", "team_id", "long", "last"]);
    let words: Vec<_> = users.columns.iter().filter_map(|it| it.data_type.names.sqlite.as_deref()).collect();
    assert_eq!(words, ["BLOB", "INTEGER", "VARCHAR(9)", "TEXT", "INTEGER", "INTEGER", ""]);
    assert!(users.columns[5].is_generated() && !users.columns[2].nullable);
}

#[test]
fn what_a_known_column_has() {
    let (users, mut shadow) = after(
        "CREATE TABLE users (Id INTEGER PRIMARY KEY, email VARCHAR DEFAULT (lower('A')), team_id INTEGER NOT NULL DEFAULT 0);",
    );
    assert_eq!(users.columns[1].data_type.names.sqlite.as_deref(), Some("VARCHAR"));
    assert_eq!((users.columns[1].nullable, users.columns[2].nullable), (true, false));
    shadow.run("INSERT INTO users (team_id) VALUES (DEFAULT)").unwrap_err();
    shadow.run("INSERT INTO users DEFAULT VALUES").unwrap();
}

#[test]
fn constraints_with_names_and_without() {
    let live = "CREATE TABLE teams (id INTEGER PRIMARY KEY NOT NULL);
        CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL UNIQUE CHECK (email LIKE '%@%'),
            team_id INTEGER REFERENCES teams ON DELETE CASCADE, CONSTRAINT \"long one\" CHECK (length(email) > 3));";
    let (users, mut shadow) = after(live);
    assert_eq!(users.checks.len(), 3);
    assert_eq!(
        (&*users.uniques[0].columns, users.foreign_keys[0].on_delete),
        (&["email".to_owned()][..], Action::Cascade)
    );
    let text = shadow.objects().unwrap().of_table("users").next().unwrap().sql.clone();
    assert!(
        text.contains("CONSTRAINT \"long one\" CHECK (length(email) > 3)") && !text.contains("CONSTRAINT \"\""),
        "{text}"
    );
    assert!(text.contains("\n    FOREIGN KEY (\"team_id\") REFERENCES \"teams\" (\"id\") ON DELETE CASCADE"), "{text}");
}

#[test]
fn indexes_by_their_own_texts() {
    let indexes = [
        "CREATE UNIQUE INDEX a ON users (email COLLATE NOCASE)",
        "CREATE INDEX b ON users (lower(email), id DESC)",
        "CREATE INDEX c ON users (team_id) WHERE team_id > 3",
        "CREATE INDEX d ON users (team_id DESC)",
    ];
    let (_, mut shadow) = after(&format!("{USERS} {};", indexes.join(";")));
    let objects = shadow.objects().unwrap();
    let texts: Vec<&str> = objects.of_table("users").filter(|it| it.kind == "index").map(|it| &*it.sql).collect();
    assert_eq!(texts.len(), 4);
    assert!(indexes.iter().all(|it| texts.contains(it)), "{texts:?}");
}

#[test]
fn tables_below_that_no_model_knows() {
    let live =
        format!("{USERS} CREATE TABLE hand (user_id INTEGER NOT NULL REFERENCES USERS ON DELETE CASCADE, note TEXT);");
    let from = table(USERS);
    let mut to = from.clone();
    to.checks.push(check("c", "1"));
    let scripts = scripts(&live, [rebuild(&from, to)]).unwrap();
    let mut conn = memory(&live);
    conn.batch_execute("INSERT INTO users VALUES (1, 'a', NULL); INSERT INTO hand VALUES (1, 'x'), (1, 'y')").unwrap();
    let before = rows(&mut conn);
    conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.up)).unwrap();
    assert_eq!(rows(&mut conn), before);
}

/// Somebody made a table, a trigger or a column since: the file stops at once.
#[test]
fn what_was_not_there_when_it_was_written() {
    let live = format!("{USERS} CREATE TABLE profiles (user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE);");
    let from = table(USERS);
    let mut to = from.clone();
    to.checks.push(check("c", "1"));
    let scripts = scripts(&live, [rebuild(&from, to)]).unwrap();
    for (since, why) in [
        ("CREATE TABLE hand (u INTEGER REFERENCES Users)", "a table refers to \"users\", or to what does"),
        ("CREATE TABLE hand (u INTEGER REFERENCES profiles (user_id))", "a table refers to \"users\", or to what does"),
        ("CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END", "\"users\" is not as it was"),
        ("CREATE TRIGGER t AFTER INSERT ON profiles BEGIN SELECT 1; END", "\"profiles\" is not as it was"),
        ("ALTER TABLE users ADD COLUMN more TEXT", "\"users\" is not as it was"),
        ("ALTER TABLE profiles ADD COLUMN more TEXT", "\"profiles\" is not as it was"),
        ("CREATE INDEX i ON users (email)", "\"users\" is not as it was"),
        ("DROP TABLE profiles", "\"profiles\" is not as it was"),
    ] {
        let mut conn = memory(&format!("{live}{since}"));
        let error = conn.batch_execute(&format!("BEGIN; {}", scripts.up)).unwrap_err().to_string();
        assert!(error.contains(why), "{since}: {error}");
    }
    // what is below may have any index, and the ends of lines of another system
    let mut conn = memory(&format!("{}CREATE INDEX i ON profiles (user_id)", live.replace(' ', "\r\n")));
    conn.batch_execute(&format!("BEGIN; {}", scripts.up)).unwrap_err();
    let mut conn = memory(&format!("{live}CREATE INDEX i ON profiles (user_id)"));
    conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.up)).unwrap();
}

#[test]
fn a_table_and_a_column_that_are_called_otherwise_before() {
    let live = "CREATE TABLE people (id INTEGER PRIMARY KEY NOT NULL, mail TEXT NOT NULL CHECK (mail <> 'x'));
        CREATE TABLE profiles (user_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE);
        CREATE TRIGGER t AFTER DELETE ON people WHEN OLD.mail = 'y' BEGIN DELETE FROM profiles; END;
        CREATE VIEW v AS SELECT mail FROM people;";
    let from = table("CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL);");
    let mut to = from.clone();
    to.checks.push(check("users_email_check", "email <> ''"));
    let (people, users) = (TableName::new("people"), TableName::new("users"));
    let renamed = Change::RenameTable { from: people, to: users.clone() };
    let column = Change::RenameColumn { table: users, from: "mail".into(), to: "email".into() };
    let scripts = scripts(live, [renamed, column, rebuild(&from, to)]).unwrap();
    let mut conn = memory(live);
    conn.batch_execute("INSERT INTO people VALUES (1, 'a'); INSERT INTO profiles VALUES (1)").unwrap();
    let before = rows(&mut conn);
    for _ in 0..3 {
        conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.up)).unwrap();
        assert_eq!(conn.keys("SELECT email AS \"key\" FROM v").unwrap(), [Some("a".into())]);
        conn.batch_execute("UPDATE users SET email = 'x'").unwrap_err();
        conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.down)).unwrap();
        assert_eq!(rows(&mut conn), before);
    }
}

/// A rebuild can call a column otherwise, too.
#[test]
fn a_column_that_is_called_otherwise_meanwhile() {
    let from = table(USERS);
    let mut to = from.clone();
    to.columns[1].name = "mail".into();
    let keeps = [("id", "id"), ("mail", "email"), ("team_id", "team_id")];
    let keeps = keeps.map(|(to, from)| (to.to_owned(), from.to_owned())).to_vec();
    let live = USERS.replace(", team_id", ", nick TEXT, team_id");
    let change = Change::Rebuild(Box::new(Rebuild { from, to, keeps, below: Vec::new() }));
    let scripts = scripts(&live, [change]).unwrap();
    let mut conn = memory(&live);
    conn.batch_execute("INSERT INTO users VALUES (1, 'a', 'b', 3)").unwrap();
    conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.up)).unwrap();
    assert_eq!(conn.keys("SELECT mail || nick || team_id AS \"key\" FROM users").unwrap(), [Some("ab3".into())]);
    conn.batch_execute(&format!("BEGIN; {} COMMIT", scripts.down)).unwrap();
    assert_eq!(conn.keys("SELECT email || nick || team_id AS \"key\" FROM users").unwrap(), [Some("ab3".into())]);
}

/// A table that is dropped comes back with all that it had but its rows; a plan that makes nothing anew has no guard.
#[test]
fn a_plan_without_a_rebuild() {
    let live = "CREATE TABLE a (x TEXT COLLATE NOCASE, y INT AS (x) VIRTUAL) STRICT;
        CREATE INDEX i ON a (lower(x)); CREATE TRIGGER t AFTER DELETE ON a BEGIN SELECT 1; END;"
        .replace(" STRICT", "");
    let dropped = table("CREATE TABLE a (x TEXT);");
    let made = table("CREATE TABLE b (id INTEGER PRIMARY KEY NOT NULL);");
    let scripts = scripts(&live, [Change::CreateTable(made), Change::DropTable(dropped)]).unwrap();
    assert!(scripts.up.texts.statements.is_empty() && scripts.down.texts.statements.is_empty());
    assert_eq!((scripts.up.steps.len(), scripts.down.steps.len()), (2, 2));
    let mut shadow = Shadow::of(&Objects::default()).unwrap();
    let before = shadow.run(&live).unwrap();
    let after = shadow.run(&scripts.up.to_string()).unwrap();
    assert_eq!(after.iter().map(|it| &*it.name).collect::<Vec<_>>(), ["b"]);
    assert_eq!(shadow.run(&scripts.down.to_string()).unwrap(), before);
}

#[test]
fn a_virtual_table_beside_it() {
    let (_, mut shadow) = after(&format!(
        "{USERS} CREATE VIRTUAL TABLE docs USING fts5(body); CREATE VIEW found AS SELECT body FROM docs;
         CREATE TRIGGER told AFTER INSERT ON users BEGIN INSERT INTO docs VALUES (NEW.email); END;"
    ));
    let objects = shadow.run("INSERT INTO users (email) VALUES ('a b')").unwrap();
    let again = Shadow::of(&objects).unwrap().objects().unwrap();
    assert_eq!(again.iter().count(), objects.iter().count());
}
