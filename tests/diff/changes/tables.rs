//! Of tables and of what is on them.

use super::{BOTH, Case, USERS, case, last, profiles, together, users};
use crate::build::{bare, named, table};
use diesel_one_to_one_schema::{
    change::Change,
    dialect::Dialect,
    schema::{Action, Column, Condition, Origin, Table},
};

pub(crate) fn a_table(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).0;
    case(&[users()], USERS, [Change::CreateTable(child)])
}

pub(crate) fn a_table_otherwise_called(_: Dialect) -> Case {
    let change = Change::RenameTable { from: named("users"), to: named("people") };
    case(&[users(), profiles().refers(&["user_id"], "users", &["id"])], BOTH, [change])
}

pub(crate) fn a_primary_key(_: Dialect) -> Case {
    let with = bare("users").integer("id").integer("of").key(&["of", "id"]);
    let key = with.0.primary_key.clone().expect("a key");
    let mut before = with;
    before.0.primary_key = None;
    case(&[before], "INSERT INTO users (id, of) VALUES (1, 2), (2, 2)", [Change::AddPrimaryKey(named("users"), key)])
}

/// A key that is counted stays so while it is none.
pub(crate) fn another_primary_key(_: Dialect) -> Case {
    let (name, before) = (named("users"), table("users").integer("code"));
    let [from, to] = [before.clone(), before.clone().key(&["code"])].map(|it| it.0.primary_key.expect("a key"));
    let counted = before.0.columns[0].clone();
    let changes = [
        Change::DropPrimaryKey(name.clone(), from),
        Change::DropColumn(name.clone(), counted),
        Change::AddPrimaryKey(name, to),
    ];
    together(case(&[before], "INSERT INTO users (code) VALUES (7), (8)", changes))
}

pub(crate) fn a_unique(_: Dialect) -> Case {
    let unique = users().unique(&["age", "id"]).0.uniques.remove(0);
    case(&[users()], USERS, [Change::AddUnique(named("users"), unique)])
}

/// MariaDB has none: there it is of all rows.
pub(crate) fn a_unique_of_some(dialect: Dialect) -> Case {
    let with = users().unique(&["age"]);
    let with = if dialect.partial_unique_index() { with.among(Condition::IsNull("name".into())) } else { with };
    case(&[users()], USERS, [Change::AddUnique(named("users"), with.0.uniques[0].clone())])
}

pub(crate) fn an_index(_: Dialect) -> Case {
    let index = users().index(&["age", "id"]).0.indexes.remove(0);
    case(&[users()], USERS, [Change::AddIndex(named("users"), index)])
}

pub(crate) fn a_foreign_key(dialect: Dialect) -> Case {
    let with = profiles().refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade).on_update(Action::Restrict);
    let with = if dialect.comments_on_constraints() { with.key_note("it's a note") } else { with };
    let with = if dialect.deferrable_foreign_key() { with.deferred() } else { with };
    case(&[users(), profiles()], BOTH, [Change::AddForeignKey(named("profiles"), with.0.foreign_keys[0].clone())])
}

pub(crate) fn a_foreign_key_that_does_something_else(_: Dialect) -> Case {
    let before = profiles().refers(&["user_id"], "users", &["id"]);
    let key = before.0.foreign_keys[0].clone();
    let other = before.clone().on_delete(Action::Cascade).0.foreign_keys.remove(0);
    let name = named("profiles");
    let changes = [Change::DropForeignKey(name.clone(), key), Change::AddForeignKey(name, other)];
    case(&[users(), before], BOTH, changes)
}

pub(crate) fn a_check(_: Dialect) -> Case {
    let check = users().check("users_age_check", "age > 0 AND name <> 'it''s'").0.checks.remove(0);
    case(&[users()], USERS, [Change::AddCheck(named("users"), check)])
}

pub(crate) fn a_comment(_: Dialect) -> Case {
    let change = |from: Option<&str>, to: Option<&str>| Change::Comment {
        table: named("users"),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    };
    let note = "it's \\ 100% \"a\" $$ comment";
    case(&[users()], USERS, [change(None, Some(note)), change(Some(note), None)])
}

/// SQLite has none: there it is in the file.
pub(crate) fn in_another_schema(dialect: Dialect) -> Case {
    let own = if dialect.schemas() { "changed_hr.details" } else { "details" };
    let before = table(own).text("phone");
    let all = before.clone().integer("age").null().unique(&["age"]).index(&["age", "id"]).comment("a comment");
    let all = all.check("details_age_check", "age > 0").refers(&["age"], own, &["id"]);
    let Table { mut columns, uniques, indexes, foreign_keys, checks, comment, .. } = all.0;
    let name = || named(own);
    let changes = [
        Change::AddColumn(name(), columns.remove(2)),
        Change::AddUnique(name(), uniques[0].clone()),
        Change::AddIndex(name(), indexes[0].clone()),
        Change::AddForeignKey(name(), foreign_keys[0].clone()),
        Change::AddCheck(name(), checks[0].clone()),
        Change::Comment { table: name(), from: None, to: comment },
    ];
    Case { rows: format!("INSERT INTO {own} (phone) VALUES ('1')"), ..case(&[before], "", changes) }
}

pub(crate) fn into_another_schema(dialect: Dialect) -> Case {
    let to = if dialect.schemas() { "changed_into.details" } else { "details" };
    let change = Change::RenameTable { from: named("moved_details"), to: named(to) };
    let create = Change::CreateSchema("changed_into".into());
    let rows = "INSERT INTO moved_details (phone) VALUES ('1')";
    let changes = if dialect.schemas() { vec![create, change] } else { vec![change] };
    together(case(&[table("moved_details").text("phone")], rows, changes))
}

pub(crate) fn hostile_names(_: Dialect) -> Case {
    let (name, column) = ("o'k %I $$ \\ \"a\" `b`", "it's 100% -- /* \\");
    let before = bare(name).integer("id").key(&["id"]).integer(column).null().index(&["id", column]);
    let mut with = before.clone().unique(&[column]).refers(&[column], name, &["id"]).integer("`\"'\\$$").identity();
    with.0.foreign_keys[0].name = "`f\"k' \\ $$".into();
    with.0.uniques[0].name = "`u\"k' \\ $$".into();
    let plain = Column { origin: Origin::Written, nullable: true, ..last(&with) };
    let changes = [
        Change::AddColumn(named(name), plain),
        Change::AddUnique(named(name), with.0.uniques[0].clone()),
        Change::AddForeignKey(named(name), with.0.foreign_keys[0].clone()),
        Change::RenameColumn { table: named(name), from: "`\"'\\$$".into(), to: "other`\"'\\$$".into() },
    ];
    case(&[before], "", changes)
}
