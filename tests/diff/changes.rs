//! Each kind of change and its inverse, over rows: the database is then as the schema that the change makes of the one
//! before, and as the one before.

use crate::{
    apply::apply,
    build::{T, bare, named, schema, table},
    catalog::Catalog,
    live::{Reads, dialect, execute, is, rows},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    change::Change,
    dialect::Dialect,
    schema::{Action, Column, Condition, Origin, Schema, Table},
    script::{change_script, create_script, drop_script},
};

/// A schema, rows of it, and changes, each of what those before make.
pub(crate) struct Case {
    schema: Schema,
    rows: &'static str,
    changes: Vec<Vec<Change>>,
}

fn case(tables: &[T], rows: &'static str, changes: impl IntoIterator<Item = Change>) -> Case {
    Case { schema: schema(tables.to_vec()), rows, changes: changes.into_iter().map(|it| vec![it]).collect() }
}

/// Changes between which no engine need be as the schema says.
fn together(of: Case) -> Case {
    Case { changes: vec![of.changes.concat()], ..of }
}

fn users() -> T {
    table("users").text("name").integer("age").null()
}

const USERS: &str = "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Bob', NULL)";

fn profiles() -> T {
    table("profiles").integer("user_id")
}

const BOTH: &str = "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Bob', 7);
    INSERT INTO profiles (user_id) VALUES (1), (2)";

/// The last column of a table that has it.
fn last(with: T) -> Column {
    with.0.columns.last().expect("a column").clone()
}

/// The last column, or one of that name, becomes another.
fn altered(from: &T, to: T) -> Change {
    let (from, to) = (last(from.clone()), last(to));
    Change::AlterColumn { table: named("t"), from, to }
}

/// A column `c` of a table `t`, before and after.
fn column(before: fn(T) -> T, rows: &'static str, after: fn(T) -> T) -> Case {
    let one = table("t").integer("number");
    let (before, after) = (before(one.clone()), after(one));
    let change = altered(&before, after);
    case(&[before], rows, [change])
}

pub(crate) fn a_table(_: Dialect) -> Case {
    let child = profiles().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).0;
    case(&[users()], USERS, [Change::CreateTable(child)])
}

pub(crate) fn a_table_otherwise_called(_: Dialect) -> Case {
    let change = Change::RenameTable { from: named("users"), to: named("people") };
    case(&[users(), profiles().refers(&["user_id"], "users", &["id"])], BOTH, [change])
}

pub(crate) fn a_column(_: Dialect) -> Case {
    let with = last(users().text("mail").null().note("it's a note"));
    case(&[users()], USERS, [Change::AddColumn(named("users"), with)])
}

pub(crate) fn a_column_with_a_default(_: Dialect) -> Case {
    let [a, b] = [users().integer("a").default("40 + 2"), users().text("b").default_text("it's \\ %")].map(last);
    case(&[users()], USERS, [a, b].map(|it| Change::AddColumn(named("users"), it)))
}

pub(crate) fn a_generated_column(_: Dialect) -> Case {
    let with = last(users().integer("double").null().generated("age * 2"));
    case(&[users()], USERS, [Change::AddColumn(named("users"), with)])
}

