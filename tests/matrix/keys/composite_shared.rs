//! Several columns that are the primary key and the foreign key in one, all the way down.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    parents (tenant_id, id) {
        tenant_id -> Integer,
        id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    children (tenant_id, parent_id) {
        tenant_id -> Integer,
        parent_id -> BigInt,
        size -> Nullable<Integer>,
    }
}

diesel::table! {
    grandchildren (tenant_id, child_id) {
        tenant_id -> Integer,
        child_id -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents, primary_key(tenant_id, id))]
#[has_one(Child)]
struct Parent {
    tenant_id: i32,
    id: i64,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children, primary_key(tenant_id, parent_id))]
#[belongs_to_one(Parent, foreign_key = (tenant_id, parent_id), on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    tenant_id: i32,
    parent_id: i64,
    size: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren, primary_key(tenant_id, child_id))]
#[belongs_to_one(Child, foreign_key = (tenant_id, child_id), on_delete = cascade)]
struct Grandchild {
    tenant_id: i32,
    child_id: i64,
}

crate::cells::cells!(not_null);

fn script(dialect: &str) -> String {
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect)
        + "INSERT INTO parents (tenant_id, id, name) VALUES (1, 2, 'one'), (2, 1, 'two'), (1, 1, 'three');
           INSERT INTO children (tenant_id, parent_id, size) VALUES (1, 2, NULL), (2, 1, 4);
           INSERT INTO grandchildren (tenant_id, child_id) VALUES (1, 2)"
}

fn parent(n: usize) -> Parent {
    let (tenant_id, id, name) = [(1, 2, "one"), (2, 1, "two"), (1, 1, "three")][n - 1];
    Parent { tenant_id, id, name: name.to_owned() }
}

fn child(n: usize) -> Child {
    let (tenant_id, parent_id, size) = [(1, 2, None), (2, 1, Some(4))][n - 1];
    Child { tenant_id, parent_id, size }
}

fn grandchild() -> Grandchild {
    Grandchild { tenant_id: 1, child_id: 2 }
}
