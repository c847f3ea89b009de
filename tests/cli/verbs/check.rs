//! `check`, its hints, and `explain`.

use super::without_unique;
use crate::{
    command::{each, json, run},
    models::models,
    tables,
};
use diesel_one_to_one_schema::{cli::Exit, live::Inspect};
use serde_json::json;
use tests::engine::Engine;

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
