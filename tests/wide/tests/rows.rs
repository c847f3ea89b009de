//! What is loaded is what was inserted, from the first column to the last, in tables made of the models.
#![recursion_limit = "256"]

use diesel::connection::SimpleConnection as _;
use diesel::insert_into;
use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::*;
use diesel_one_to_one_schema::ddl;
use diesel_one_to_one_schema::dialect::Dialect;
use wide::{Child, Grandchild, Parent, children, grandchildren, parents};

/// Two parents with a child and one without; of the children, one with a child that holds nothing but its keys. And
/// another such one without a parent.
fn stored() -> SqliteConnection {
    filled(&tables())
}

fn tables() -> String {
    ddl::create(models![Parent, Child, Grandchild], Dialect::Sqlite).unwrap().to_string()
}

fn filled(tables: &str) -> SqliteConnection {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    diesel_one_to_one::sqlite::enforce_foreign_keys(&mut conn).unwrap();
    conn.batch_execute(tables).unwrap();
    for n in 1..=3 {
        insert_into(parents::table).values(&Parent::new(n)).execute(&mut conn).unwrap();
    }
    for n in 1..=2 {
        insert_into(children::table).values(&Child::new(n)).execute(&mut conn).unwrap();
    }
    for each in [grandchild(), free()] {
        insert_into(grandchildren::table).values(&each).execute(&mut conn).unwrap();
    }
    conn
}

fn grandchild() -> Grandchild {
    Grandchild::new(1, Some(&Child::new(1)))
}

fn free() -> Grandchild {
    Grandchild::new(2, None)
}

#[test]
fn with_child() {
    let rows = Parent::with_child().order(parents::id).load(&mut stored()).unwrap();
    let expected = [(1, Some(1)), (2, Some(2)), (3, None)];
    assert_eq!(rows, expected.map(|(n, child)| (Parent::new(n), child.map(Child::new))));
}

#[test]
fn with_existing_child() {
    let rows = Parent::with_existing_child().order(parents::id).load(&mut stored()).unwrap();
    assert_eq!(rows, [1, 2].map(|n| (Parent::new(n), Child::new(n))));
}

#[test]
fn absent() {
    let absent = Parent::with_child().filter(diesel::dsl::not(Parent::has_child()));
    assert_eq!(absent.load(&mut stored()).unwrap(), [(Parent::new(3), None)]);
}

#[test]
fn all_null_but_the_keys_is_there() {
    let rows = Child::with_grandchild().order(children::id).load(&mut stored()).unwrap();
    assert_eq!(rows, [(Child::new(1), Some(grandchild())), (Child::new(2), None)]);
}

#[test]
fn reverse() {
    let conn = &mut stored();
    let rows = Child::with_parent().order(children::id).load(conn).unwrap();
    assert_eq!(rows, [1, 2].map(|n| (Child::new(n), Parent::new(n))));
    let rows = Grandchild::with_child().order(grandchildren::id).load(conn).unwrap();
    assert_eq!(rows, [(grandchild(), Some(Child::new(1))), (free(), None)]);
}

#[test]
fn get() {
    let conn = &mut stored();
    assert_eq!(Parent::new(2).child().get(conn).unwrap(), Some(Child::new(2)));
    assert_eq!(Parent::new(3).child().get(conn).unwrap(), None);
    assert_eq!(Child::new(2).parent().get(conn).unwrap(), Parent::new(2));
    assert_eq!(free().child().get(conn).unwrap(), None);
}

#[test]
fn batch() {
    let conn = &mut stored();
    let children = Parent::child_of(&[3, 2, 1, 2].map(Parent::new)).get(conn).unwrap();
    assert_eq!(children, [None, Some(2), Some(1), Some(2)].map(|child| child.map(Child::new)));
    let parents = Child::parent_of(&[2, 1].map(Child::new)).get(conn).unwrap();
    assert_eq!(parents, [2, 1].map(Parent::new));
}

#[test]
fn plan() {
    let conn = &mut stored();
    let mut rows = Parent::with(Parent::CHILD.then(Child::GRANDCHILD)).all(conn).unwrap();
    rows.sort_by_key(|(parent, _)| *parent.id());
    let expected = [
        (Parent::new(1), Some((Child::new(1), Some(grandchild())))),
        (Parent::new(2), Some((Child::new(2), None))),
        (Parent::new(3), None),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_null_in_the_last_column_is_an_error() {
    let conn = &mut filled(&tables().replace("\"last\" INTEGER NOT NULL", "\"last\" INTEGER"));
    assert_eq!(Parent::with_child().load(conn).unwrap().len(), 3);
    conn.batch_execute("UPDATE children SET last = NULL").unwrap();
    Parent::with_child().load(conn).unwrap_err();
}
