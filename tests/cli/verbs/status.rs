//! `status`; and what is said where nothing answers.

use crate::{
    command::{json, run},
    models::models,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{cli::Exit, live::Inspect};
use serde_json::json;
use std::{fs, net::TcpListener, path::Path};
use tests::engine::Engine;

pub(crate) fn status<E: Engine<Connection: Inspect>>() {
    let folder = tempfile::tempdir().unwrap();
    let migration = |name: &str| {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("up.sql"), "SELECT 1").unwrap();
    };
    migration("2026-01-01-000000_first");
    migration("2026-02-01-000000_second");
    let database = E::fresh_for_many();
    let status = ["status", "--migration-dir", folder.path().to_str().unwrap(), "--database-url", database.url()];

    let ran = run(&[], &status);
    let none = "pending  2026-01-01-000000_first\npending  2026-02-01-000000_second\n";
    assert_eq!((ran.exit, &*ran.out), (Exit::Findings, none), "{ran:?}");
    // it has made nothing
    let conn = &mut database.connect();
    conn.batch_execute("SELECT * FROM __diesel_schema_migrations").unwrap_err();

    conn.batch_execute(
        "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) NOT NULL PRIMARY KEY, \
             run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP); \
         INSERT INTO __diesel_schema_migrations (version) VALUES ('20260101000000'), ('20251201000000');",
    )
    .unwrap();
    let (exit, answer) = json(&[], &status);
    assert_eq!(exit, Exit::Findings);
    assert_eq!(
        answer["migrations"],
        json!([
            {"version": "20251201000000", "name": "20251201000000", "state": "unknown"},
            {"version": "20260101000000", "name": "2026-01-01-000000_first", "state": "applied"},
            {"version": "20260201000000", "name": "2026-02-01-000000_second", "state": "pending"},
        ])
    );

    conn.batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20260201000000')").unwrap();
    let ran = run(&[], &status);
    assert_eq!((ran.exit, &*ran.err), (Exit::Clean, "3 migrations, none pending\n"));
    let nowhere = run(&[], &["status", "--migration-dir", "/nowhere", "--database-url", database.url()]);
    assert_eq!(nowhere.exit, Exit::Usage, "{nowhere:?}");
}

pub(crate) fn no_connection<E: Engine>() {
    // nobody listens on a port that was free a moment ago
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    let url = match E::DIALECT {
        "sqlite" => file.display().to_string(),
        "postgres" => format!("postgres://ada:s3cret@127.0.0.1:{port}/none"),
        _ => format!("mysql://ada:s3cret@127.0.0.1:{port}/none"),
    };
    let migrations = ["run", "--migration-dir", folder.path().to_str().unwrap()];
    for verb in [&["adopt"][..], &["check"], &["audit"], &migrations] {
        let ran = run(models(), &[verb, &["--database-url", &url]].concat());
        assert_eq!((ran.exit, &*ran.out), (Exit::NoConnection, ""), "{ran:?}");
        assert!(ran.err.starts_with("error: no connection: ") && !ran.err.contains("s3cret"), "{}", ran.err);
    }
    assert!(!Path::new(&file).exists());
    // a client library would quote the rest of a password that it took for a port
    let torn = format!("{}/ret@127.0.0.1:{port}/none", url.split("ret@").next().unwrap());
    let ran = run(models(), &["check", "--database-url", &torn]);
    assert!(ran.exit == Exit::NoConnection && !ran.err.contains("s3c"), "{ran:?}");
}
