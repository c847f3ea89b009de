//! Structs that derive Diesel's `Associations` too, over tables that are `joinable!`.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::plain::{script, tables};

tables!(one_query);
diesel::joinable!(children -> parents (parent_id));
diesel::joinable!(grandchildren -> children (child_id));

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    id: i32,
    name: String,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Associations, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children, belongs_to(Parent))]
#[belongs_to_one(Parent, on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_id: i32,
    note: Option<String>,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Associations, Model, BelongsToOne)]
#[diesel(table_name = grandchildren, belongs_to(Child))]
#[belongs_to_one(Child, on_delete = cascade)]
struct Grandchild {
    id: i32,
    child_id: i32,
    note: String,
}

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
