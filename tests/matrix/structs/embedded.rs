//! `#[diesel(embed)]`: columns of the table in a struct of their own, on both sides.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::plain::{script, tables};

tables!(one_query);

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = parents)]
struct Names {
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = children)]
struct Rest {
    size: i64,
    note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    #[diesel(embed)]
    names: Names,
    id: i32,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_id: i32,
    #[diesel(embed)]
    rest: Rest,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, on_delete = cascade)]
struct Grandchild {
    id: i32,
    child_id: i32,
    note: String,
}

crate::cells::cells!(not_null);

fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { names: Names { name: name.to_owned() }, id, size }
}

fn child(n: usize) -> Child {
    let (id, parent_id, note, size) = [(11, 1, Some("a child"), 110), (12, 2, None, 120)][n - 1];
    Child { id, parent_id, rest: Rest { size, note: note.map(str::to_owned) } }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".to_owned() }
}