pub(crate) fn a_counted_column(_: Dialect) -> Case {
    let before = bare("users").text("name");
    let with = table("users");
    let key = with.0.primary_key.clone().expect("a key");
    let changes = [Change::AddColumn(named("users"), last(with)), Change::AddPrimaryKey(named("users"), key)];
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

pub(crate) fn in_another_schema(_: Dialect) -> Case {
    let before = table("changed_hr.details").text("phone");
    let all = before.clone().integer("age").null().unique(&["age"]).index(&["age", "id"]).comment("a comment");
    let all = all.check("details_age_check", "age > 0").refers(&["age"], "changed_hr.details", &["id"]);
    let Table { mut columns, uniques, indexes, foreign_keys, checks, comment, .. } = all.0;
    let name = || named("changed_hr.details");
    let changes = [
        Change::CreateSchema("changed_hr".into()),
        Change::AddColumn(name(), columns.remove(2)),
        Change::AddUnique(name(), uniques[0].clone()),
        Change::AddIndex(name(), indexes[0].clone()),
        Change::AddForeignKey(name(), foreign_keys[0].clone()),
        Change::AddCheck(name(), checks[0].clone()),
        Change::Comment { table: name(), from: None, to: comment },
    ];
    case(&[before], "INSERT INTO changed_hr.details (phone) VALUES ('1')", changes)
}

pub(crate) fn into_another_schema(_: Dialect) -> Case {
    let change = Change::RenameTable { from: named("moved_details"), to: named("changed_into.details") };
    let create = Change::CreateSchema("changed_into".into());
    let rows = "INSERT INTO moved_details (phone) VALUES ('1')";
    case(&[table("moved_details").text("phone")], rows, [create, change])
}

pub(crate) fn hostile_names(_: Dialect) -> Case {
    let (name, column) = ("o'k %I $$ \\ \"a\" `b`", "it's 100% -- /* \\");
    let before = bare(name).integer("id").key(&["id"]).integer(column).null().index(&["id", column]);
    let mut with = before.clone().unique(&[column]).refers(&[column], name, &["id"]).integer("`\"'\\$$").identity();
    with.0.foreign_keys[0].name = "`f\"k' \\ $$".into();
    with.0.uniques[0].name = "`u\"k' \\ $$".into();
    let plain = Column { origin: Origin::Written, nullable: true, ..last(with.clone()) };
    let changes = [
        Change::AddColumn(named(name), plain),
        Change::AddUnique(named(name), with.0.uniques[0].clone()),
        Change::AddForeignKey(named(name), with.0.foreign_keys[0].clone()),
        Change::RenameColumn { table: named(name), from: "`\"'\\$$".into(), to: "other`\"'\\$$".into() },
    ];
    case(&[before], "", changes)
}

pub(crate) fn run<E: Catalog<Connection: Reads>>(case: Case) {
    let dialect = dialect::<E>();
    let Case { schema, rows: insert, changes } = case;
    let database = E::fresh();
    let conn = &mut database.connect();
    let mut schemas = vec![schema];
    for changes in &changes {
        let mut next = schemas.last().expect("a schema").clone();
        for change in changes.iter().filter(|it| !matches!(it, Change::CreateSchema(_))) {
            apply(&mut next, change);
        }
        schemas.push(next);
    }
    // what is in a schema is not the test's own: a failed run may have left it there
    for schema in &schemas {
        drop_all::<E>(conn, schema);
    }
    execute::<E>(conn, &create_script(&schemas[0], dialect).unwrap().to_string());
    execute::<E>(conn, insert);
    is::<E>(conn, &schemas[0], "creation");
    let before = kept::<E>(conn, &schemas[0], &schemas);
    let mut again = |changes: &[Change], schema: &Schema| {
        let scripts = changes.iter().map(|it| change_script(it, dialect).to_string());
        let script = scripts.inspect(|it| assert!(!it.is_empty(), "{changes:?}")).collect::<String>();
        let times = if dialect.transactional_ddl() { 1 } else { 2 };
        for _ in 0..times {
            execute::<E>(conn, &script);
            is::<E>(conn, schema, &script);
        }
    };
    for (changes, schema) in changes.iter().zip(&schemas[1..]) {
        again(changes, schema);
    }
    for (changes, schema) in changes.iter().zip(&schemas).rev() {
        let inverse: Vec<Change> = changes.iter().rev().filter_map(Change::inverse).collect();
        if !inverse.is_empty() {
            again(&inverse, schema);
        }
    }
    assert_eq!(kept::<E>(conn, &schemas[0], &schemas), before);
    schemas.iter().for_each(|it| drop_all::<E>(conn, it));
}

fn drop_all<E: Catalog>(conn: &mut E::Connection, schema: &Schema) {
    let drop = drop_script(schema, dialect::<E>()).unwrap();
    drop.statements.iter().for_each(|it| std::mem::drop(conn.batch_execute(&it.sql)));
}

/// The rows of each table of the first schema, in the columns that it has in all of them.
fn kept<E: Catalog<Connection: Reads>>(conn: &mut E::Connection, first: &Schema, all: &[Schema]) -> Vec<Vec<String>> {
    let stays = |table: &Table, column: &str| {
        all.iter().all(|it| it.table(&table.name).is_none_or(|it| it.column(column).is_some()))
    };
    let mut kept = Vec::new();
    for table in &first.tables {
        let columns: Vec<&str> =
            table.columns.iter().map(|it| it.name.as_str()).filter(|it| stays(table, it)).collect();
        kept.push(rows::<E>(conn, &table.name, &columns));
    }
    kept
}
