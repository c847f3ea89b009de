//! One case per recipe, and per way it can go.

mod beside;
mod composite;
mod names;

use crate::{
    build::{T, schema, table},
    case::Case,
};
use diesel_one_to_one_schema::{
    audit::Keep,
    diff::Hints,
    recipe::Kind,
    schema::{Action, TableName},
};

pub(crate) use beside::*;
pub(crate) use composite::*;
pub(crate) use names::*;

fn users() -> T {
    table("users").text("name")
}

/// Of one user each, under a key of their own.
fn profiles() -> T {
    table("profiles").integer("user_id").unique(&["user_id"]).refers(&["user_id"], "users", &["id"])
}

fn cascading(table: T) -> T {
    table.on_delete(Action::Cascade)
}

const USERS: &str = "INSERT INTO users (id, name, bio, age) VALUES (1, 'Ada', 'it''s a bio', 36), (2, 'Bob', NULL, 20), \
                     (3, 'Cyd', NULL, NULL), (7, 'Dan', '', NULL);";

pub(crate) fn split() -> Case {
    let from = schema([users().text("bio").null().integer("age").null()]);
    let to = schema([users(), cascading(profiles()).text("bio").null().integer("age").null()]);
    Case {
        rows: USERS,
        then: &[
            ("users", &["id", "name"], &["1 Ada", "2 Bob", "3 Cyd", "7 Dan"]),
            ("profiles", &["user_id", "bio", "age"], &["1 it's a bio 36", "2 NULL 20", "7  NULL"]),
        ],
        ..Case::new(Kind::Split, from, to)
    }
}

pub(crate) fn split_with_a_shared_key() -> Case {
    let from = schema([users().text("bio").null().integer("age").null()]);
    let shared = crate::build::bare("profiles").integer("user_id").key(&["user_id"]);
    let shared = shared.refers(&["user_id"], "users", &["id"]);
    Case { to: schema([users(), shared.text("bio").null().integer("age").null()]), from, ..split() }
}

/// Text that is never NULL, with a default, in an index; what it is computed into, too.
pub(crate) fn split_of_what_is_never_null() -> Case {
    let moved =
        |table: T| table.text("language").default_text("en").integer("age").integer("twice").generated("age * 2");
    let index = |table: T| table.index(&["age"]);
    Case {
        rows: "INSERT INTO users (id, name, language, age) VALUES (1, 'Ada', 'en', 36), (2, 'Bob', 'de', 0);",
        then: &[
            ("users", &["id", "name"], &["1 Ada", "2 Bob"]),
            ("profiles", &["user_id", "language", "age", "twice"], &["1 en 36 72", "2 de 0 0"]),
        ],
        ..Case::new(
            Kind::Split,
            schema([index(moved(users()))]),
            schema([users(), index(moved(cascading(profiles())))]),
        )
    }
}

