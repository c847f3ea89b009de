//! `run`

use crate::command::{json, run};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    cli::Exit,
    live::Inspect,
    plan::{Guard, Must},
    schema::{Table, TableName},
    script::guard_script,
};
use serde_json::json;
use std::fs;
use tests::engine::Engine;

pub(crate) fn run_and_revert<E: Engine<Connection: Inspect>>() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, file: &str, text: &str| {
        fs::create_dir_all(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join(file), text).unwrap();
    };
    file("2026-01-01-000000_users", "up.sql", "-- who signs in\nCREATE TABLE users (id INTEGER);\n");
    file("2026-01-01-000000_users", "down.sql", "DROP TABLE users;\n");
    file("2026-02-01-000000_teams", "up.sql", "CREATE TABLE teams (id INTEGER);\n");
    let database = E::fresh_for_many();
    let conn = &mut database.connect();
    let arguments = ["run", "--migration-dir", folder.path().to_str().unwrap(), "--database-url", database.url()];
    let with = |more: &[&'static str]| [&arguments[..], more].concat();

    let ran = run(&[], &with(&["--dry-run"]));
    let shown = "pending  2026-01-01-000000_users\n    -- who signs in\n    CREATE TABLE users (id INTEGER);\n\
                 pending  2026-02-01-000000_teams\n    CREATE TABLE teams (id INTEGER);\n";
    assert_eq!((ran.exit, &*ran.out, &*ran.err), (Exit::Clean, shown, "2 migrations pending: nothing was changed\n"));
    conn.batch_execute("SELECT * FROM __diesel_schema_migrations").unwrap_err();

    let ran = run(&[], &with(&[]));
    let applied = "applied  2026-01-01-000000_users\napplied  2026-02-01-000000_teams\n";
    assert_eq!((ran.exit, &*ran.out, &*ran.err), (Exit::Clean, applied, "2 migrations applied\n"), "{ran:?}");
    conn.batch_execute("SELECT * FROM teams").unwrap();
    let ran = run(&[], &with(&[]));
    assert_eq!((ran.exit, &*ran.out, &*ran.err), (Exit::Clean, "", "nothing to do\n"));

    // there is no file to revert the last one with
    let ran = run(&[], &with(&["--revert"]));
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.out.starts_with("error[O2O604]: `2026-02-01-000000_teams` failed"), "{}", ran.out);
    file("2026-02-01-000000_teams", "down.sql", "DROP TABLE teams;\n");
    let (exit, answer) = json(&[], &with(&["--revert", "--dry-run"]));
    let version = "20260201000000";
    let last = json!([{"version": version, "name": "2026-02-01-000000_teams", "state": "applied", "sql": "DROP TABLE teams;\n"}]);
    assert_eq!((exit, &answer["migrations"]), (Exit::Clean, &last));
    let (exit, answer) = json(&[], &with(&["--revert"]));
    let reverted = json!([{"version": version, "name": "2026-02-01-000000_teams", "state": "reverted"}]);
    assert_eq!((exit, &answer["migrations"]), (Exit::Clean, &reverted));
    conn.batch_execute("SELECT * FROM teams").unwrap_err();

    // what was applied before a failure is told with it
    file("2026-03-01-000000_clubs", "up.sql", "CREATE TABEL clubs (id INTEGER);\n");
    let ran = run(&[], &with(&[]));
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.out.starts_with("error[O2O604]: `2026-03-01-000000_clubs` failed"), "{}", ran.out);
    assert!(ran.out.contains("; applied before that: `2026-02-01-000000_teams`\n"), "{}", ran.out);
    assert!(ran.out.ends_with("applied  2026-02-01-000000_teams\n"), "{}", ran.out);

    // and so is what a guard stops
    let table = Table::new(TableName::new("teams"));
    let guard = Guard { table, must: Must::NotBeNull("id".into()) };
    let guard = guard_script(&guard, E::Connection::DIALECT, "audit").to_string();
    file("2026-03-01-000000_clubs", "up.sql", "CREATE TABLE clubs (id INTEGER);\n");
    file("2026-04-01-000000_guarded", "up.sql", &guard);
    conn.batch_execute("INSERT INTO teams VALUES (NULL)").unwrap();
    let (exit, answer) = json(&[], &with(&[]));
    let applied = json!([{"version": "20260301000000", "name": "2026-03-01-000000_clubs", "state": "applied"}]);
    assert_eq!((exit, &answer["migrations"]), (Exit::Findings, &applied));
    assert_eq!(
        (&answer["findings"][0]["code"], &answer["findings"][0]["severity"]),
        (&json!("O2O604"), &json!("error"))
    );
    let message = answer["findings"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("stopped before the first change: this rule is broken: `teams.id` is not NULL"),
        "{message}"
    );

    let nowhere = run(&[], &["run", "--migration-dir", "/nowhere", "--database-url", database.url()]);
    assert_eq!(nowhere.exit, Exit::Usage, "{nowhere:?}");
    assert_eq!(run(&[], &with(&["--wait", "soon"])).exit, Exit::Usage);
}

/// Some engine might take a part of them.
pub(crate) fn files_of_another_engine<E: Engine<Connection: Inspect>>() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("2026-01-01-000000_users");
    fs::create_dir_all(&first).unwrap();
    let other = if E::DIALECT == "postgres" { "mariadb" } else { "postgres" };
    let snapshot = json!({"format": 1, "dialect": other, "after": [], "schema": {"tables": []}});
    fs::write(first.join("schema.json"), snapshot.to_string()).unwrap();
    fs::write(first.join("up.sql"), "CREATE TABLE users (id INTEGER);\n").unwrap();
    let database = E::fresh_for_many();
    for verb in ["run", "status"] {
        let ran =
            run(&[], &[verb, "--migration-dir", folder.path().to_str().unwrap(), "--database-url", database.url()]);
        assert_eq!(ran.exit, Exit::Usage, "{ran:?}");
        assert!(ran.err.starts_with("error: [O2O616] these migrations are for "), "{ran:?}");
    }
    database.connect().batch_execute("SELECT * FROM users").unwrap_err();
}
