//! A type parameter: what a column is read into is said where the struct is named.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::plain::{script, tables};

tables!(one_query);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Cover<String>, name = child)]
struct Parent {
    id: i32,
    name: String,
    size: i64,
}

/// Its parent has no parameter, its child has its own.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = cascade, inverse = child)]
#[has_one(Remark<T>, name = grandchild)]
struct Cover<T> {
    id: i32,
    parent_id: i32,
    note: Option<T>,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Cover<T>, foreign_key = child_id, on_delete = cascade, name = child, inverse = grandchild)]
struct Remark<T> {
    id: i32,
    child_id: i32,
    note: T,
}

type Child = Cover<String>;
type Grandchild = Remark<String>;

crate::cells::cells!(not_null);

fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { id, name: name.to_owned(), size }
}

fn child(n: usize) -> Child {
    let (id, parent_id, note, size) = [(11, 1, Some("a child"), 110), (12, 2, None, 120)][n - 1];
    Child { id, parent_id, note: note.map(str::to_owned), size }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".to_owned() }
}
