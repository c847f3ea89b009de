//! Each kind of change and its inverse, over rows: the database is then as the schema that the change makes of the one
//! before, and as the one before.

mod columns;
mod tables;

use crate::{
    apply::apply,
    build::{T, named, schema, table},
    catalog::Catalog,
    live::{Reads, dialect, execute, is, rows},
    run::{Scripts, migrate, scripts},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    change::Change,
    diff::Hints,
    plan::plan,
    schema::{Column, Schema, Table},
    script::{change_script, create_script, drop_script},
};

pub(crate) use columns::*;
pub(crate) use tables::*;

/// A schema, rows of it, and changes, each of what those before make.
pub(crate) struct Case {
    schema: Schema,
    rows: String,
    changes: Vec<Vec<Change>>,
}

fn case(tables: &[T], rows: &'static str, changes: impl IntoIterator<Item = Change>) -> Case {
    Case {
        schema: schema(tables.to_vec()),
        rows: rows.to_owned(),
        changes: changes.into_iter().map(|it| vec![it]).collect(),
    }
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
fn last(with: &T) -> Column {
    with.0.columns.last().expect("a column").clone()
}

/// The last column, or one of that name, becomes another.
fn altered(from: &T, to: &T) -> Change {
    let (from, to) = (last(from), last(to));
    Change::AlterColumn { table: named("t"), from, to }
}

/// A column `c` of a table `t`, before and after.
fn column(before: fn(T) -> T, rows: &'static str, after: fn(T) -> T) -> Case {
    let one = table("t").integer("number");
    let (before, after) = (before(one.clone()), after(one));
    let change = altered(&before, &after);
    case(&[before], rows, [change])
}

pub(crate) fn run<E: Catalog<Connection: Reads>>(case: &Case) {
    let dialect = dialect::<E>();
    let Case { schema, rows: insert, changes } = case;
    let database = E::fresh();
    let conn = &mut database.connect();
    let mut schemas = vec![schema.clone()];
    for changes in changes {
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
    if dialect.adds_foreign_keys() {
        alter::<E>(conn, changes, &schemas);
    } else {
        plan_each::<E>(conn, changes, &schemas);
    }
    assert_eq!(kept::<E>(conn, &schemas[0], &schemas), before);
    for schema in &schemas {
        drop_all::<E>(conn, schema);
    }
}

/// Each change and its inverse; on MariaDB twice.
fn alter<E: Catalog<Connection: Reads>>(conn: &mut E::Connection, changes: &[Vec<Change>], schemas: &[Schema]) {
    let dialect = dialect::<E>();
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
    for (changes, schema) in changes.iter().zip(schemas).rev() {
        let inverse: Vec<Change> = changes.iter().rev().filter_map(Change::inverse).collect();
        again(&inverse, schema);
    }
}

/// Where an engine has no words for most of them: what a plan makes of each.
fn plan_each<E: Catalog<Connection: Reads>>(conn: &mut E::Connection, changes: &[Vec<Change>], schemas: &[Schema]) {
    let mut back = Vec::new();
    for (changes, both) in changes.iter().zip(schemas.windows(2)) {
        let mut hints = Hints::default();
        for change in changes {
            match change.clone() {
                Change::RenameTable { from, to } => drop(hints.tables.insert(to, from)),
                Change::RenameColumn { table, from, to } => drop(hints.columns.insert((table, to), from)),
                _ => {}
            }
        }
        let plan = plan(&both[0], &both[1], &hints, dialect::<E>()).unwrap_or_else(|errors| panic!("{errors}"));
        let Scripts { up, down } = scripts::<E>(conn, &plan);
        migrate::<E>(conn, &up);
        is::<E>(conn, &both[1], &up.concat());
        back.push((down, &both[0]));
    }
    for (down, schema) in back.into_iter().rev() {
        migrate::<E>(conn, &down);
        is::<E>(conn, schema, &down.concat());
    }
}

fn drop_all<E: Catalog>(conn: &mut E::Connection, schema: &Schema) {
    let drop = drop_script(schema, dialect::<E>()).unwrap();
    drop.statements.iter().for_each(|it| std::mem::drop(conn.batch_execute(&it.sql)));
}

/// The rows of each table of the first schema, in the columns that it has in all of them.
fn kept<E: Catalog<Connection: Reads>>(conn: &mut E::Connection, first: &Schema, all: &[Schema]) -> Vec<Vec<String>> {
    let stays = |table: &Table, column: &str| {
        all.iter()
            .all(|it| it.table(&table.name).is_none_or(|it| it.column(column).is_some_and(|it| !it.is_generated())))
    };
    let mut kept = Vec::new();
    for table in &first.tables {
        let columns: Vec<&str> =
            table.columns.iter().map(|it| it.name.as_str()).filter(|it| stays(table, it)).collect();
        kept.push(rows::<E>(conn, &table.name, &columns));
    }
    kept
}
