//! What does not go, and changes nothing.

use crate::{
    build::{T, bare, schema, table},
    case::Case,
    cases,
    expanded::{run, stages},
    run::{Runs, begin, contents, is, migrate, values},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    audit::Keep,
    dialect::Dialect,
    diff::Hints,
    live::Inspect as _,
    recipe::{Association, Kind, Refused, read},
    schema::{Action, Deferral, Schema, TableName},
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
    for case in [cases::shared_key_in_place(), cases::own_key_in_place()] {
        assert_eq!(read(case).expand(1_000, dialect).unwrap_err().code(), "O2O644");
    }
}

fn users() -> T {
    table("users").text("name")
}

fn profiles() -> T {
    table("profiles").integer("user_id").unique(&["user_id"]).refers(&["user_id"], "users", &["id"])
}

fn posts() -> T {
    table("profiles").integer("user_id").refers(&["user_id"], "users", &["id"])
}

fn asked<const N: usize, const M: usize>(from: [T; N], to: [T; M], keep: Option<Keep>) -> Result<(), Refused> {
    let association = Association::between(TableName::new("users"), TableName::new("profiles"));
    read(&schema(from), &schema(to), &association, &Hints::default(), keep).map(drop)
}

/// What was asked for, and how its refusal begins.
fn without_recipe() -> Vec<(&'static str, Result<(), Refused>, &'static str)> {
    let bio = |table: T| table.text("bio").null();
    let avatars = || table("avatars").integer("profile_id").refers(&["profile_id"], "profiles", &["id"]);
    let shared = || bare("profiles").integer("user_id").key(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    let holder = |table: T| table.integer("profile_id").null().refers(&["profile_id"], "profiles", &["id"]);
    let kept = Some(Keep::Oldest);
    vec![
        ("O2O630", asked([users(), profiles()], [users(), profiles()], None), "nothing of `profiles` of `users`"),
        ("O2O630", asked([users(), profiles()], [users(), profiles()], kept), "nothing of `profiles` of `users`"),
        ("O2O631", asked([bio(users())], [users()], None), "there is no `profiles` of `users`"),
        ("O2O631", asked([profiles()], [users(), profiles()], None), "there is no `profiles` of `users`"),
        ("O2O631", asked([bio(users())], [users(), bio(table("profiles"))], None), "there is no `profiles` of `users`"),
        ("O2O631", asked([users(), bio(table("profiles"))], [bio(users())], None), "there is no `profiles` of `users`"),
        ("O2O631", asked([users(), table("profiles")], [users(), table("profiles")], None), "there is no"),
        ("O2O632", asked([bio(users())], [users(), bio(posts())], None), "`user_id` of `profiles` is not UNIQUE"),
        ("O2O632", asked([users(), bio(posts())], [bio(users())], None), "`user_id` of `profiles` is not UNIQUE"),
        ("O2O632", asked([users(), posts()], [holder(users()), table("profiles")], None), "`user_id` of `profiles`"),
        ("O2O632", asked([users(), posts()], [users(), shared()], None), "`user_id` of `profiles` is not UNIQUE"),
        ("O2O633", asked([bio(users())], [bio(users()), profiles()], None), "no column goes from `users`"),
        ("O2O633", asked([users(), bio(profiles())], [users()], None), "no column goes from `profiles`"),
        // what tells the rows apart cannot say whose they are
        (
            "O2O633",
            asked([users(), shared()], [holder(users()).unique(&["profile_id"]), bare("profiles")], None),
            "no column goes from `profiles`",
        ),
        (
            "O2O634",
            asked([bio(users())], [users(), bio(profiles()).integer("age")], None),
            "nothing says what `profiles.age`",
        ),
        (
            "O2O634",
            asked([users(), bio(profiles()).integer("age")], [bio(users())], None),
            "nothing says what `profiles.age`",
        ),
        (
            "O2O635",
            asked([bio(users())], [users(), profiles().integer("bio").null()], None),
            "`users.bio` is Text and would be Integer",
        ),
        (
            "O2O635",
            asked([users(), profiles().column("bio", L::BigInt).null()], [users().integer("bio").null()], None),
            "`profiles.bio` is BigInt and would be Integer",
        ),
        (
            "O2O636",
            asked([users(), profiles(), avatars()], [users(), shared(), avatars()], None),
            "`avatars` refers to the key",
        ),
        ("O2O637", renamed(), "`people` becomes `users`, too"),
        ("O2O638", asked([users(), profiles()], [users(), posts()], kept), "nothing is to be kept of `profiles`"),
        ("O2O638", asked([bio(users())], [users(), bio(profiles())], kept), "nothing is to be kept of `profiles`"),
    ]
}

fn renamed() -> Result<(), Refused> {
    let mut hints = Hints::default();
    hints.tables.insert(TableName::new("users"), TableName::new("people"));
    let from = schema([table("people").text("name").text("bio").null()]);
    let association = Association::between(TableName::new("users"), TableName::new("profiles"));
    read(&from, &schema([users(), profiles().text("bio").null()]), &association, &hints, None).map(drop)
}

/// Of a recipe, by three migrations.
fn without_stages(dialect: Dialect) -> Vec<(&'static str, Result<(), Refused>, &'static str)> {
    let expanded = |from: &Schema, to: &Schema| {
        let association = Association::between(TableName::new("users"), TableName::new("profiles"));
        let recipe = read(from, to, &association, &Hints::default(), None).unwrap();
        recipe.expand(1_000, dialect).map(drop)
    };
    let mut all = Vec::new();
    let case = cases::shared_key_in_place();
    all.push(("O2O644", expanded(&case.from, &case.to), "`profiles.id` says one thing before"));
    if !dialect.validates_later() {
        let case = cases::released();
        all.push(("O2O639", expanded(&case.from, &case.to), "a child needs no parent: "));
    }
    if !dialect.cascades_set_off_triggers() {
        let (_, case) = written_by_the_engine().remove(0);
        all.push(("O2O640", expanded(&case.from, &case.to), dialect.name()));
    }
    if dialect.identifier_limit().is_some() {
        let mut case = cases::split();
        // longer than any name can be
        case.to.tables[0].columns[1].name = "n".repeat(65);
        all.push(("O2O641", expanded(&case.from, &case.to), "[O2O203] `nnn"));
    }
    all
}

pub(crate) fn each_refusal<E: Engine<Connection: Runs>>() {
    let all = without_recipe().into_iter().chain(without_stages(E::Connection::DIALECT));
    for (code, refused, begins) in all {
        let refused = refused.expect_err(begins);
        assert_eq!(refused.code(), code, "{refused}");
        assert!(refused.to_string().starts_with(begins), "{refused}");
    }
    plans_what_the_engine_cannot_hold::<E>();
}

/// Where nothing is expanded, it is the plan that says so.
fn plans_what_the_engine_cannot_hold<E: Engine<Connection: Runs>>() {
    let dialect = E::Connection::DIALECT;
    let mut case = cases::split();
    case.to.tables[1].foreign_keys[0].deferral = Deferral::InitiallyDeferred;
    let plan = read(&case.from, &case.to, &case.association(), &case.hints, None).unwrap().plan(dialect);
    assert_eq!(plan.is_ok(), dialect.deferrable_foreign_key());
}
