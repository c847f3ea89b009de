//! `audit`, and what it prints to be run.

use super::without_unique;
use crate::{
    command::{each, json, run},
    database,
    models::models,
    tables,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{cli::Exit, live::Inspect, schema::Schema};
use serde_json::json;
use tests::engine::Engine;

/// Rows that break two rules.
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
