//! What does not go, and changes nothing.

use crate::{
    case::Case,
    cases,
    run::{Runs, begin, contents, is, migrate},
};
use diesel_one_to_one_schema::live::Inspect as _;
use diesel_one_to_one_schema::recipe::{Kind, Refused, read};
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

pub(crate) fn what_an_engine_cannot_keep_the_same<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let read = |case: Case| read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
    let refused = read(cases::split()).expand(1_000, dialect).err();
    match dialect.mirrors_tables() {
        Ok(()) => assert_eq!(refused, None),
        Err(reason) => assert_eq!(refused, Some(Refused::NoMirror { dialect, reason })),
    }
    let refused = read(cases::one()).expand(1_000, dialect).err().map(|it| it.code());
    assert_eq!(refused, (!dialect.validates_later()).then_some("O2O639"));
    for case in [cases::shared_key_in_place(), cases::own_key_in_place()] {
        assert_eq!(read(case).expand(1_000, dialect).unwrap_err().code(), "O2O644");
    }
}
