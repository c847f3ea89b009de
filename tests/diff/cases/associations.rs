//! Associations that become others.

use super::{CHILDREN, Case, case, profiles, users};
use crate::build::{T, bare, table};
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Action, Condition},
};

fn refers() -> T {
    profiles().refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade)
}

pub(crate) fn one_becomes_many(_: Dialect) -> Case {
    case("one_becomes_many", [users(), refers().unique(&["user_id"])], [users(), refers()]).rows(CHILDREN)
}

pub(crate) fn one_becomes_many_with_an_index(_: Dialect) -> Case {
    let [from, to] = [refers().unique(&["user_id"]), refers().index(&["user_id"])];
    case("one_becomes_many_with_an_index", [users(), from], [users(), to]).rows(CHILDREN)
}

pub(crate) fn many_become_one(_: Dialect) -> Case {
    case("many_become_one", [users(), refers()], [users(), refers().unique(&["user_id"])]).rows(CHILDREN).stopped(
        "INSERT INTO profiles (id, user_id) VALUES (9, 1)",
        "one row of `profiles` for each `user_id`",
        "DELETE FROM profiles WHERE id = 9",
    )
}

fn shared() -> T {
    bare("profiles")
        .integer("user_id")
        .key(&["user_id"])
        .refers(&["user_id"], "users", &["id"])
        .on_delete(Action::Cascade)
}

pub(crate) fn shared_key_becomes_foreign_key(_: Dialect) -> Case {
    case("shared_key_becomes_foreign_key", [users(), shared()], [users(), refers().unique(&["user_id"])]).rows(CHILDREN)
}

pub(crate) fn foreign_key_becomes_shared_key(_: Dialect) -> Case {
    case("foreign_key_becomes_shared_key", [users(), refers().unique(&["user_id"])], [users(), shared()]).rows(CHILDREN)
}

pub(crate) fn link_becomes_required(_: Dialect) -> Case {
    let with = |child: T| child.unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    let from = with(table("profiles").integer("user_id").null()).on_delete(Action::SetNull);
    let to = with(profiles()).on_delete(Action::Cascade);
    case("link_becomes_required", [users(), from], [users(), to]).rows(CHILDREN).stopped(
        "INSERT INTO profiles (user_id) VALUES (NULL)",
        "`profiles.user_id` is not NULL",
        "DELETE FROM profiles WHERE user_id IS NULL",
    )
}

pub(crate) fn link_becomes_optional(_: Dialect) -> Case {
    let with = |child: T| child.unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    let from = with(profiles()).on_delete(Action::Cascade);
    let to = with(table("profiles").integer("user_id").null()).on_delete(Action::SetNull);
    case("link_becomes_optional", [users(), from], [users(), to]).rows(CHILDREN)
}

/// Home and work.
pub(crate) fn second_link_added(_: Dialect) -> Case {
    let one = |it: T, column| it.integer(column).null().unique(&[column]).refers(&[column], "addresses", &["id"]);
    let addresses = || table("addresses").text("street");
    let from = one(users(), "home_id").on_delete(Action::SetNull);
    let to = one(from.clone(), "work_id").on_delete(Action::SetNull);
    case("second_link_added", [addresses(), from], [addresses(), to])
        .rows("INSERT INTO addresses (street) VALUES ('a'), ('b'); INSERT INTO users (name, home_id) VALUES ('Ada', 2)")
}

pub(crate) fn owning_side_changes(_: Dialect) -> Case {
    let child = table("profiles").text("bio");
    let owner = users().integer("profile_id").null().unique(&["profile_id"]);
    case(
        "owning_side_changes",
        [users(), child.clone().integer("user_id").null().unique(&["user_id"]).refers(&["user_id"], "users", &["id"])],
        [owner.refers(&["profile_id"], "profiles", &["id"]), child],
    )
    .rows("INSERT INTO users (name) VALUES ('Ada'); INSERT INTO profiles (bio, user_id) VALUES ('a', 1)")
}

/// On MariaDB what is scoped is a column that is computed.
pub(crate) fn association_becomes_scoped(dialect: Dialect) -> Case {
    let with = || refers().column("deleted_at", diesel_one_to_one::definition::LogicalType::Timestamp).null();
    let to = if dialect.partial_unique_index() {
        with().unique(&["user_id"]).among(Condition::IsNull("deleted_at".into()))
    } else {
        let live = with().integer("live_user_id").null();
        live.generated("CASE WHEN deleted_at IS NULL THEN user_id END").unique(&["live_user_id"])
    };
    case("association_becomes_scoped", [users(), with().unique(&["user_id"])], [users(), to]).rows(CHILDREN)
}

pub(crate) fn composite_foreign_key(_: Dialect) -> Case {
    let parent = || bare("users").integer("tenant").integer("id").key(&["tenant", "id"]);
    let child = || table("profiles").integer("tenant").integer("user_id");
    let to = child().unique(&["tenant", "user_id"]).refers(&["tenant", "user_id"], "users", &["tenant", "id"]);
    case("composite_foreign_key", [parent(), child()], [parent(), to.on_delete(Action::Cascade)]).rows(
        "INSERT INTO users (tenant, id) VALUES (1, 1), (1, 2); INSERT INTO profiles (tenant, user_id) VALUES (1, 2)",
    )
}
