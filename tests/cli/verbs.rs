//! Each verb, with a database that it has something to say of.

use crate::{
    command::{each, json, run},
    database,
    models::models,
    tables,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{cli::Exit, live::Inspect, schema::Schema};
use serde_json::json;
use std::{fs, net::TcpListener, path::Path};
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

pub(crate) fn check<E: Engine<Connection: Inspect>>() {
    let clean = tables::<E>(models(), "");
    let ran = run(models(), &["check", "--database-url", clean.url()]);
    assert_eq!((ran.exit, &*ran.out, &*ran.err), (Exit::Clean, "", "no findings: 2 tables as the models say\n"));
    assert_eq!(run(models(), &["check", "-q", "--database-url", clean.url()]).err, "");

    let database = tables::<E>(models(), &without_unique::<E>());
    let ran = run(models(), &["check", "--database-url", database.url()]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(
        ran.out.starts_with(
            "error[O2O307]: `profiles` is not UNIQUE over `user_id`: a second child can be inserted\n  \
         --> profiles, User.profile\n  = help: "
        ),
        "{}",
        ran.out
    );
    assert_eq!(ran.err, "1 finding\n`one_to_one explain CODE` tells what a code means\n");

    let (exit, answer) = json(models(), &["check", "--database-url", database.url()]);
    assert_eq!((exit, each(&answer, "code")), (Exit::Findings, vec!["O2O307"]));
    let finding = &answer["findings"][0];
    assert_eq!(
        [&finding["severity"], &finding["table"], &finding["association"]],
        [&json!("error"), &json!("profiles"), &json!("User.profile")]
    );
    assert!(finding["help"].as_str().is_some_and(|it| !it.is_empty()), "{finding:#}");
}

/// Rows that break four rules.
fn broken<E: Engine>() -> String {
    let (off, on) = match E::DIALECT {
        "sqlite" => ("PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"),
        "postgres" => ("ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey", "SELECT 1"),
        _ => ("SET foreign_key_checks = 0", "SET foreign_key_checks = 1"),
    };
    let users = "INSERT INTO users (id, email, city) VALUES (1, 'ada', 'London'), (2, 'bob', 'Rome')";
    let profiles =
        "INSERT INTO profiles (id, user_id, bio) VALUES (1, 1, 'old'), (2, 1, 'new'), (3, 2, NULL), (4, 77, NULL)";
    format!("{} {off}; {users}; {profiles}; {on};", without_unique::<E>())
}

fn without_unique<E: Engine>() -> String {
    let drop = match E::DIALECT {
        "sqlite" => "DROP INDEX profiles_user_id_key",
        "postgres" => "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key",
        _ => "ALTER TABLE profiles ADD INDEX plain (user_id), DROP INDEX profiles_user_id_key",
    };
    format!("{drop};")
}

pub(crate) fn audit<E: Engine<Connection: Inspect>>() {
    let clean = tables::<E>(models(), "");
    let ran = run(models(), &["audit", "--database-url", clean.url()]);
    assert_eq!((ran.exit, &*ran.out), (Exit::Clean, ""));
    assert!(ran.err.starts_with("0 findings, and 12 of 12 rules kept to"), "{}", ran.err);

    let database = tables::<E>(models(), &broken::<E>());
    let url = database.url();
    let ran = run(models(), &["audit", "--database-url", url]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.out.contains("error[O2O401]: broken once: one row of `profiles` for each `user_id`"), "{}", ran.out);
    assert!(ran.out.contains("= keys: 77\n") && ran.out.contains("= sql: SELECT "), "{}", ran.out);
    assert!(!ran.out.contains("BEGIN") && ran.err.contains("`--keep oldest`"), "{ran:?}");

    let (exit, answer) = json(models(), &["audit", "--list", "0", "--database-url", url]);
    assert_eq!((exit, each(&answer, "code")), (Exit::Findings, vec!["O2O401", "O2O402"]));
    assert_eq!(each(&answer, "association"), ["User.profile", "User.profile"]);
    assert_eq!((&answer["findings"][0]["count"], &answer["findings"][0]["keys"]), (&json!(1), &json!([])));
}

/// What is printed can be run as it is, and does nothing until its last word is another.
pub(crate) fn the_repair<E: Engine<Connection: Inspect>>() {
    for (keep, stays) in [("oldest", "old"), ("newest", "new")] {
        let database = tables::<E>(models(), &broken::<E>());
        let audit = ["audit", "--keep", keep, "--database-url", database.url()];
        let (exit, answer) = json(models(), &audit);
        assert_eq!(exit, Exit::Findings);
        let conn = &mut database.connect();
        for repair in each_repair(&answer) {
            assert!(run(models(), &audit).out.contains(repair.lines().nth(1).unwrap()));
            conn.batch_execute(&repair).unwrap();
            assert_eq!(json(models(), &audit).0, Exit::Findings);
            conn.batch_execute(&repair.replace("ROLLBACK", "COMMIT")).unwrap();
        }
        assert_eq!(run(models(), &audit).exit, Exit::Clean);
        let mut rows = |of: &str| conn.count(&format!("SELECT count(*) AS count FROM profiles WHERE {of}")).unwrap();
        assert_eq!((rows("user_id = 1"), rows(&format!("bio = '{stays}'")), rows("user_id = 77")), (1, 1, 0));
    }
}

fn each_repair(answer: &serde_json::Value) -> Vec<String> {
    answer["findings"].as_array().unwrap().iter().map(|it| it["repair"].as_str().unwrap().to_owned()).collect()
}

/// They are named, and the others are looked through all the same.
pub(crate) fn tables_that_are_not_there<E: Engine<Connection: Inspect>>() {
    let database =
        tables::<E>(models(), "DROP TABLE profiles; INSERT INTO users (id, email, city) VALUES (1, '', '');");
    let (exit, answer) = json(models(), &["audit", "--database-url", database.url()]);
    assert_eq!((exit, each(&answer, "code")), (Exit::Findings, vec!["O2O301"]));

    let empty = E::fresh_for_many();
    let (exit, answer) = json(models(), &["audit", "--database-url", empty.url()]);
    assert_eq!((exit, each(&answer, "code")), (Exit::Findings, vec!["O2O301", "O2O301"]));
}

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
    for verb in ["adopt", "check", "audit"] {
        let ran = run(models(), &[verb, "--database-url", &url]);
        assert_eq!((ran.exit, &*ran.out), (Exit::NoConnection, ""), "{ran:?}");
        assert!(ran.err.starts_with("error: no connection: ") && !ran.err.contains("s3cret"), "{}", ran.err);
    }
    assert!(!Path::new(&file).exists());
    // a client library would quote the rest of a password that it took for a port
    let torn = format!("{}/ret@127.0.0.1:{port}/none", url.split("ret@").next().unwrap());
    let ran = run(models(), &["check", "--database-url", &torn]);
    assert!(ran.exit == Exit::NoConnection && !ran.err.contains("s3c"), "{ran:?}");
}

mod history {
    #![expect(dead_code, reason = "no row is made here")]

    use diesel::prelude::*;
    use diesel_one_to_one::{definition::Entry, models, prelude::*};

    #[derive(HasQuery, Model, HasOne)]
    #[diesel(table_name = employees)]
    #[has_one(Position)]
    #[model(declare_table)]
    struct Employee {
        id: i32,
    }

    #[derive(HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = positions)]
    #[belongs_to_one(Employee, on_delete = cascade)]
    #[model(declare_table)]
    struct Position {
        id: i32,
        employee_id: i32,
        ended_on: Option<i32>,
    }

    diesel::allow_tables_to_appear_in_same_query!(employees, positions);

    pub(super) const MODELS: &[Entry] = models![Employee, Position];
}

/// What could be better is said where it is asked for, and fails nobody's build.
pub(crate) fn hints<E: Engine<Connection: Inspect>>() {
    let database = tables::<E>(history::MODELS, "");
    let check = ["check", "--database-url", database.url()];
    let (exit, answer) = json(history::MODELS, &check);
    assert_eq!((exit, each(&answer, "code")), (Exit::Clean, vec![]));

    let hints = [&check[..], &["--hints"]].concat();
    let (exit, answer) = json(history::MODELS, &hints);
    assert_eq!((exit, each(&answer, "code"), each(&answer, "severity")), (Exit::Clean, vec!["O2O505"], vec!["hint"]));
    assert_eq!((each(&answer, "table"), each(&answer, "association")), (vec!["positions"], vec!["Employee.position"]));
    let ran = run(history::MODELS, &hints);
    assert!(ran.out.starts_with("hint[O2O505]: "), "{}", ran.out);
    assert!(ran.err.starts_with("no findings: 2 tables as the models say\n1 hint\n"), "{}", ran.err);
}

/// Whose SQL it is follows from the URL, which nobody has to answer at.
pub(crate) fn explain<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT.to_string();
    let url = match E::DIALECT {
        "sqlite" => "none.db",
        "postgres" => "postgresql://nobody/none",
        _ => "mysql://nobody/none",
    };
    let by_url = run(models(), &["explain", "User.profile", "--database-url", url]);
    let by_dialect = run(models(), &["explain", "Profile.user", "--dialect", &dialect]);
    assert_eq!((by_url.exit, &*by_url.err), (Exit::Clean, ""));
    assert_eq!(by_url.out, by_dialect.out);
    let others = ["sqlite", "postgres", "mariadb"].into_iter().filter(|it| *it != dialect);
    for other in others.map(|it| run(models(), &["explain", "User.profile", "--dialect", it]).out) {
        assert_ne!(other, by_url.out);
    }
    assert!(by_url.out.contains("User::with_profile()"), "{}", by_url.out);
}

