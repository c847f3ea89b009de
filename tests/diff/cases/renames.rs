//! What is called otherwise.

use super::{CHILDREN, Case, USERS, case, profiles, users};
use crate::build::{T, table};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{dialect::Dialect, schema::Action};

fn child_of(parent: &str) -> T {
    profiles().unique(&["user_id"]).refers(&["user_id"], parent, &["id"]).on_delete(Action::Cascade)
}

fn people() -> T {
    table("people").text("name")
}

pub(crate) fn table_renamed(_: Dialect) -> Case {
    case("table_renamed", [users()], [people()]).was("people", "users").rows(USERS)
}

pub(crate) fn table_with_children_renamed(_: Dialect) -> Case {
    case("table_with_children_renamed", [users(), child_of("users")], [people(), child_of("people")])
        .was("people", "users")
        .rows(CHILDREN)
}

pub(crate) fn child_renamed(_: Dialect) -> Case {
    let to = table("details").integer("user_id").unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    case("child_renamed", [users(), child_of("users")], [users(), to.on_delete(Action::Cascade)])
        .was("details", "profiles")
        .rows(CHILDREN)
}

pub(crate) fn column_renamed(_: Dialect) -> Case {
    case("column_renamed", [users()], [table("users").text("full name")])
        .column_was("users", "full name", "name")
        .rows(USERS)
}

pub(crate) fn column_renamed_under_keys(_: Dialect) -> Case {
    let to = table("profiles").integer("owner_id").unique(&["owner_id"]).refers(&["owner_id"], "users", &["id"]);
    case("column_renamed_under_keys", [users(), child_of("users")], [users(), to.on_delete(Action::Cascade)])
        .column_was("profiles", "owner_id", "user_id")
        .rows(CHILDREN)
}

pub(crate) fn column_renamed_that_is_referred_to(_: Dialect) -> Case {
    let parent = |code| table("users").integer(code).unique(&[code]);
    let child = |code| table("profiles").integer("user_code").refers(&["user_code"], "users", &[code]);
    case("column_renamed_that_is_referred_to", [parent("code"), child("code")], [parent("number"), child("number")])
        .column_was("users", "number", "code")
        .rows("INSERT INTO users (code) VALUES (7); INSERT INTO profiles (user_code) VALUES (7)")
}

pub(crate) fn column_renamed_under_a_check(_: Dialect) -> Case {
    let with = |age: &str| users().integer(age).default("20").check("of_age", &format!("{age} > 17"));
    case("column_renamed_under_a_check", [with("age")], [with("years")]).column_was("users", "years", "age").rows(USERS)
}

pub(crate) fn column_renamed_under_a_generated_one(_: Dialect) -> Case {
    let with = |age: &str| users().integer(age).default("20").integer("next").null().generated(&format!("{age} + 1"));
    case("column_renamed_under_a_generated_one", [with("age")], [with("years")])
        .column_was("users", "years", "age")
        .rows(USERS)
}

pub(crate) fn column_renamed_and_altered(_: Dialect) -> Case {
    let from = users().integer("age").null();
    let to = users().column("years", L::BigInt).default("20").note("comes");
    case("column_renamed_and_altered", [from], [to])
        .column_was("users", "years", "age")
        .rows("INSERT INTO users (name, age) VALUES ('Ada', 36)")
        .stopped(
            "INSERT INTO users (name) VALUES ('Eve')",
            "`users.age` is not NULL",
            "DELETE FROM users WHERE age IS NULL",
        )
}

pub(crate) fn table_renamed_and_altered(_: Dialect) -> Case {
    let to = table("people").text("name").integer("age").null().index(&["age"]).comment("those who are");
    case("table_renamed_and_altered", [users(), child_of("users")], [to, child_of("people")])
        .was("people", "users")
        .rows(CHILDREN)
}

pub(crate) fn table_and_its_column_renamed(_: Dialect) -> Case {
    let to = table("people").text("full_name").unique(&["full_name"]);
    case("table_and_its_column_renamed", [users().unique(&["name"])], [to])
        .was("people", "users")
        .column_was("people", "full_name", "name")
        .rows(USERS)
}

/// Both of them.
pub(crate) fn parent_and_child_renamed(_: Dialect) -> Case {
    let to = table("details").integer("person_id").unique(&["person_id"]).refers(&["person_id"], "people", &["id"]);
    case("parent_and_child_renamed", [users(), child_of("users")], [people(), to.on_delete(Action::Restrict)])
        .was("people", "users")
        .was("details", "profiles")
        .column_was("details", "person_id", "user_id")
        .rows(CHILDREN)
}
