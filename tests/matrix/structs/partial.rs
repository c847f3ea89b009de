//! Row structs beside the models: a part of the table's columns each, with all that a model has, their own rows on the
//! near side and the model's on the far one.

use diesel::dsl::not;
use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::count;

use super::plain::{script, tables};
use crate::cells::{every_engine, same};

tables!(one_query);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    id: i32,
    name: String,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_id: i32,
    note: Option<String>,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, on_delete = cascade)]
struct Grandchild {
    id: i32,
    child_id: i32,
    note: String,
}

/// A parent's key and name.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child, model = Parent)]
struct Name {
    name: String,
    id: i32,
}

/// A child's keys, from both of its sides.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, model = Child)]
#[has_one(Grandchild, model = Child)]
struct Keys {
    parent_id: i32,
    id: i32,
}

/// A child without its foreign key: it has queries and no handles.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, BelongsToOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, model = Child)]
struct Note {
    note: Option<String>,
}

fn name(n: usize) -> Name {
    Name { name: ["one", "two", "three"][n - 1].to_owned(), id: [1, 2, 3][n - 1] }
}

fn keys(n: usize) -> Keys {
    let (id, parent_id) = [(11, 1), (12, 2)][n - 1];
    Keys { parent_id, id }
}

fn note(n: usize) -> Note {
    Note { note: [Some("a child".to_owned()), None][n - 1].clone() }
}

fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { id, name: name.to_owned(), size }
}

fn child(n: usize) -> Child {
    let (id, parent_id, size) = [(11, 1, 110), (12, 2, 120)][n - 1];
    Child { id, parent_id, note: note(n).note, size }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".to_owned() }
}

every_engine! {
    fn with(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let rows = go!(Name::with_child().load(conn)).unwrap();
        same(rows, [(name(1), Some(child(1))), (name(2), Some(child(2))), (name(3), None)]);
        same(go!(Keys::with_grandchild().load(conn)).unwrap(), [(keys(1), Some(grandchild())), (keys(2), None)]);
    }

    fn existing(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        same(go!(Name::with_existing_child().load(conn)).unwrap(), [1, 2].map(|n| (name(n), child(n))));
        same(go!(Keys::with_existing_grandchild().load(conn)).unwrap(), [(keys(1), grandchild())]);
    }

    fn absent(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let rows = go!(Name::with_child().filter(not(Name::has_child())).load(conn)).unwrap();
        same(rows, [(name(3), None)]);
        assert_eq!(go!(name(3).child().get(conn)).unwrap(), None);
        assert_eq!(go!(keys(2).grandchild().get(conn)).unwrap(), None);
    }

    fn reverse(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        same(go!(Keys::with_parent().load(conn)).unwrap(), [1, 2].map(|n| (keys(n), parent(n))));
        same(go!(Note::with_parent().load(conn)).unwrap(), [1, 2].map(|n| (note(n), parent(n))));
        let named = children::table.inner_join(Note::parent_join()).select((Note::as_select(), Name::as_select()));
        let rows: Vec<(Note, Name)> = go!(named.load(conn)).unwrap();
        same(rows, [1, 2].map(|n| (note(n), name(n))));
    }

    fn has(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        same(go!(Name::query().filter(Name::has_child()).load(conn)).unwrap(), [1, 2].map(name));
        same(go!(Keys::query().filter(not(Keys::has_grandchild())).load(conn)).unwrap(), [keys(2)]);
    }

    fn get(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        for n in [1, 2] {
            assert_eq!(count!(conn, go!(name(n).child().get(conn)).unwrap()), (Some(child(n)), 1));
            assert_eq!(count!(conn, go!(keys(n).parent().get(conn)).unwrap()), (parent(n), 1));
        }
        assert_eq!(go!(keys(1).grandchild().get(conn)).unwrap(), Some(grandchild()));
    }

    fn batch(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let (slots, n) = count!(conn, go!(Name::child_of(&[3, 2, 1, 2].map(name)).get(conn)).unwrap());
        assert_eq!((slots, n), (vec![None, Some(child(2)), Some(child(1)), Some(child(2))], 1));
        let (slots, n) = count!(conn, go!(Keys::parent_of(&[2, 1, 2].map(keys)).get(conn)).unwrap());
        assert_eq!((slots, n), ([2, 1, 2].map(parent).into(), 1));
        let slots = go!(Keys::grandchild_of(&[2, 1].map(keys)).get(conn)).unwrap();
        assert_eq!(slots, [None, Some(grandchild())]);
    }

    fn chain(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let (rows, n) = count!(conn, go!(Name::with(Parent::CHILD.then(Child::GRANDCHILD)).all(conn)).unwrap());
        let expected = [
            (name(1), Some((child(1), Some(grandchild())))),
            (name(2), Some((child(2), None))),
            (name(3), None),
        ];
        same(rows, expected);
        assert_eq!(n, 1);
        let rows = go!(Keys::with((Keys::GRANDCHILD, Keys::PARENT)).all(conn)).unwrap();
        same(rows, [(keys(1), Some(grandchild()), parent(1)), (keys(2), None, parent(2))]);
        same(go!(Note::with(Child::PARENT).all(conn)).unwrap(), [1, 2].map(|n| (note(n), parent(n))));
    }
}