mod sensitive {
    use diesel_one_to_one::definition::*;

    static EMPLOYEE: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("detail", || &DETAIL)],
        ..Model::new("Employee", "employees", &["id"])
    };
    static DETAIL: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("employee_id")],
        belongs_to: &[Association {
            sensitive: true,
            ..Association::new(
                "employee",
                "detail",
                Key::ForeignKey(ForeignKey { columns: &["employee_id"], parent: || &EMPLOYEE, references: &["id"] }),
            )
        }],
        ..Model::new("Detail", "details", &["id"])
    };

    pub(super) const MODELS: &[Entry] = &[
        Entry { model: &EMPLOYEE, types: &[LogicalType::Integer] },
        Entry { model: &DETAIL, types: &[LogicalType::Integer; 2] },
    ];
}

/// Whose HR details are there twice is in no report.
pub(crate) fn sensitive_keys<E: Engine<Connection: Inspect>>() {
    let mut schema = Schema::of(sensitive::MODELS).unwrap();
    schema.tables[1].uniques.clear();
    let rows = "INSERT INTO employees (id) VALUES (90210); INSERT INTO details (id, employee_id) VALUES (1, 90210), (2, 90210);";
    let database = database::<E>(&schema, rows);
    let audit = ["audit", "--keep", "oldest", "--database-url", database.url()];
    let (exit, answer) = json(sensitive::MODELS, &audit);
    assert_eq!((exit, each(&answer, "association")), (Exit::Findings, vec!["Employee.detail"]));
    assert_eq!((&answer["findings"][0]["count"], answer.to_string().contains("90210")), (&json!(1), false));
    assert!(!run(sensitive::MODELS, &audit).out.contains("90210"));
}
