//! Names that SQL has already, that end a name, that are as long as can be, and of another schema.

use crate::{
    build::{T, bare, schema, table},
    case::Case,
};
use diesel_one_to_one_schema::{recipe::Kind, schema::Action};

/// The tables `order` and `a"b`.
fn hostile(with: impl Fn(T) -> T) -> [T; 2] {
    let order = table("order").text("sel`ect");
    let child = table("a\"b").integer("from").unique(&["from"]).refers(&["from"], "order", &["id"]);
    [order, with(child.on_delete(Action::Cascade))]
}

fn words(table: T) -> T {
    table.text("it's").null().integer("gr\"oup").null()
}

pub(crate) fn split_of_hostile_names() -> Case {
    let [order, child] = hostile(words);
    Case {
        parent: "order",
        child: "a\"b",
        rows: r#"INSERT INTO "order" (id, "sel`ect", "it's", "gr""oup") VALUES (1, 'a', 'one', 1), (2, 'b', NULL, NULL);"#,
        then: &[("order", &["id", "sel`ect"], &["1 a", "2 b"]), ("a\"b", &["from", "it's", "gr\"oup"], &["1 one 1"])],
        ..Case::new(Kind::Split, schema([words(order.clone())]), schema([order, child]))
    }
}

pub(crate) fn merge_of_hostile_names() -> Case {
    let split = split_of_hostile_names();
    Case {
        kind: Kind::Merge,
        from: split.to,
        to: split.from,
        rows: r#"INSERT INTO "order" (id, "sel`ect") VALUES (1, 'a'), (2, 'b');
                 INSERT INTO "a""b" ("from", "it's", "gr""oup") VALUES (2, 'two', 2);"#,
        then: &[("order", &["id", "it's", "gr\"oup"], &["1 NULL NULL", "2 two 2"])],
        anew: &[("a\"b", "id")],
        losses: &["what is in `a\"b.id`"],
        ..split_of_hostile_names()
    }
}

pub(crate) fn key_of_hostile_names_on_the_other_side() -> Case {
    let [order, child] = hostile(words);
    let holder = order.integer("a\"b id").null().unique(&["a\"b id"]).refers(&["a\"b id"], "a\"b", &["id"]);
    let free = words(table("a\"b"));
    Case {
        parent: "order",
        child: "a\"b",
        rows: r#"INSERT INTO "order" (id, "sel`ect") VALUES (1, 'a'), (2, 'b');
                 INSERT INTO "a""b" (id, "from", "it's") VALUES (7, 2, 'two');"#,
        then: &[("order", &["id", "a\"b id"], &["1 NULL", "2 7"])],
        ..Case::new(Kind::Swap, schema([hostile(words)[0].clone(), child]), schema([holder, free]))
    }
}

/// Of 63 bytes, which is all that PostgreSQL keeps, and alike but for the end.
const LONG: [&str; 2] = [
    "the_people_who_signed_up_for_the_yearly_conference_and_workshop",
    "the_people_who_signed_up_for_the_yearly_conference_and_answered",
];

pub(crate) fn split_of_long_names() -> Case {
    let key = "the_number_of_the_person_who_signed_up_for_the_yearly_conferenc";
    let note = "what_they_said_of_themselves_when_they_signed_up_for_the_yearly";
    let parent = || bare(LONG[0]).integer(key).key(&[key]);
    let child = bare(LONG[1]).integer(key).key(&[key]).refers(&[key], LONG[0], &[key]);
    let mut to = schema([parent(), child.text(note).null()]);
    let mut from = schema([parent().text(note).null()]);
    for table in from.tables.iter_mut().chain(&mut to.tables) {
        let name = |it: &str| format!("{}_{it}", &table.name.name[48..]);
        table.primary_key.iter_mut().for_each(|it| it.name = name("pkey"));
        table.foreign_keys.iter_mut().for_each(|it| it.name = name("fkey"));
    }
    Case {
        parent: LONG[0],
        child: LONG[1],
        rows: "INSERT INTO the_people_who_signed_up_for_the_yearly_conference_and_workshop VALUES (1, 'one'), (2, NULL);",
        then: &[(
            LONG[1],
            &[
                "the_number_of_the_person_who_signed_up_for_the_yearly_conferenc",
                "what_they_said_of_themselves_when_they_signed_up_for_the_yearly",
            ],
            &["1 one"],
        )],
        ..Case::new(Kind::Split, from, to)
    }
}

pub(crate) fn split_in_a_schema() -> Case {
    in_a_schema("recipes_split")
}

/// For who runs it beside that.
pub(crate) fn split_in_another_schema() -> Case {
    in_a_schema("recipes_expanded")
}

/// Each its own, as the cases run beside each other.
fn in_a_schema(schema_name: &str) -> Case {
    let [users, profiles] = ["users", "profiles"].map(|it| format!("{schema_name}.{it}"));
    let child = table(&profiles).integer("user_id").unique(&["user_id"]);
    let profiles = child.refers(&["user_id"], &users, &["id"]).on_delete(Action::Cascade);
    let users = || table(&users).text("name");
    let both = |it: T| it.text("bio").null().integer("age").null();
    Case {
        rows: "INSERT INTO {users} (id, name, bio, age) VALUES (1, 'Ada', 'a', 36), (2, 'Bob', NULL, 20), (3, 'Cyd', NULL, NULL);",
        then: &[("profiles", &["user_id", "bio", "age"], &["1 a 36", "2 NULL 20"])],
        ..Case::new(Kind::Split, schema([both(users())]), schema([users(), both(profiles)]))
    }
}

pub(crate) fn merge_in_a_schema() -> Case {
    let split = in_a_schema("recipes_merge");
    Case {
        rows: "INSERT INTO {users} (id, name) VALUES (1, 'Ada'), (2, 'Bob');
               INSERT INTO {profiles} (user_id, bio) VALUES (2, 'b');",
        then: &[("users", &["id", "bio"], &["1 NULL", "2 b"])],
        anew: &[("profiles", "id")],
        losses: &["what is in `profiles.id`"],
        ..Case::new(Kind::Merge, split.to, split.from)
    }
}

/// The parent is in the connection's own schema where an engine finds it from there.
pub(crate) fn split_into_a_schema() -> Case {
    let users = || table("users").text("name");
    let profiles = table("recipes_into.profiles").integer("user_id").unique(&["user_id"]);
    let profiles = profiles.refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade);
    let both = |it: T| it.text("bio").null().integer("age").null();
    Case {
        rows: "INSERT INTO {users} (id, name, bio, age) VALUES (1, 'Ada', 'a', 36), (2, 'Bob', NULL, 20), (3, 'Cyd', NULL, NULL);",
        then: &[("profiles", &["user_id", "bio", "age"], &["1 a 36", "2 NULL 20"])],
        ..Case::new(Kind::Split, schema([both(users())]), schema([users(), both(profiles)]))
    }
}