pub(crate) fn split_of_every_type() -> Case {
    use diesel_one_to_one::definition::LogicalType as L;
    let types = [
        ("flag", L::Bool),
        ("small", L::SmallInt),
        ("big", L::BigInt),
        ("single", L::Float),
        ("double_", L::Double),
        ("exact", L::Numeric),
        ("words", L::Text),
        ("bytes", L::Binary),
        ("day", L::Date),
        ("hour", L::Time),
        ("moment", L::Timestamp),
    ];
    let all = |table: T| types.into_iter().fold(table, |table, (name, logical)| table.column(name, logical).null());
    Case {
        rows: "INSERT INTO users (id, name, flag, small, big, single, double_, exact, words, bytes, day, hour, moment) VALUES
            (1, 'Ada', TRUE, -1, 9007199254740993, 0.1, 0.1, 12.50, 'Ä '' ß ', 'abc', '2024-02-29', '23:59:59', '2024-02-29 23:59:59'),
            (2, 'Bob', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (3, 'Cyd', FALSE, 0, 0, 0, 0, 0, '', '', '1970-01-01', '00:00:00', '1970-01-01 00:00:01');",
        then: &[("profiles", &["user_id", "big", "small"], &["1 9007199254740993 -1", "3 0 0"])],
        ..Case::new(Kind::Split, schema([all(users())]), schema([users(), all(profiles())]))
    }
}

pub(crate) fn split_under_another_name() -> Case {
    let mut hints = Hints::default();
    hints.columns.insert((TableName::new("profiles"), "about".into()), "bio".into());
    Case {
        hints,
        rows: USERS,
        then: &[("profiles", &["user_id", "about", "age"], &["1 it's a bio 36", "2 NULL 20", "7  NULL"])],
        ..Case::new(
            Kind::Split,
            schema([users().text("bio").null().integer("age").null()]),
            schema([users(), profiles().text("about").null().integer("age").null()]),
        )
    }
}

pub(crate) fn split_by_two_columns() -> Case {
    let places = || crate::build::bare("places").integer("shelf").integer("slot").key(&["shelf", "slot"]);
    let labels = crate::build::bare("labels").integer("shelf").integer("slot").key(&["shelf", "slot"]);
    let labels = labels.refers(&["shelf", "slot"], "places", &["shelf", "slot"]);
    Case {
        parent: "places",
        child: "labels",
        rows: "INSERT INTO places (shelf, slot, label) VALUES (1, 1, 'a'), (1, 2, NULL), (2, 1, 'c');",
        then: &[("labels", &["shelf", "slot", "label"], &["1 1 a", "2 1 c"])],
        ..Case::new(
            Kind::Split,
            schema([places().text("label").null()]),
            schema([places(), labels.text("label").null()]),
        )
    }
}

pub(crate) fn merge() -> Case {
    Case {
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
               INSERT INTO profiles (id, user_id, bio, age) VALUES (5, 3, 'c', 7), (6, 1, NULL, 1);",
        then: &[("users", &["id", "name", "bio", "age"], &["1 Ada NULL 1", "2 Bob NULL NULL", "3 Cyd c 7"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Merge, split().to, split().from)
    }
}

pub(crate) fn merge_of_what_everybody_has() -> Case {
    let split = split_of_what_is_never_null();
    Case {
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob');
               INSERT INTO profiles (user_id, language, age) VALUES (2, 'de', 20), (1, 'en', 36);",
        then: &[("users", &["id", "name", "language", "age", "twice"], &["1 Ada en 36 72", "2 Bob de 20 40"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Merge, split.to, split.from)
    }
}

fn holder(nullable: bool) -> T {
    let users = users().integer("profile_id");
    let users = if nullable { users.null() } else { users };
    users.unique(&["profile_id"]).refers(&["profile_id"], "profiles", &["id"])
}

pub(crate) fn key_on_the_other_side() -> Case {
    let free = table("profiles").text("bio");
    let bound = table("profiles").text("bio").integer("user_id").null().unique(&["user_id"]);
    Case {
        rows: "INSERT INTO profiles (id, bio) VALUES (1, 'one'), (2, 'two'), (3, 'three');
               INSERT INTO users (id, name, profile_id) VALUES (1, 'Ada', 3), (2, 'Bob', NULL), (3, 'Cyd', 1);",
        then: &[
            ("users", &["id", "name"], &["1 Ada", "2 Bob", "3 Cyd"]),
            ("profiles", &["id", "bio", "user_id"], &["1 one 3", "2 two NULL", "3 three 1"]),
        ],
        ..Case::new(
            Kind::Swap,
            schema([free, holder(true)]),
            schema([users(), bound.refers(&["user_id"], "users", &["id"])]),
        )
    }
}

pub(crate) fn key_on_the_other_side_that_all_have() -> Case {
    let bound = table("profiles").text("bio").integer("user_id").unique(&["user_id"]);
    Case {
        rows: "INSERT INTO profiles (id, bio) VALUES (1, 'one'), (2, 'two');
               INSERT INTO users (id, name, profile_id) VALUES (1, 'Ada', 2), (3, 'Cyd', 1);",
        then: &[("profiles", &["id", "bio", "user_id"], &["1 one 3", "2 two 1"])],
        ..Case::new(
            Kind::Swap,
            schema([table("profiles").text("bio"), holder(false)]),
            schema([users(), cascading(bound.refers(&["user_id"], "users", &["id"]))]),
        )
    }
}

const PROFILES: &str = "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
                        INSERT INTO profiles (id, user_id, bio) VALUES (1, 3, 'c'), (2, 1, 'a');";

pub(crate) fn shared_key() -> Case {
    let shared = crate::build::bare("profiles").integer("user_id").key(&["user_id"]);
    Case {
        rows: PROFILES,
        then: &[("profiles", &["user_id", "bio"], &["1 a", "3 c"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(
            Kind::Share,
            schema([users(), profiles().text("bio")]),
            schema([users(), shared.refers(&["user_id"], "users", &["id"]).text("bio")]),
        )
    }
}

/// The key is called as it was, and holds something else.
pub(crate) fn shared_key_in_place() -> Case {
    let shared = crate::build::bare("profiles").integer("id").key(&["id"]).refers(&["id"], "users", &["id"]);
    Case {
        rows: PROFILES,
        then: &[("profiles", &["id", "bio"], &["1 a", "3 c"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Share, schema([users(), profiles().text("bio")]), schema([users(), shared.text("bio")]))
    }
}

pub(crate) fn own_key() -> Case {
    let share = shared_key();
    Case {
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
               INSERT INTO profiles (user_id, bio) VALUES (3, 'c'), (1, 'a');",
        then: &[("profiles", &["user_id", "bio"], &["1 a", "3 c"])],
        ..Case::new(Kind::Own, share.to, share.from)
    }
}

pub(crate) fn own_key_in_place() -> Case {
    let share = shared_key_in_place();
    Case {
        rows: "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
               INSERT INTO profiles (id, bio) VALUES (3, 'c'), (1, 'a');",
        then: &[("profiles", &["id", "user_id", "bio"], &["1 1 a", "3 3 c"])],
        ..Case::new(Kind::Own, share.to, share.from)
    }
}

fn posts() -> T {
    table("profiles").integer("user_id").index(&["user_id"]).refers(&["user_id"], "users", &["id"]).text("bio")
}

pub(crate) fn many() -> Case {
    Case {
        rows: PROFILES,
        then: &[("profiles", &["id", "user_id", "bio"], &["1 3 c", "2 1 a"])],
        ..Case::new(Kind::Many, schema([users(), profiles().text("bio")]), schema([users(), posts()]))
    }
}

pub(crate) fn one() -> Case {
    Case { ..Case::new(Kind::One, many().to, many().from) }.with(PROFILES, many().then)
}

const SEVERAL: &str = "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
     INSERT INTO profiles (id, user_id, bio) VALUES (1, 3, 'c'), (2, 1, 'a'), (3, 1, 'b'), (4, 1, 'd'), (5, 3, 'e');";

pub(crate) fn one_with_the_oldest() -> Case {
    Case {
        keep: Some(Keep::Oldest),
        losses: &["every row of `profiles` but the oldest for each `user_id`"],
        rows_stay_away: true,
        ..one().with(SEVERAL, &[("profiles", &["id", "user_id", "bio"], &["1 3 c", "2 1 a"])])
    }
}

/// What refers to those that go goes too, and it says so.
pub(crate) fn one_with_the_newest() -> Case {
    let avatars = || {
        let avatars = table("avatars").integer("profile_id").unique(&["profile_id"]);
        cascading(avatars.refers(&["profile_id"], "profiles", &["id"]))
    };
    Case {
        keep: Some(Keep::Newest),
        losses: &[
            "every row of `profiles` but the newest for each `user_id`",
            "what of `avatars` refers to those rows of `profiles`",
        ],
        rows_stay_away: true,
        ..Case::new(
            Kind::One,
            schema([users(), posts(), avatars()]),
            schema([users(), profiles().text("bio"), avatars()]),
        )
    }
    .with(
        "INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cyd');
         INSERT INTO profiles (id, user_id, bio) VALUES (1, 3, 'c'), (2, 1, 'a'), (3, 1, 'b'), (4, 1, 'd'), (5, 3, 'e');
         INSERT INTO avatars (id, profile_id) VALUES (1, 1), (2, 5);",
        &[("profiles", &["id", "user_id", "bio"], &["4 1 d", "5 3 e"]), ("avatars", &["id", "profile_id"], &["2 5"])],
    )
}

fn maybe() -> T {
    let profiles = table("profiles").integer("user_id").null().unique(&["user_id"]);
    profiles.refers(&["user_id"], "users", &["id"]).text("bio")
}

pub(crate) fn required() -> Case {
    Case::new(Kind::Require, schema([users(), maybe()]), schema([users(), profiles().text("bio")]))
        .with(PROFILES, many().then)
}

pub(crate) fn released() -> Case {
    Case::new(Kind::Release, required().to, required().from).with(PROFILES, many().then)
}

pub(crate) fn other_on_delete() -> Case {
    Case::new(
        Kind::Action,
        schema([users(), profiles().on_delete(Action::Restrict).text("bio")]),
        schema([users(), cascading(profiles()).text("bio")]),
    )
    .with(PROFILES, many().then)
}

impl Case {
    fn with(
        self,
        rows: &'static str,
        then: &'static [(&'static str, &'static [&'static str], &'static [&'static str])],
    ) -> Case {
        Case { rows, then, ..self }
    }
}
