//! What every row meets.

use super::{Case, USERS, case, users};
use crate::build::T;
use diesel_one_to_one_schema::dialect::Dialect;

fn aged() -> T {
    users().integer("age").default("20")
}

pub(crate) fn check_added(_: Dialect) -> Case {
    case("check_added", [aged()], [aged().check("users_age_check", "age > 17")]).rows(USERS).stopped(
        "INSERT INTO users (name, age) VALUES ('Eve', 3)",
        "`users` meets `age > 17`",
        "DELETE FROM users WHERE age = 3",
    )
}

pub(crate) fn check_dropped(_: Dialect) -> Case {
    case("check_dropped", [aged().check("users_age_check", "age > 17")], [aged()]).rows(USERS)
}

pub(crate) fn check_changed(_: Dialect) -> Case {
    let with = |expression| aged().check("users_age_check", expression);
    case("check_changed", [with("age > 17")], [with("age > 18 AND name <> 'it''s'")]).rows(USERS)
}

pub(crate) fn check_on_a_new_column(_: Dialect) -> Case {
    case("check_on_a_new_column", [users()], [aged().check("users_age_check", "age > 17")]).rows(USERS)
}

pub(crate) fn type_under_a_check(_: Dialect) -> Case {
    use diesel_one_to_one::definition::LogicalType as L;
    let with = |logical| users().column("age", logical).default("20").check("users_age_check", "age > 17");
    case("type_under_a_check", [with(L::Integer)], [with(L::BigInt)]).rows(USERS)
}

/// Both at once: a condition means the same of the narrower number.
pub(crate) fn check_added_under_another_type(_: Dialect) -> Case {
    use diesel_one_to_one::definition::LogicalType as L;
    let to = users().column("age", L::BigInt).default("20").check("users_age_check", "age > 17");
    case("check_added_under_another_type", [aged()], [to]).rows(USERS).stopped(
        "INSERT INTO users (name, age) VALUES ('Eve', 3)",
        "`users` meets `age > 17`",
        "DELETE FROM users WHERE age = 3",
    )
}
