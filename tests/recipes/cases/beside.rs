//! What stands beside the association: types of an engine's own, constraints, tables that refer to one of the two, or the
//! same one.

use super::{cascading, profiles, users};
use crate::{
    build::{T, schema, table},
    case::Case,
};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    audit::Keep,
    recipe::Kind,
    schema::{Action, TypeNames},
};

fn worded(mut table: T, name: &str, logical: L, [sqlite, postgres, mariadb]: [&str; 3]) -> T {
    table = table.column(name, logical).null();
    let column = table.0.columns.last_mut().expect("a column");
    let [sqlite, postgres, mariadb] = [sqlite, postgres, mariadb].map(|it| Some(it.to_owned()));
    column.data_type.names = TypeNames { sqlite, postgres, mariadb };
    table
}

fn all(table: T) -> T {
    let table = worded(table, "plain", L::Json, ["TEXT", "json", "JSON"]);
    let table = worded(table, "binary_json", L::Jsonb, ["TEXT", "jsonb", "JSON"]);
    let table = worded(table, "moment", L::TimestampWithZone, ["TIMESTAMP", "timestamptz", "DATETIME(6)"]);
    let table = worded(table, "span", L::Interval, ["TEXT", "interval", "VARCHAR(40)"]);
    let table = worded(table, "number", L::Uuid, ["TEXT", "uuid", "UUID"]);
    let table = worded(table, "price", L::Numeric, ["DECIMAL(10, 2)", "DECIMAL(10, 2)", "DECIMAL(10, 2)"]);
    worded(table, "tags", L::Named, ["TEXT", "text[]", "TEXT"])
}

