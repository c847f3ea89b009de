//! Expand, backfill, contract, and back; in between, who writes one place writes both.

use crate::{
    case::Case,
    cases,
    run::{Runs, arrived, begin, contents, is, migrate, values, without_schema},
};
use diesel::QueryResult;
use diesel_one_to_one_schema::{
    live::Inspect as _,
    recipe::{Kind, Refused, Stage, read},
    schema::TableName,
};
use tests::engine::Engine;

pub(crate) fn stages<C: Runs>(case: &Case, most: u32) -> Result<Vec<Stage>, Refused> {
    let recipe = read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
    recipe.expand(most, C::DIALECT)
}

/// The scripts of a stage, for a database that is where the stage begins.
pub(crate) struct Scripts {
    in_transaction: bool,
    pub(crate) up: Vec<String>,
    pub(crate) down: Vec<String>,
}

impl Scripts {
    pub(crate) fn of<C: Runs>(conn: &mut C, stage: &Stage) -> Scripts {
        let [up, down] = conn.scripts(&stage.plan);
        if !stage.in_transaction {
            assert!(up.len() == 1 && down.len() == 1, "{up:#?}{down:#?}");
        }
        Scripts { in_transaction: stage.in_transaction, up, down }
    }

    /// As a migration is run: a script that is no transaction is sent as it is.
    pub(crate) fn try_run<C: Runs>(&self, conn: &mut C, script: &[String]) -> QueryResult<()> {
        if self.in_transaction {
            migrate(conn, script)
        } else {
            script.iter().try_for_each(|it| conn.batch_execute(it))
        }
    }

    pub(crate) fn run<C: Runs>(&self, conn: &mut C, script: &[String]) {
        self.try_run(conn, script).unwrap_or_else(|error| panic!("{error}\n{}", script.join(";\n")));
    }
}

