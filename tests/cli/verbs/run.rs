//! `run`

use crate::command::{json, run};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{cli::Exit, live::Inspect};
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
    assert_eq!((ran.exit, &*ran.out), (Exit::NoConnection, ""));
    assert!(
        ran.err.starts_with("error: `2026-02-01-000000_teams` failed") && ran.err.ends_with("[O2O604]\n"),
        "{}",
        ran.err
    );
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
    assert_eq!((ran.exit, &*ran.out), (Exit::NoConnection, ""));
    assert!(ran.err.starts_with("error: `2026-03-01-000000_clubs` failed"), "{}", ran.err);
    assert!(ran.err.ends_with("; applied before that: `2026-02-01-000000_teams` [O2O604]\n"), "{}", ran.err);

    let nowhere = run(&[], &["run", "--migration-dir", "/nowhere", "--database-url", database.url()]);
    assert_eq!(nowhere.exit, Exit::Usage, "{nowhere:?}");
    assert_eq!(run(&[], &with(&["--wait", "soon"])).exit, Exit::Usage);
}
