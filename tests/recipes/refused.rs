//! What does not go, and changes nothing.

use crate::{
    build::{T, schema, table},
    case::Case,
    cases,
    expanded::{run, stages},
    run::{Runs, begin, contents, is, migrate, values},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    live::Inspect as _,
    recipe::{Kind, Refused, read},
    schema::{Action, TableName},
};
use tests::engine::Engine;

/// Rows that break what is to hold, and what stops it.
fn stopped() -> Vec<(Case, &'static str)> {
    let with = |case: Case, rows: &'static str| Case { rows, ..case };
    let nobody = "INSERT INTO users (id, name) VALUES (1, 'Ada');
                  INSERT INTO profiles (id, user_id, bio) VALUES (1, 1, 'a'), (2, NULL, 'b');";
    let several = "INSERT INTO users (id, name) VALUES (1, 'Ada');
                   INSERT INTO profiles (id, user_id, bio) VALUES (1, 1, 'a'), (2, 1, 'b');";
    let without = "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
                   INSERT INTO profiles (user_id, language, age) VALUES (2, 'de', 20);";
    let unused = "INSERT INTO profiles (id, bio) VALUES (1, 'one'), (2, 'two');
                  INSERT INTO users (id, name, profile_id) VALUES (1, 'Ada', 2);";
    vec![
        (with(cases::one(), several), "one row of `profiles` for each `user_id`"),
        (with(cases::required(), nobody), "`profiles.user_id` is not NULL"),
        (with(cases::merge_of_what_everybody_has(), without), "each row of `users` has one of `profiles`"),
        (with(cases::key_on_the_other_side_that_all_have(), unused), "each row of `profiles` has one of `users`"),
    ]
}

pub(crate) fn what_a_guard_stops<E: Engine<Connection: Runs>>() {
    for (case, why) in stopped() {
        let recipe = read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
        let plan = recipe.plan(E::Connection::DIALECT).unwrap();
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        // the rows that `keep` would let go
        let others = u64::from(case.kind == Kind::One);
        assert_eq!(recipe.count_others(conn).unwrap(), others);
        let [up, _] = conn.scripts(&plan);
        let error = migrate(conn, &up).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("stopped before the first change"), "{error}");
        is(conn, &case.from, &up);
        assert_eq!(contents(conn, &case), before);
    }
}

/// Users of a team, which says what is done with its column when it goes; split. The first column names where the foreign key
/// is by which one place would be written and not the other.
fn written_by_the_engine() -> Vec<(&'static str, Case)> {
    let of_old = [Some(Action::SetNull), Some(Action::NoAction)];
    let of_new = [Some(Action::NoAction), Some(Action::SetNull)];
    let of_rows = [None, Some(Action::Cascade)];
    vec![("users", team(of_old)), ("profiles", team(of_new)), ("profiles", team(of_rows))]
}

pub(crate) fn team(actions: [Option<Action>; 2]) -> Case {
    let teams = || table("teams").text("name");
    let member = |table: T, action: Option<Action>| {
        let table = table.integer("team_id").null();
        match action {
            Some(action) => table.refers(&["team_id"], "teams", &["id"]).on_delete(action),
            None => table,
        }
    };
    let users = || table("users").text("name");
    let profiles = table("profiles").integer("user_id").unique(&["user_id"]);
    let profiles = profiles.refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade);
    Case {
        rows: "INSERT INTO teams (id, name) VALUES (1, 'one'), (2, 'two');
               INSERT INTO users (id, name, team_id) VALUES (1, 'Ada', 1), (2, 'Bob', 2), (3, 'Cyd', NULL);",
        ..Case::new(
            Kind::Split,
            schema([teams(), member(users(), actions[0])]),
            schema([teams(), users(), member(profiles, actions[1])]),
        )
    }
}

/// What a foreign key's action writes is written in both places: by the triggers, or because both have the foreign key.
pub(crate) fn what_the_engine_writes_itself<E: Engine<Connection: Runs>>() {
    let both = [team([Some(Action::SetNull); 2])];
    let others = written_by_the_engine().into_iter().take(1).map(|(_, case)| case);
    let others = others.filter(|_| E::Connection::DIALECT.cascades_set_off_triggers());
    for case in both.into_iter().chain(others) {
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        for stage in &stages::<E::Connection>(&case, 2).unwrap()[..2] {
            run(conn, stage, true);
        }
        let places = |conn: &mut E::Connection| {
            [("users", "id"), ("profiles", "user_id")]
                .map(|(it, id)| values(conn, &TableName::new(it), &[id, "team_id"]))
        };
        assert_eq!(places(conn).map(|it| it.join(", ")), ["1 1, 2 2, 3 NULL", "1 1, 2 2"]);
        if case.to.tables[2].foreign_keys.iter().any(|it| it.on_delete == Action::SetNull) {
            conn.batch_execute("DELETE FROM teams WHERE id = 2").unwrap();
            assert_eq!(places(conn).map(|it| it.join(", ")), ["1 1, 2 NULL, 3 NULL", "1 1, 2 NULL"]);
        }
    }
}

pub(crate) fn what_an_engine_cannot_keep_the_same<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let read = |case: Case| read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
    for (table, case) in written_by_the_engine() {
        let refused = read(case).expand(1_000, dialect).err();
        let columns = vec!["team_id".to_owned()];
        let expected = Refused::NoMirror { dialect, table: TableName::new(table), columns };
        assert_eq!(refused, (!dialect.cascades_set_off_triggers()).then_some(expected));
    }
    let refused = read(cases::one()).expand(1_000, dialect).unwrap_err();
    assert_eq!(refused.code(), "O2O639");
}
