//! What refers to what.

use super::{CHILDREN, Case, case, profiles, users};
use crate::build::{T, table};
use diesel_one_to_one_schema::{dialect::Dialect, schema::Action};

fn refers() -> T {
    profiles().refers(&["user_id"], "users", &["id"])
}

fn child(name: &'static str, from: T, to: T) -> Case {
    case(name, [users(), from], [users(), to]).rows(CHILDREN)
}

pub(crate) fn foreign_key_added(_: Dialect) -> Case {
    child("foreign_key_added", profiles(), refers()).stopped(
        "INSERT INTO profiles (user_id) VALUES (7)",
        "a row of `users` for each `user_id` of `profiles`",
        "DELETE FROM profiles WHERE user_id = 7",
    )
}

pub(crate) fn foreign_key_dropped(_: Dialect) -> Case {
    child("foreign_key_dropped", refers(), profiles())
}

pub(crate) fn on_delete_changed(_: Dialect) -> Case {
    child("on_delete_changed", refers().on_delete(Action::Restrict), refers().on_delete(Action::Cascade))
}

pub(crate) fn on_update_changed(_: Dialect) -> Case {
    child("on_update_changed", refers(), refers().on_update(Action::Cascade))
}

/// MariaDB has no such key.
pub(crate) fn deferral_changed(_: Dialect) -> Case {
    child("deferral_changed", refers(), refers().deferred())
}

pub(crate) fn key_note_changed(_: Dialect) -> Case {
    child("key_note_changed", refers().key_note("one"), refers().key_note("it's another"))
}

pub(crate) fn column_with_a_foreign_key_added(_: Dialect) -> Case {
    let to = profiles().integer("mentor_id").null().refers(&["mentor_id"], "users", &["id"]).on_delete(Action::SetNull);
    child("column_with_a_foreign_key_added", profiles(), to.unique(&["mentor_id"]))
}

pub(crate) fn reference_to_another_column(_: Dialect) -> Case {
    let parent = || table("users").integer("code").unique(&["code"]);
    let to = |column| table("profiles").integer("user_id").refers(&["user_id"], "users", &[column]);
    case("reference_to_another_column", [parent(), to("id")], [parent(), to("code")])
        .rows("INSERT INTO users (code) VALUES (2), (1); INSERT INTO profiles (user_id) VALUES (1), (2)")
}

fn coded() -> T {
    users().integer("code").unique(&["code"])
}

fn by_code() -> T {
    table("profiles").integer("user_id").refers(&["user_id"], "users", &["code"])
}

const CODED: &str =
    "INSERT INTO users (name, code) VALUES ('Ada', 1), ('Bob', 2); INSERT INTO profiles (user_id) VALUES (1), (2)";

/// SQLite makes the parent anew while its child is there.
pub(crate) fn what_is_referred_to_goes_with_its_child(_: Dialect) -> Case {
    case("what_is_referred_to_goes_with_its_child", [coded(), by_code()], [users()]).rows(CODED).only_empty_back()
}

pub(crate) fn what_is_referred_to_goes_and_the_child_stays(_: Dialect) -> Case {
    let name = "what_is_referred_to_goes_and_the_child_stays";
    case(name, [coded(), by_code()], [users(), refers()]).rows(CODED).only_empty_back()
}

/// On the way back what it refers to comes, and is nothing yet.
pub(crate) fn what_is_referred_to_goes_and_the_key_with_it(_: Dialect) -> Case {
    let name = "what_is_referred_to_goes_and_the_key_with_it";
    let coded = users().integer("code").null().unique(&["code"]);
    case(name, [coded, by_code()], [users(), profiles()]).rows(CODED).only_empty_back()
}

/// A new table refers to what comes with it.
pub(crate) fn reference_to_what_comes(_: Dialect) -> Case {
    let coded = users().integer("code").null().unique(&["code"]).check("any", "name <> ''");
    case("reference_to_what_comes", [users()], [coded, by_code()]).rows(super::USERS)
}

