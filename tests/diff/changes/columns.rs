//! Of columns.

use super::{BOTH, Case, USERS, case, column, last, profiles, together, users};
use crate::build::{bare, named, table};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    change::Change,
    dialect::Dialect,
    schema::{Column, Origin},
};

pub(crate) fn a_column(_: Dialect) -> Case {
    let with = last(&users().text("mail").null().note("it's a note"));
    case(&[users()], USERS, [Change::AddColumn(named("users"), with)])
}

pub(crate) fn a_column_with_a_default(_: Dialect) -> Case {
    let [a, b] =
        [users().integer("a").default("40 + 2"), users().text("b").default_text("it's \\ %")].map(|it| last(&it));
    case(&[users()], USERS, [a, b].map(|it| Change::AddColumn(named("users"), it)))
}

pub(crate) fn a_generated_column(_: Dialect) -> Case {
    let with = last(&users().integer("double").null().generated("age * 2"));
    case(&[users()], USERS, [Change::AddColumn(named("users"), with)])
}

pub(crate) fn a_counted_column(_: Dialect) -> Case {
    let before = bare("users").text("name");
    let with = table("users");
    let key = with.0.primary_key.clone().expect("a key");
    let changes = [Change::AddColumn(named("users"), last(&with)), Change::AddPrimaryKey(named("users"), key)];
    together(case(&[before], "INSERT INTO users (name) VALUES ('Ada'), ('Bob')", changes))
}

pub(crate) fn a_column_otherwise_called(_: Dialect) -> Case {
    let change = Change::RenameColumn { table: named("users"), from: "name".into(), to: "full name".into() };
    case(&[users()], USERS, [change])
}

pub(crate) fn a_column_otherwise_called_under_keys(_: Dialect) -> Case {
    let change = Change::RenameColumn { table: named("profiles"), from: "user_id".into(), to: "owner".into() };
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    case(&[users(), child], BOTH, [change])
}

pub(crate) fn a_wider_type(_: Dialect) -> Case {
    column(|t| t.integer("c"), "INSERT INTO t (number, c) VALUES (1, 5)", |t| t.column("c", L::BigInt))
}

pub(crate) fn an_integer_as_text(_: Dialect) -> Case {
    column(|t| t.integer("c"), "INSERT INTO t (number, c) VALUES (1, 5)", |t| t.text("c"))
}

pub(crate) fn a_type_under_a_default(_: Dialect) -> Case {
    column(|t| t.integer("c").default("7"), "INSERT INTO t (number) VALUES (1)", |t| t.text("c").default_text("seven"))
}

pub(crate) fn a_bool(_: Dialect) -> Case {
    column(
        |t| t.column("c", L::SmallInt),
        "INSERT INTO t (number, c) VALUES (1, 1), (2, 0)",
        |t| t.column("c", L::Bool),
    )
}

pub(crate) fn a_double(_: Dialect) -> Case {
    column(|t| t.column("c", L::Float), "INSERT INTO t (number, c) VALUES (1, 1.5)", |t| t.column("c", L::Double))
}

pub(crate) fn bytes(_: Dialect) -> Case {
    column(|t| t.text("c"), "INSERT INTO t (number, c) VALUES (1, 'abc')", |t| t.column("c", L::Binary))
}

pub(crate) fn a_day_as_a_moment(_: Dialect) -> Case {
    column(
        |t| t.column("c", L::Date),
        "INSERT INTO t (number, c) VALUES (1, '2026-11-22')",
        |t| t.column("c", L::Timestamp),
    )
}

pub(crate) fn a_column_that_may_be_null(_: Dialect) -> Case {
    column(|t| t.integer("c"), "INSERT INTO t (number, c) VALUES (1, 5)", |t| t.integer("c").null())
}

pub(crate) fn a_default(_: Dialect) -> Case {
    column(|t| t.integer("c"), "INSERT INTO t (number, c) VALUES (1, 5)", |t| t.integer("c").default("6"))
}

pub(crate) fn a_text_as_default(_: Dialect) -> Case {
    column(
        |t| t.text("c").default_text("a"),
        "INSERT INTO t (number) VALUES (1)",
        |t| t.text("c").default_text("it's \\ 100%"),
    )
}

pub(crate) fn a_column_that_is_computed(_: Dialect) -> Case {
    // what it is when it is not computed any more: on MariaDB what is computed is never NOT NULL
    column(
        |t| t.integer("c").null(),
        "INSERT INTO t (number, c) VALUES (1, 2)",
        |t| t.integer("c").null().generated("number + 1"),
    )
}

pub(crate) fn a_column_that_is_computed_otherwise(_: Dialect) -> Case {
    column(
        |t| t.integer("c").null().generated("number + 1").note("a note"),
        "INSERT INTO t (number) VALUES (1)",
        |t| t.integer("c").null().generated("number + 2").note("another"),
    )
}

pub(crate) fn a_note(_: Dialect) -> Case {
    column(
        |t| t.text("c").default_text("x").note("it's \\ a note"),
        "INSERT INTO t (number) VALUES (1)",
        |t| t.text("c").default_text("x"),
    )
}

pub(crate) fn everything_of_a_column(_: Dialect) -> Case {
    column(
        |t| t.integer("c").default("5").note("one"),
        "INSERT INTO t (number) VALUES (1)",
        |t| t.text("c").null().default_text("five").note("another"),
    )
}

pub(crate) fn a_column_that_is_counted(_: Dialect) -> Case {
    let before = bare("t").integer("id").key(&["id"]).integer("number");
    let from = before.0.columns[0].clone();
    let to = Column { origin: Origin::Identity, ..from.clone() };
    let change = Change::AlterColumn { table: named("t"), from, to };
    case(&[before], "INSERT INTO t (id, number) VALUES (0, 1), (7, 2)", [change])
}

pub(crate) fn a_wider_counted_column(_: Dialect) -> Case {
    let before = table("t").integer("number");
    let from = before.0.columns[0].clone();
    let to = Column { data_type: L::BigInt.into(), ..from.clone() };
    let change = Change::AlterColumn { table: named("t"), from, to };
    case(&[before], "INSERT INTO t (number) VALUES (1), (2)", [change])
}
