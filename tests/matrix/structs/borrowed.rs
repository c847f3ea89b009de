//! Row structs with a lifetime: what is loaded owns its text, what is written may borrow it.

use std::borrow::Cow;

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::plain::{script, tables};

tables!(one_query);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Words<'static>, name = child)]
struct Title<'a> {
    id: i32,
    name: Cow<'a, str>,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Title<'a>, foreign_key = parent_id, on_delete = cascade, name = parent, inverse = child)]
#[has_one(Remark<'a>, name = grandchild)]
struct Words<'a> {
    id: i32,
    parent_id: i32,
    note: Option<Cow<'a, str>>,
    size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Words<'static>, foreign_key = child_id, on_delete = cascade, name = child, inverse = grandchild)]
struct Remark<'a> {
    id: i32,
    child_id: i32,
    note: Cow<'a, str>,
}

type Parent = Title<'static>;
type Child = Words<'static>;
type Grandchild = Remark<'static>;

crate::cells::cells!(not_null);

fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { id, name: name.into(), size }
}

fn child(n: usize) -> Child {
    let (id, parent_id, note, size) = [(11, 1, Some("a child"), 110), (12, 2, None, 120)][n - 1];
    Child { id, parent_id, note: note.map(Cow::from), size }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".into() }
}
