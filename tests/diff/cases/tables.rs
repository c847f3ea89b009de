//! Tables that come and go.

use super::{CHILDREN, Case, USERS, case, profiles, users};
use crate::build::table;
use diesel_one_to_one_schema::{dialect::Dialect, schema::Action};

pub(crate) fn nothing_to_do(_: Dialect) -> Case {
    case("nothing_to_do", [users(), profiles()], [users(), profiles()]).rows(CHILDREN)
}

pub(crate) fn from_nothing(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    case("from_nothing", [], [child, users()])
}

pub(crate) fn to_nothing(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).on_delete(Action::Restrict);
    case("to_nothing", [users(), child], []).rows(CHILDREN)
}

pub(crate) fn table_added(_: Dialect) -> Case {
    case("table_added", [users()], [users(), profiles()]).rows(USERS)
}

pub(crate) fn table_dropped(_: Dialect) -> Case {
    case("table_dropped", [profiles(), users()], [users()]).rows(CHILDREN)
}

pub(crate) fn child_added(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade);
    case("child_added", [users()], [users(), child]).rows(USERS)
}

pub(crate) fn child_dropped(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).on_delete(Action::Restrict);
    case("child_dropped", [users(), child], [users()]).rows(CHILDREN)
}

pub(crate) fn child_and_parent_added(_: Dialect) -> Case {
    let [child, grandchild] = [("profiles", "users"), ("avatars", "profiles")].map(|(name, parent)| {
        table(name).integer("of").unique(&["of"]).refers(&["of"], parent, &["id"]).on_delete(Action::Cascade)
    });
    case("child_and_parent_added", [], [grandchild, child, users()])
}

/// The child stays, and refers no more.
pub(crate) fn parent_dropped(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]);
    case(
        "parent_dropped",
        [users(), child.clone().refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade)],
        [child],
    )
    .rows(CHILDREN)
    .only_empty_back()
}

fn cycle() -> [crate::build::T; 2] {
    let country = table("countries").integer("capital_id").null().unique(&["capital_id"]);
    let city = table("cities").integer("country_id").refers(&["country_id"], "countries", &["id"]);
    [country.refers(&["capital_id"], "cities", &["id"]).on_delete(Action::SetNull), city]
}

const CYCLE: &str = "INSERT INTO countries (capital_id) VALUES (NULL), (NULL);
    INSERT INTO cities (country_id) VALUES (1), (2); UPDATE countries SET capital_id = id";

pub(crate) fn cycle_added(_: Dialect) -> Case {
    let [country, city] = cycle();
    case("cycle_added", [users()], [country, users(), city]).rows(USERS)
}

pub(crate) fn cycle_dropped(_: Dialect) -> Case {
    let [country, city] = cycle();
    case("cycle_dropped", [country, city, users()], [users()]).rows(CYCLE)
}

pub(crate) fn cycle_closed(_: Dialect) -> Case {
    let [country, city] = cycle();
    let mut open = country.clone();
    open.0.foreign_keys.clear();
    case("cycle_closed", [open, city.clone()], [country, city]).rows(CYCLE)
}

pub(crate) fn cycle_altered(_: Dialect) -> Case {
    let [country, city] = cycle();
    let other = |it: crate::build::T| it.text("name").default_text("x").check("it_has_a_name", "name <> ''");
    case("cycle_altered", [country.clone(), city.clone()], [other(country), other(city)]).rows(CYCLE)
}
