//! `adopt`, which needs no models.

use crate::command::{json, run};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{cli::Exit, dialect::Dialect, live::Inspect};
use serde_json::json;
use tests::engine::Engine;

/// Made by hand, in SQL that every engine takes.
const BY_HAND: &str = "
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
CREATE TABLE posts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, FOREIGN KEY (user_id) REFERENCES users (id));
INSERT INTO users VALUES (1), (2);
INSERT INTO posts VALUES (1, 1), (2, 1), (3, 2);
";

pub(crate) fn adopt<E: Engine<Connection: Inspect>>() {
    let database = E::fresh_for_many();
    database.connect().batch_execute(BY_HAND).unwrap();
    let adopt = ["adopt", "--database-url", database.url()];

    let ran = run(&[], &adopt);
    assert_eq!(ran.exit, Exit::Clean, "{ran:?}");
    let lines: Vec<&str> = ran.out.lines().map(str::trim).collect();
    let of_profiles = "profiles\n#[derive(Model, BelongsToOne)]\n#[belongs_to_one(User, on_delete = cascade)]\n";
    let of_users = "users\n#[derive(Model, HasOne)]\n#[has_one(Profile)]\n";
    assert!(lines.join("\n").starts_with(&format!("{of_profiles}\n{of_users}")), "{}", ran.out);
    assert!(
        ran.out.contains("`posts` refers by `user_id` to `users`") && ran.out.contains("today 1 parent has several")
    );
    assert!(ran.err.starts_with("1 one-to-one and 1 other foreign key in 3 tables\n"), "{}", ran.err);

    let (exit, answer) = json(&[], &adopt);
    assert_eq!(exit, Exit::Clean);
    assert_eq!(
        answer["tables"][1],
        json!({
            "table": "users", "attributes": ["#[derive(Model, HasOne)]", "#[has_one(Profile)]"],
        })
    );
    assert_eq!(
        (&answer["near_misses"][0]["table"], &answer["near_misses"][0]["duplicates"]),
        (&json!("posts"), &json!(1))
    );
}

/// A parent of another schema gets its lines, and no other table of that schema does.
pub(crate) fn adopt_across_schemas<E: Engine<Connection: Inspect>>() {
    let database = E::fresh_for_many();
    let dialect = E::Connection::DIALECT;
    let schema = format!("auth_{}", std::process::id());
    let (auth, table) = if dialect.schemas() {
        (format!("{schema}."), format!("{schema}.users"))
    } else {
        (String::new(), "users".to_owned())
    };
    let [create, drop] = match dialect {
        Dialect::Sqlite => [String::new(), String::new()],
        Dialect::Postgres => [format!("CREATE SCHEMA {schema};"), format!("DROP SCHEMA {schema} CASCADE")],
        _ => [format!("CREATE SCHEMA {schema};"), format!("DROP TABLE profiles; DROP SCHEMA {schema}")],
    };
    let sessions = if dialect.schemas() { "UNIQUE" } else { "" };
    database
        .connect()
        .batch_execute(&format!(
            "{create} CREATE TABLE {auth}users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(50) NOT NULL UNIQUE);
             CREATE TABLE {auth}sessions (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER {sessions},
                 FOREIGN KEY (user_id) REFERENCES {auth}users (id));
             CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(50) NOT NULL UNIQUE,
                 FOREIGN KEY (email) REFERENCES {auth}users (email) ON DELETE CASCADE);"
        ))
        .unwrap();
    let (exit, answer) = json(&[], &["adopt", "--database-url", database.url()]);
    let child = "#[belongs_to_one(User, foreign_key = email, references = email, on_delete = cascade)]";
    assert_eq!(exit, Exit::Clean);
    assert_eq!(
        answer["tables"],
        json!([
            { "table": "profiles", "attributes": ["#[derive(Model, BelongsToOne)]", child] },
            { "table": table, "attributes": ["#[derive(Model, HasOne)]", "#[has_one(Profile)]"] },
        ])
    );
    database.connect().batch_execute(&drop).unwrap();
}
