//! Primary keys, what is unique, and indexes.

use super::{CHILDREN, Case, USERS, case, profiles, users};
use crate::build::{T, bare, table};
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Action, Condition},
};

pub(crate) fn primary_key_changed(_: Dialect) -> Case {
    let with = || bare("items").integer("a").integer("b");
    case("primary_key_changed", [with().key(&["a"])], [with().key(&["b"])])
        .rows("INSERT INTO items (a, b) VALUES (1, 3), (2, 4)")
        .stopped(
            "INSERT INTO items (a, b) VALUES (5, 3)",
            "one row of `items` for each `b`",
            "DELETE FROM items WHERE a = 5",
        )
}

pub(crate) fn primary_key_becomes_composite(_: Dialect) -> Case {
    let with = || bare("items").integer("a").integer("b");
    case("primary_key_becomes_composite", [with().key(&["a"])], [with().key(&["b", "a"])])
        .rows("INSERT INTO items (a, b) VALUES (1, 3), (2, 3)")
}

/// The one that is counted goes.
pub(crate) fn counted_key_replaced(_: Dialect) -> Case {
    case("counted_key_replaced", [table("items").integer("code")], [bare("items").integer("code").key(&["code"])])
        .rows("INSERT INTO items (code) VALUES (7), (8)")
}

/// One that is counted comes.
pub(crate) fn counted_key_added(_: Dialect) -> Case {
    let with = bare("items").integer("code").unique(&["code"]);
    case(
        "counted_key_added",
        [bare("items").integer("code").key(&["code"])],
        [with.integer("id").identity().key(&["id"])],
    )
    .rows("INSERT INTO items (code) VALUES (7), (8)")
}

/// And those that refer to it, to what was it.
pub(crate) fn primary_key_changed_under_children(_: Dialect) -> Case {
    let child = || table("profiles").integer("code").refers(&["code"], "users", &["code"]).on_delete(Action::Cascade);
    let parent = || bare("users").integer("id").integer("code");
    case(
        "primary_key_changed_under_children",
        [parent().key(&["code"]), child()],
        [parent().key(&["id"]).unique(&["code"]), child()],
    )
    .rows("INSERT INTO users (id, code) VALUES (1, 7), (2, 8); INSERT INTO profiles (code) VALUES (7), (8), (8)")
}

fn two() -> T {
    table("items").integer("a").integer("b").null()
}

const TWO: &str = "INSERT INTO items (a, b) VALUES (1, 2), (2, 2), (3, NULL)";

pub(crate) fn unique_added(_: Dialect) -> Case {
    case("unique_added", [two()], [two().unique(&["a"])]).rows(TWO).stopped(
        "INSERT INTO items (a) VALUES (1)",
        "one row of `items` for each `a`",
        "DELETE FROM items WHERE a = 1 AND b IS NULL",
    )
}

pub(crate) fn unique_dropped(_: Dialect) -> Case {
    case("unique_dropped", [two().unique(&["a"])], [two()]).rows(TWO)
}

pub(crate) fn unique_over_other_columns(_: Dialect) -> Case {
    case("unique_over_other_columns", [two().unique(&["a"])], [two().unique(&["b", "a"])]).rows(TWO)
}

/// MariaDB has none of these.
pub(crate) fn unique_of_some_added(_: Dialect) -> Case {
    let to = two().unique(&["b"]).among(Condition::Expression("a > 2".into()));
    case("unique_of_some_added", [two()], [to]).rows(TWO)
}

pub(crate) fn unique_of_some_becomes_of_all(dialect: Dialect) -> Case {
    let from = two().unique(&["a"]);
    let from = if dialect.partial_unique_index() { from.among(Condition::IsNull("b".into())) } else { two() };
    case("unique_of_some_becomes_of_all", [from], [two().unique(&["a"])]).rows(TWO)
}

pub(crate) fn unique_that_is_referred_to_dropped(_: Dialect) -> Case {
    let parent = || table("users").integer("code").unique(&["code"]);
    let plain = table("users").integer("code");
    let child = || table("profiles").integer("code");
    case(
        "unique_that_is_referred_to_dropped",
        [parent(), child().refers(&["code"], "users", &["code"])],
        [plain, child()],
    )
    .rows("INSERT INTO users (code) VALUES (7); INSERT INTO profiles (code) VALUES (7)")
}

pub(crate) fn index_added(_: Dialect) -> Case {
    case("index_added", [two()], [two().index(&["b", "a"])]).rows(TWO)
}

pub(crate) fn index_dropped(_: Dialect) -> Case {
    case("index_dropped", [two().index(&["a"])], [two()]).rows(TWO)
}

pub(crate) fn index_over_other_columns(_: Dialect) -> Case {
    case("index_over_other_columns", [two().index(&["a"])], [two().index(&["a", "b"])]).rows(TWO)
}

/// Text of any length becomes text with a bound on MariaDB.
pub(crate) fn text_under_a_new_index(_: Dialect) -> Case {
    case("text_under_a_new_index", [users()], [users().index(&["name"])]).rows(USERS)
}

pub(crate) fn text_under_a_new_unique(_: Dialect) -> Case {
    case("text_under_a_new_unique", [users()], [users().unique(&["name"])]).rows(USERS)
}

/// And the index of the foreign key with it.
pub(crate) fn index_of_a_foreign_key(_: Dialect) -> Case {
    let child = || profiles().refers(&["user_id"], "users", &["id"]);
    case("index_of_a_foreign_key", [users(), child()], [users(), child().index(&["user_id"])]).rows(CHILDREN)
}

pub(crate) fn index_of_a_foreign_key_dropped(_: Dialect) -> Case {
    let child = || profiles().refers(&["user_id"], "users", &["id"]);
    case("index_of_a_foreign_key_dropped", [users(), child().index(&["user_id"])], [users(), child()]).rows(CHILDREN)
}