/// What is new of each is what the other refers to.
pub(crate) fn cycle_of_what_comes(_: Dialect) -> Case {
    let from = || [table("users").integer("age").check("of_age", "age > 17"), profiles()];
    let users = table("users").integer("age").check("of_age", "age > 16").integer("code").null().unique(&["code"]);
    let users = users.integer("profile_code").null().refers(&["profile_code"], "profiles", &["code"]);
    let profiles = profiles().integer("code").null().unique(&["code"]).check("any", "user_id > 0");
    let profiles = profiles.integer("user_code").null().refers(&["user_code"], "users", &["code"]);
    case("cycle_of_what_comes", from(), [users, profiles])
        .rows("INSERT INTO users (age) VALUES (20), (30); INSERT INTO profiles (user_id) VALUES (1), (2)")
}

pub(crate) fn reference_to_another_table(_: Dialect) -> Case {
    let to = |parent| profiles().unique(&["user_id"]).refers(&["user_id"], parent, &["id"]).on_delete(Action::Cascade);
    let people = || table("people").text("name");
    case("reference_to_another_table", [users(), people(), to("users")], [users(), people(), to("people")])
        .rows(&format!("{CHILDREN}; INSERT INTO people (name) VALUES ('Ada'), ('Bob')"))
}

/// The parent is a new table.
pub(crate) fn reference_to_a_new_table(_: Dialect) -> Case {
    let to = |parent| profiles().refers(&["user_id"], parent, &["id"]).on_delete(Action::Cascade);
    let people = table("people").text("name");
    case("reference_to_a_new_table", [users(), to("users")], [people, to("people")])
}

pub(crate) fn self_reference_added(_: Dialect) -> Case {
    let employees = || table("employees").integer("mentor_id").null();
    let to = employees().refers(&["mentor_id"], "employees", &["id"]).on_delete(Action::SetNull).unique(&["mentor_id"]);
    case("self_reference_added", [employees()], [to]).rows("INSERT INTO employees (mentor_id) VALUES (NULL), (1), (2)")
}

pub(crate) fn self_reference_altered(_: Dialect) -> Case {
    let employees = || {
        let it = table("employees").integer("mentor_id").null();
        it.refers(&["mentor_id"], "employees", &["id"]).on_delete(Action::Restrict)
    };
    let to = employees().check("employees_check", "mentor_id IS NULL OR 1 = 1").text("name").default_text("x");
    case("self_reference_altered", [employees()], [to])
        .rows("INSERT INTO employees (mentor_id) VALUES (NULL), (1), (2)")
}

/// A parent with children and grandchildren is altered.
pub(crate) fn parent_altered(_: Dialect) -> Case {
    let child = || refers().unique(&["user_id"]).on_delete(Action::Cascade);
    let grandchild = || {
        let it = table("avatars").integer("profile_id").unique(&["profile_id"]);
        it.refers(&["profile_id"], "profiles", &["id"]).on_delete(Action::Cascade)
    };
    let parent = users().check("users_name_check", "name <> ''");
    case("parent_altered", [users(), child(), grandchild()], [parent, child(), grandchild()])
        .rows(&format!("{CHILDREN}; INSERT INTO avatars (profile_id) VALUES (2), (1)"))
}

pub(crate) fn two_keys_of_one_column(_: Dialect) -> Case {
    let people = || table("people").text("name");
    let from = || refers().on_delete(Action::Cascade);
    let mut to = from().refers(&["user_id"], "people", &["id"]);
    to.0.foreign_keys[1].name = "profiles_user_id_fkey2".into();
    case("two_keys_of_one_column", [users(), people(), from()], [users(), people(), to])
        .rows(&format!("{CHILDREN}; INSERT INTO people (name) VALUES ('Ada'), ('Bob')"))
}
