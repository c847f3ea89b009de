//! Every recipe in the migrations that programs write beside: each of them made and undone, wherever it stops.

use crate::{
    case::Case,
    cases,
    run::{Runs, arrived, begin, contents, is, migrate},
};
use diesel_one_to_one_schema::{
    live::Inspect as _,
    online::{self, Part},
    recipe::{Kind, read},
    script::Script,
};
use tests::engine::Engine;

/// Those where nothing is in two places.
fn in_place() -> Vec<Case> {
    vec![
        cases::shared_key(),
        cases::own_key(),
        cases::many(),
        cases::one(),
        cases::one_with_the_oldest(),
        cases::one_with_the_newest(),
        cases::required(),
        cases::released(),
        cases::other_on_delete(),
    ]
}

pub(crate) fn there_and_back<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    for case in in_place() {
        let recipe = read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
        if !dialect.validates_later() {
            assert_eq!(recipe.expand(1, dialect).unwrap_err().code(), "O2O639");
            continue;
        }
        let [stage] = recipe.expand(1, dialect).unwrap().try_into().unwrap();
        let losses: Vec<String> = stage.plan.losses().iter().map(ToString::to_string).collect();
        assert_eq!(losses, case.losses);
        let parts = online::parts(&stage.plan);
        assert_eq!(parts[0].guards, stage.plan.guards);
        assert_eq!(parts[parts.len() - 1].back_guards, stage.plan.back_guards);
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        for count in 1..=parts.len() {
            up(conn, &parts[..count]);
            if count == parts.len() {
                arrived(conn, &case, &stage.plan.target, &[]);
            }
            down(conn, &parts[..count]);
            is(conn, &case.from, &[]);
            assert!(case.rows_stay_away || contents(conn, &case) == before, "{count} of {parts:#?}");
        }
        up(conn, &parts);
        arrived(conn, &case, &stage.plan.target, &[]);
    }
}

/// What a contract makes NOT NULL has been looked at by then, while others wrote.
pub(crate) fn contracted<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    for case in [cases::merge_of_what_everybody_has(), cases::key_on_the_other_side_that_all_have()] {
        let recipe = read(&case.from, &case.to, &case.association(), &case.hints, case.keep).unwrap();
        assert!(matches!(recipe.kind, Kind::Merge | Kind::Swap));
        if !dialect.validates_later() {
            continue;
        }
        let stages = recipe.expand(1, dialect).unwrap();
        let of = stages.iter().map(|it| online::parts(&it.plan));
        let parts: Vec<Part> = of.flatten().collect();
        let names: Vec<&str> = parts.iter().map(|it| it.name).collect();
        assert_eq!(names, ["", "", "change", "validate", "change"]);
        let database = E::fresh();
        let conn = &mut database.connect();
        begin(conn, &case);
        let before = contents(conn, &case);
        for _ in 0..2 {
            up(conn, &parts);
            arrived(conn, &case, &stages[2].plan.target, &[]);
            down(conn, &parts);
            is(conn, &case.from, &[]);
            assert_eq!(contents(conn, &case), before);
        }
    }
}

fn up<C: Runs>(conn: &mut C, parts: &[Part]) {
    for part in parts {
        run(conn, part, &part.up("audit"));
    }
}

fn down<C: Runs>(conn: &mut C, parts: &[Part]) {
    for part in parts.iter().rev() {
        run(conn, part, &part.down("audit"));
    }
}

fn run<C: Runs>(conn: &mut C, part: &Part, script: &Script) {
    let script: Vec<String> = script.statements.iter().map(|it| it.sql.clone()).collect();
    let done = if part.run_in_transaction {
        migrate(conn, &script)
    } else {
        assert_eq!(script.len(), 1, "{script:#?}");
        conn.batch_execute(&script[0])
    };
    done.unwrap_or_else(|error| panic!("{error}\n{}: {}", part.name, script.join(";\n")));
}
