//! Expand, backfill, contract, and back; in between, who writes one place writes both.

use crate::{
    case::Case,
    cases,
    run::{Runs, arrived, begin, contents, is, migrate, values, without_schema},
};
use diesel_one_to_one_schema::{
    live::Inspect as _,
    recipe::{Refused, Stage, read},
    schema::TableName,
};
use tests::engine::Engine;

pub(crate) fn stages<C: Runs>(case: &Case, most: u32) -> Result<Vec<Stage>, Refused> {
    let recipe = read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
    recipe.expand(most, C::DIALECT)
}

/// As a migration is run: a script that is no transaction is sent as it is.
pub(crate) fn run<C: Runs>(conn: &mut C, stage: &Stage, up: bool) {
    let [forth, back] = crate::run::written(&stage.plan);
    let script = if up { forth } else { back };
    let done = if stage.in_transaction {
        migrate(conn, &script)
    } else {
        assert_eq!(script.len(), 1, "{script:#?}");
        conn.batch_execute(&script[0])
    };
    done.unwrap_or_else(|error| panic!("{error}\n{}: {}", stage.name, script.join(";\n")));
}

/// What old and new programs write meanwhile, and what the other one then sees; in the end all is as it was.
type Written = &'static [(&'static str, &'static str, &'static [&'static str], &'static str)];

const OF_SPLIT: Written = &[
    ("UPDATE users SET bio = 'new' WHERE id = 3", "profiles", &["user_id", "bio", "age"], "3 new NULL"),
    ("UPDATE profiles SET age = 5 WHERE user_id = 3", "users", &["id", "bio", "age"], "3 new 5"),
    ("DELETE FROM profiles WHERE user_id = 3", "users", &["id", "bio", "age"], "3 NULL NULL"),
    ("INSERT INTO profiles (user_id, bio) VALUES (3, 'again')", "users", &["id", "bio", "age"], "3 again NULL"),
    (
        "UPDATE profiles SET bio = NULL WHERE user_id = 3; DELETE FROM profiles WHERE user_id = 3",
        "users",
        &["id", "bio"],
        "3 NULL",
    ),
    ("INSERT INTO users (id, name, bio) VALUES (9, 'Eve', 'e')", "profiles", &["user_id", "bio"], "9 e"),
    ("DELETE FROM profiles WHERE user_id = 9; DELETE FROM users WHERE id = 9", "users", &["id", "name"], "1 Ada"),
];

const OF_SWAP: Written = &[
    ("UPDATE users SET profile_id = 2 WHERE id = 2", "profiles", &["id", "user_id"], "2 2"),
    ("UPDATE users SET profile_id = NULL WHERE id = 2", "profiles", &["id", "user_id"], "2 NULL"),
    ("UPDATE profiles SET user_id = 2 WHERE id = 2", "users", &["id", "profile_id"], "2 2"),
    ("UPDATE profiles SET user_id = NULL WHERE id = 2", "users", &["id", "profile_id"], "2 NULL"),
];

pub(crate) fn there_and_back<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let cases = [
        (cases::split(), OF_SPLIT),
        (cases::split_with_a_shared_key(), OF_SPLIT),
        (cases::split_of_what_is_never_null(), &[]),
        (cases::split_by_two_columns(), &[]),
        (cases::merge(), &[]),
        (cases::merge_of_what_everybody_has(), &[]),
        (cases::merge_by_two_columns(), &[]),
        (cases::key_of_two_columns_on_the_other_side(), &[]),
        (cases::split_of_hostile_names(), &[]),
        (cases::merge_of_hostile_names(), &[]),
        (cases::key_of_hostile_names_on_the_other_side(), &[]),
        (cases::split_of_long_names(), &[]),
        (cases::split_in_another_schema(), &[]),
        (cases::split_of_types_of_an_engine(), &[]),
        (cases::split_of_what_is_held(), &[]),
        (cases::merge_of_what_is_held(), &[]),
        (cases::split_beside_other_children(), &[]),
        (cases::key_on_the_other_side_with_children(), &[]),
        (cases::key_on_the_other_side(), OF_SWAP),
        (cases::key_on_the_other_side_that_all_have(), &[]),
    ];
    for (case, written) in cases {
        let case = case.on(dialect);
        let stages = match (stages::<E::Connection>(&case, 2), dialect.mirrors_tables()) {
            (Ok(stages), Ok(())) => stages,
            (Err(refused), Err(reason)) => {
                assert_eq!(refused, Refused::NoMirror { dialect, reason });
                continue;
            }
            (stages, _) => panic!("{stages:?}"),
        };
        assert_eq!(stages.iter().map(|it| it.plan.losses().len()).collect::<Vec<_>>(), [0, 0, case.losses.len()]);
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        for stage in &stages {
            run(conn, stage, true);
            if stage.name != "contract" {
                write(conn, written);
            }
        }
        arrived(conn, &case, &stages[2].plan.target, &[]);
        for stage in stages.iter().rev() {
            if stage.name != "contract" {
                write(conn, written);
            }
            run(conn, stage, false);
        }
        is(conn, &case.from, &[]);
        assert_eq!(contents(conn, &case), before);
        // nothing is left of the triggers
        for stage in &stages {
            run(conn, stage, true);
        }
        arrived(conn, &case, &stages[2].plan.target, &[]);
        without_schema(conn, &case);
    }
}

fn write<C: Runs>(conn: &mut C, written: Written) {
    for (sql, table, columns, row) in written {
        conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let rows = values(conn, &TableName::new(*table), columns);
        assert!(rows.iter().any(|it| it == row), "{sql}\n{rows:?}");
    }
}