pub(crate) fn run<C: Runs>(conn: &mut C, stage: &Stage, up: bool) {
    let scripts = Scripts::of(conn, stage);
    scripts.run(conn, if up { &scripts.up } else { &scripts.down });
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

/// A value that is equal, and is another; and a row that gets another key, which a foreign key's action follows, in one
/// statement with another value.
const OF_EQUAL: Written = &[
    (r#"UPDATE users SET facts = '{"a": 1.00}' WHERE id = 1"#, "profiles", &["user_id", "facts"], r#"1 {"a": 1.00}"#),
    (r#"UPDATE profiles SET facts = '{"a": 1.0}' WHERE user_id = 1"#, "users", &["id", "facts"], r#"1 {"a": 1.0}"#),
    ("UPDATE users SET id = 9, bio = 'y' WHERE id = 1", "users", &["id", "bio"], "9 y"),
    ("UPDATE users SET id = 1, bio = 'z' WHERE id = 9", "profiles", &["user_id", "bio"], "1 z"),
    ("UPDATE profiles SET bio = 'x' WHERE user_id = 1", "users", &["id", "bio"], "1 x"),
];

/// Where a profile needs all that it has, one that lacks it goes.
const OF_FULL: Written = &[
    ("UPDATE users SET age = 7 WHERE id = 1", "profiles", &["user_id", "language", "age"], "1 en 7"),
    ("UPDATE profiles SET age = 36 WHERE user_id = 1", "users", &["id", "language", "age"], "1 en 36"),
    ("DELETE FROM profiles WHERE user_id = 1", "users", &["id", "language", "age"], "1 NULL NULL"),
    ("INSERT INTO profiles (user_id, age) VALUES (1, 36)", "users", &["id", "language", "age"], "1 en 36"),
    (
        "UPDATE users SET language = NULL, age = NULL WHERE id = 1; \
         INSERT INTO profiles (user_id, language, age) VALUES (1, 'en', 36)",
        "users",
        &["id", "language", "age"],
        "1 en 36",
    ),
];

const OF_MERGE: Written = &[
    ("UPDATE users SET bio = 'new' WHERE id = 2", "profiles", &["user_id", "bio", "age"], "2 new NULL"),
    ("UPDATE profiles SET age = 5 WHERE user_id = 2", "users", &["id", "bio", "age"], "2 new 5"),
    ("DELETE FROM profiles WHERE user_id = 2", "users", &["id", "bio", "age"], "2 NULL NULL"),
    ("INSERT INTO profiles (user_id, bio) VALUES (2, 'again')", "users", &["id", "bio", "age"], "2 again NULL"),
    ("DELETE FROM profiles WHERE user_id = 2", "users", &["id", "bio", "age"], "2 NULL NULL"),
];

const OF_SWAP: Written = &[
    ("UPDATE users SET profile_id = 2 WHERE id = 2", "profiles", &["id", "user_id"], "2 2"),
    ("UPDATE users SET profile_id = NULL WHERE id = 2", "profiles", &["id", "user_id"], "2 NULL"),
    ("UPDATE profiles SET user_id = 2 WHERE id = 2", "users", &["id", "profile_id"], "2 2"),
    ("UPDATE profiles SET user_id = NULL WHERE id = 2", "users", &["id", "profile_id"], "2 NULL"),
];

/// Once all is in both places: to another, and from another.
const MOVES: Written = &[
    ("UPDATE users SET profile_id = 2 WHERE id = 1", "profiles", &["id", "user_id"], "2 1"),
    ("UPDATE users SET profile_id = 3 WHERE id = 2", "profiles", &["id", "user_id"], "3 2"),
    ("UPDATE profiles SET user_id = NULL WHERE id = 2", "users", &["id", "profile_id"], "1 NULL"),
    ("UPDATE profiles SET user_id = 1 WHERE id = 3", "users", &["id", "profile_id"], "2 NULL"),
    ("UPDATE profiles SET user_id = 1 WHERE id = 3", "users", &["id", "profile_id"], "1 3"),
];

fn cases_and_writes() -> Vec<(Case, Written)> {
    vec![
        (cases::split(), OF_SPLIT),
        (cases::split_with_a_shared_key(), OF_SPLIT),
        (cases::split_of_what_is_never_null(), OF_FULL),
        (cases::split_of_every_type(), &[]),
        (cases::split_by_two_columns(), &[]),
        (cases::merge(), OF_MERGE),
        (cases::merge_of_what_everybody_has(), &[]),
        (cases::merge_by_two_columns(), &[]),
        (cases::key_of_two_columns_on_the_other_side(), &[]),
        (cases::split_of_hostile_names(), &[]),
        (cases::merge_of_hostile_names(), &[]),
        (cases::key_of_hostile_names_on_the_other_side(), &[]),
        (cases::split_of_long_names(), &[]),
        (cases::split_in_another_schema(), &[]),
        (cases::split_of_types_of_an_engine(), &[]),
        (cases::split_of_what_is_equal(), OF_EQUAL),
        (cases::split_of_what_is_held(), &[]),
        (cases::merge_of_what_is_held(), &[]),
        (cases::split_beside_other_children(), &[]),
        (cases::key_on_the_other_side_with_children(), &[]),
        (cases::key_on_the_other_side(), OF_SWAP),
        (cases::key_on_the_other_side_that_all_have(), &[]),
    ]
}

pub(crate) fn there_and_back<E: Engine<Connection: Runs>>() {
    for (case, written) in cases_and_writes() {
        let case = case.on(E::Connection::DIALECT);
        let stages = stages::<E::Connection>(&case, 2).unwrap();
        assert_eq!(stages.iter().map(|it| it.plan.losses().len()).collect::<Vec<_>>(), [0, 0, case.losses.len()]);
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        let mut scripts = Vec::new();
        for stage in &stages {
            let of = Scripts::of(conn, stage);
            of.run(conn, &of.up);
            if stage.name != "contract" {
                write(conn, written);
            }
            if stage.name == "backfill" && case.kind == Kind::Swap && !written.is_empty() {
                write(conn, MOVES);
            }
            scripts.push(of);
        }
        arrived(conn, &case, &stages[2].plan.target, &[]);
        for (stage, of) in stages.iter().zip(&scripts).rev() {
            if stage.name != "contract" {
                write(conn, written);
            }
            of.run(conn, &of.down);
        }
        is(conn, &case.from, &[]);
        assert_eq!(contents(conn, &case), before);
        // nothing is left of the triggers
        for of in &scripts {
            of.run(conn, &of.up);
        }
        arrived(conn, &case, &stages[2].plan.target, &[]);
        without_schema(conn, &case);
    }
}

/// Where a script that failed has done what it did until then.
pub(crate) fn again_after_a_failure<E: Engine<Connection: Runs>>() {
    for case in [cases::merge_of_what_everybody_has(), cases::key_on_the_other_side()] {
        let stages = stages::<E::Connection>(&case, 2).unwrap();
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        if E::Connection::DIALECT.transactional_ddl() {
            let scripts = Scripts::of(conn, &stages[0]);
            scripts.try_run(conn, &[&scripts.up[..], &["SELECT nothing".to_owned()]].concat()).unwrap_err();
            is(conn, &case.from, &scripts.up);
            assert_eq!(contents(conn, &case), before);
        } else {
            again::<E>(&case, &stages, &before);
        }
    }
}

/// A script that failed after any of its statements is run again, in each stage, there and back.
fn again<E: Engine<Connection: Runs>>(case: &Case, stages: &[Stage], before: &[Vec<String>]) {
    for at in 0..stages.len() {
        let longest = crate::run::written(&stages[at].plan).iter().map(Vec::len).max().unwrap();
        for end in 1..=longest {
            let database = E::fresh();
            let conn = &mut database.connect();
            begin(conn, case);
            let scripts: Vec<Scripts> = stages[..=at].iter().map(|it| Scripts::of(conn, it)).collect();
            for (number, of) in scripts.iter().enumerate() {
                if number == at {
                    of.run(conn, &of.up[..end.min(of.up.len())]);
                }
                of.run(conn, &of.up);
            }
            is(conn, &stages[at].plan.target, &scripts[at].up);
            if at + 1 == stages.len() {
                arrived(conn, case, &stages[at].plan.target, &scripts[at].up);
            }
            for (number, of) in scripts.iter().enumerate().rev() {
                if number == at {
                    of.run(conn, &of.down[..end.min(of.down.len())]);
                }
                of.run(conn, &of.down);
            }
            is(conn, &case.from, &scripts[at].down);
            assert_eq!(contents(conn, case), before, "{} after {end} of\n{}", at, scripts[at].down.join(";\n"));
        }
    }
}

fn write<C: Runs>(conn: &mut C, written: Written) {
    for (sql, table, columns, row) in written {
        conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let rows = values(conn, &TableName::new(*table), columns);
        assert!(rows.iter().any(|it| it == row), "{sql}\n{rows:?}");
    }
}