pub(crate) fn split_of_types_of_an_engine() -> Case {
    Case {
        rows: r#"INSERT INTO users (id, name, plain, binary_json, moment, span, number, price, tags) VALUES
            (1, 'Ada', '{"a":  [1, null]}', '{"b": 2}', '2024-02-29 23:59:59.123456', '01:02:03',
                'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', -12.25, '{a,b}'),
            (2, 'Bob', NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, 'Cyd', 'null', '"x"', NULL, NULL, NULL, 0.01, '{}');"#,
        then: &[(
            "profiles",
            &["user_id", "price", "number"],
            &["1 -12.25 a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "3 0.01 NULL"],
        )],
        ..Case::new(Kind::Split, schema([all(users())]), schema([users(), all(profiles())]))
    }
}

/// Values that an engine takes for equal are not the same for that.
pub(crate) fn split_of_what_is_equal() -> Case {
    let moved = |table: T| worded(table, "facts", L::Jsonb, ["TEXT", "jsonb", "TEXT"]).text("bio").null();
    let profiles = cascading(profiles()).on_update(Action::Cascade);
    Case {
        rows: r#"INSERT INTO users (id, name, facts, bio) VALUES (1, 'Ada', '{"a": 1.0}', 'x'), (2, 'Bob', NULL, NULL);"#,
        then: &[("profiles", &["user_id", "facts", "bio"], &[r#"1 {"a": 1.0} x"#])],
        ..Case::new(Kind::Split, schema([moved(users())]), schema([users(), moved(profiles)]))
    }
}

pub(crate) fn merge_of_types_of_an_engine() -> Case {
    let split = split_of_types_of_an_engine();
    Case {
        rows: r#"INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
            INSERT INTO profiles (user_id, plain, binary_json, moment, span, number, price, tags) VALUES
            (1, '{"a":  [1, null]}', '{"b": 2}', '2024-02-29 23:59:59.123456', '01:02:03',
                'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', -12.25, '{a,b}');"#,
        then: &[("users", &["id", "price"], &["1 -12.25", "2 NULL"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Merge, split.to, split.from)
    }
}

/// Of what is moved, each on its side.
fn held(table: T) -> T {
    let name = table.0.name.name.clone();
    let table = table.text("code").null().integer("age").null().integer("rank").default("3");
    let table = table.unique(&["code"]).index(&["age", "rank"]);
    table.check(&format!("{name}_age_check"), "age > 17").check(&format!("{name}_rank_check"), "rank < 9")
}

pub(crate) fn split_of_what_is_held() -> Case {
    Case {
        rows: "INSERT INTO users (id, name, code, age) VALUES (1, 'Ada', 'a', 36), (2, 'Bob', NULL, 20), (3, 'Cyd', 'c', NULL);",
        then: &[("profiles", &["user_id", "code", "age", "rank"], &["1 a 36 3", "2 NULL 20 3", "3 c NULL 3"])],
        ..Case::new(Kind::Split, schema([held(users())]), schema([users(), held(profiles())]))
    }
}

pub(crate) fn merge_of_what_is_held() -> Case {
    let split = split_of_what_is_held();
    Case {
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
               INSERT INTO profiles (user_id, code, age, rank) VALUES (1, 'a', 36, 1), (2, NULL, NULL, 2);",
        then: &[("users", &["id", "code", "age", "rank"], &["1 a 36 1", "2 NULL NULL 2"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Merge, split.to, split.from)
    }
}

/// Another child of the parent, and a child of that.
fn others() -> [T; 2] {
    let cards = cascading(table("cards").integer("user_id").refers(&["user_id"], "users", &["id"]));
    let stamps = cascading(table("stamps").integer("card_id").refers(&["card_id"], "cards", &["id"]));
    [cards, stamps]
}

const CARDS: &str = "INSERT INTO users (id, name, bio) VALUES (1, 'Ada', 'a'), (2, 'Bob', NULL);
    INSERT INTO cards (id, user_id) VALUES (1, 1), (2, 2); INSERT INTO stamps (id, card_id) VALUES (1, 2);";

pub(crate) fn split_beside_other_children() -> Case {
    let [cards, stamps] = others();
    let from = schema([users().text("bio").null(), cards.clone(), stamps.clone()]);
    let to = schema([users(), cards, stamps, cascading(profiles()).text("bio").null()]);
    Case {
        rows: CARDS,
        then: &[
            ("profiles", &["user_id", "bio"], &["1 a"]),
            ("cards", &["id", "user_id"], &["1 1", "2 2"]),
            ("stamps", &["id", "card_id"], &["1 2"]),
        ],
        ..Case::new(Kind::Split, from, to)
    }
}

fn avatars() -> T {
    let avatars = table("avatars").integer("profile_id").unique(&["profile_id"]);
    cascading(avatars.refers(&["profile_id"], "profiles", &["id"]))
}

const AVATARS: &str = "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
    INSERT INTO profiles (id, user_id, bio) VALUES (1, 2, 'b'), (2, 1, 'a'); INSERT INTO avatars (id, profile_id) VALUES (5, 2);";

const KEPT: &[(&str, &[&str], &[&str])] =
    &[("profiles", &["id", "bio"], &["1 b", "2 a"]), ("avatars", &["id", "profile_id"], &["5 2"])];

fn with_avatars(kind: Kind, before: T, after: T) -> Case {
    let [from, to] = [before, after].map(|it| schema([users(), it.text("bio"), avatars()]));
    Case { rows: AVATARS, then: KEPT, ..Case::new(kind, from, to) }
}

fn one_of_many() -> T {
    table("profiles").integer("user_id").index(&["user_id"]).refers(&["user_id"], "users", &["id"])
}

fn maybe() -> T {
    table("profiles").integer("user_id").null().unique(&["user_id"]).refers(&["user_id"], "users", &["id"])
}

pub(crate) fn many_with_children() -> Case {
    with_avatars(Kind::Many, profiles(), one_of_many())
}

pub(crate) fn one_with_children() -> Case {
    with_avatars(Kind::One, one_of_many(), profiles())
}

pub(crate) fn required_with_children() -> Case {
    with_avatars(Kind::Require, maybe(), profiles())
}

pub(crate) fn released_with_children() -> Case {
    with_avatars(Kind::Release, profiles(), maybe())
}

pub(crate) fn other_on_delete_with_children() -> Case {
    with_avatars(Kind::Action, profiles(), cascading(profiles()))
}

pub(crate) fn key_on_the_other_side_with_children() -> Case {
    let holder = users().integer("profile_id").null().unique(&["profile_id"]);
    let holder = holder.refers(&["profile_id"], "profiles", &["id"]);
    let case = with_avatars(Kind::Swap, maybe(), profiles());
    Case { to: schema([holder, table("profiles").text("bio"), avatars()]), ..case }
}

/// What referred to the child refers to nothing; what still has a number of it would not find it on the way back.
pub(crate) fn merge_under_what_refers_no_more() -> Case {
    let left = || table("avatars").integer("profile_id").null().unique(&["profile_id"]);
    let case = with_avatars(Kind::Merge, profiles(), profiles());
    let avatars = cascading(left().refers(&["profile_id"], "profiles", &["id"]));
    Case {
        from: schema([users(), profiles().text("bio"), avatars]),
        to: schema([users().text("bio").null(), left()]),
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
            INSERT INTO profiles (id, user_id, bio) VALUES (1, 2, 'b'), (2, 1, 'a'); INSERT INTO avatars (id) VALUES (5);",
        then: &[("users", &["id", "bio"], &["1 a", "2 b"]), ("avatars", &["id", "profile_id"], &["5 NULL"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..case
    }
}

fn employees(with: impl FnOnce(T) -> T) -> T {
    with(table("employees").text("name").integer("mentor_id").null())
}

fn mentor(table: T) -> T {
    table.refers(&["mentor_id"], "employees", &["id"])
}

fn of_itself(kind: Kind, before: T, after: T) -> Case {
    Case {
        parent: "employees",
        child: "employees",
        rows: "INSERT INTO employees (id, name, mentor_id) VALUES (1, 'Ada', NULL), (2, 'Bob', 1), (3, 'Cyd', 2);",
        then: &[("employees", &["id", "name", "mentor_id"], &["1 Ada NULL", "2 Bob 1", "3 Cyd 2"])],
        ..Case::new(kind, schema([before]), schema([after]))
    }
}

pub(crate) fn many_of_itself() -> Case {
    let many = employees(|it| mentor(it.index(&["mentor_id"])));
    of_itself(Kind::Many, employees(|it| mentor(it.unique(&["mentor_id"]))), many)
}

pub(crate) fn one_of_itself() -> Case {
    let case = many_of_itself();
    Case { kind: Kind::One, from: case.to, to: case.from, ..many_of_itself() }
}

/// Those below the ones that go go too, and it says so.
pub(crate) fn one_of_itself_with_the_oldest() -> Case {
    let on_delete = |it: T| cascading(mentor(it));
    Case {
        from: schema([employees(|it| on_delete(it.index(&["mentor_id"])))]),
        to: schema([employees(|it| on_delete(it.unique(&["mentor_id"])))]),
        keep: Some(Keep::Oldest),
        rows: "INSERT INTO employees (id, name, mentor_id) VALUES (1, 'Ada', NULL), (2, 'Bob', 1), (3, 'Cyd', 1), (4, 'Dan', 3);",
        then: &[("employees", &["id", "name", "mentor_id"], &["1 Ada NULL", "2 Bob 1"])],
        losses: &[
            "every row of `employees` but the oldest for each `mentor_id`",
            "what of `employees` refers to those rows of `employees`",
        ],
        rows_stay_away: true,
        ..one_of_itself()
    }
}

pub(crate) fn other_on_delete_of_itself() -> Case {
    let mentored = |action: Action| employees(|it| mentor(it.unique(&["mentor_id"])).on_delete(action));
    of_itself(Kind::Action, mentored(Action::Restrict), mentored(Action::SetNull))
}

fn written_and_edited(mut table: T, with: impl Fn(T, &'static [&'static str]) -> T, action: Action) -> T {
    for columns in [&["user_id"], &["editor_id"]] {
        table = with(table.integer(columns[0]).null(), columns).refers(columns, "users", &["id"]);
    }
    table.on_delete(action)
}

/// Of two between the same tables the second.
pub(crate) fn other_on_delete_of_the_second() -> Case {
    let profiles = |action: Action| written_and_edited(table("profiles"), T::unique, action);
    Case {
        foreign_key: &["editor_id"],
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
               INSERT INTO profiles (id, user_id, editor_id) VALUES (1, 1, 2), (2, 2, NULL);",
        then: &[("profiles", &["id", "user_id", "editor_id"], &["1 1 2", "2 2 NULL"])],
        ..Case::new(
            Kind::Action,
            schema([users(), profiles(Action::Restrict)]),
            schema([users(), profiles(Action::SetNull)]),
        )
    }
}

/// Both are to be UNIQUE; of the rows that the second has twice one goes, and the first has none twice.
pub(crate) fn one_of_the_second_with_the_oldest() -> Case {
    let many = written_and_edited(table("profiles"), T::index, Action::Cascade);
    let one = written_and_edited(table("profiles"), T::unique, Action::Cascade);
    Case {
        foreign_key: &["editor_id"],
        keep: Some(Keep::Oldest),
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
               INSERT INTO profiles (id, user_id, editor_id) VALUES (1, 1, 2), (2, 2, 2), (3, 3, NULL);",
        then: &[("profiles", &["id", "user_id", "editor_id"], &["1 1 2", "3 3 NULL"])],
        losses: &["every row of `profiles` but the oldest for each `editor_id`"],
        rows_stay_away: true,
        ..Case::new(Kind::One, schema([users(), many]), schema([users(), one]))
    }
}
