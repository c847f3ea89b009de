//! Names of every kind, schemas, and everything at once.

use super::{CHILDREN, Case, case, profiles, users};
use crate::{
    build::{T, bare, table},
    live::quoted,
};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{dialect::Dialect, schema::Action};

const TABLE: &str = "o'k %I $$ \\ \"a\" `b`";
const COLUMN: &str = "it's 100% -- /* \\";

fn hostile() -> T {
    bare(TABLE).integer("id").key(&["id"]).integer(COLUMN).null()
}

fn hostile_row(dialect: Dialect) -> String {
    let [table, column] = [TABLE, COLUMN].map(|it| quoted(it, dialect));
    format!("INSERT INTO {table} (id, {column}) VALUES (1, 1), (2, NULL)")
}

pub(crate) fn hostile_names_altered(dialect: Dialect) -> Case {
    let mut to = hostile().unique(&[COLUMN]).refers(&[COLUMN], TABLE, &["id"]).index(&[COLUMN, "id"]);
    to = to.integer("`\"'\\$$").default("1").comment("it's `\"\\ $$ 100%");
    case("hostile_names_altered", [hostile()], [to]).rows(&hostile_row(dialect))
}

pub(crate) fn hostile_names_renamed(dialect: Dialect) -> Case {
    let (other, column) = ("other `\"'\\ $$", "another `\"'\\ 100%");
    let to = bare(other).integer("id").key(&["id"]).column(column, L::BigInt).null();
    case("hostile_names_renamed", [hostile()], [to])
        .was(other, TABLE)
        .column_was(other, column, COLUMN)
        .rows(&hostile_row(dialect))
}

/// SQLite has no schemas.
pub(crate) fn schema_of_its_own_altered(_: Dialect) -> Case {
    let people = || table("diff_hr.people").text("name");
    let details = || table("diff_hr.details").integer("person_id");
    let to = details().unique(&["person_id"]).refers(&["person_id"], "diff_hr.people", &["id"]).text("phone").null();
    let to = to.index(&["person_id", "id"]).check("details_check", "person_id > 0").comment("a comment");
    let person = people().unique(&["name"]).integer("age").default("1");
    case("schema_of_its_own_altered", [people(), details()], [person, to])
        .rows("INSERT INTO diff_hr.people (name) VALUES ('Ada'); INSERT INTO diff_hr.details (person_id) VALUES (1)")
}

pub(crate) fn schema_comes(_: Dialect) -> Case {
    case("schema_comes", [users()], [users(), table("diff_new.details").text("phone")])
        .rows("INSERT INTO users (name) VALUES ('Ada')")
}

pub(crate) fn table_goes_into_a_schema(_: Dialect) -> Case {
    case("table_goes_into_a_schema", [table("diff_moved").text("name")], [table("diff_into.moved").text("name")])
        .was("diff_into.moved", "diff_moved")
        .rows("INSERT INTO diff_moved (name) VALUES ('Ada')")
}

pub(crate) fn everything_at_once(_: Dialect) -> Case {
    let goes = table("sessions").integer("user_id").refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade);
    let from = users().integer("age").null().index(&["age"]).check("of_age", "age > 17").text("nick").null();
    let child = profiles().refers(&["user_id"], "users", &["id"]).on_delete(Action::Restrict).text("bio").null();
    let to = table("people").text("full_name").note("all of it").column("age", L::BigInt).null().integer("next").null();
    let to = to.generated("age + 1").unique(&["full_name"]).check("older", "age > 18").comment("those who are");
    let details = table("details").integer("person_id").unique(&["person_id"]).text("bio").default_text("-");
    let details = details.refers(&["person_id"], "people", &["id"]).on_delete(Action::Cascade);
    let comes = bare("avatars").integer("person_id").key(&["person_id"]).refers(&["person_id"], "people", &["id"]);
    case("everything_at_once", [from, child, goes], [comes, details, to])
        .was("people", "users")
        .was("details", "profiles")
        .column_was("people", "full_name", "name")
        .column_was("details", "person_id", "user_id")
        .rows(&format!("{CHILDREN}; UPDATE profiles SET bio = 'a'; INSERT INTO sessions (user_id) VALUES (1)"))
}
