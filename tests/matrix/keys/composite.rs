//! Several columns that are NOT NULL: each table is a tenant's, and each number is one tenant's and the other's too.

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
    children (tenant_id, id) {
        tenant_id -> Integer,
        id -> SmallInt,
        parent_id -> BigInt,
    }
}

diesel::table! {
    grandchildren (id) {
        id -> Integer,
        tenant_id -> Integer,
        child_id -> SmallInt,
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
#[diesel(table_name = children, primary_key(tenant_id, id))]
#[belongs_to_one(Parent, foreign_key = (tenant_id, parent_id), on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    tenant_id: i32,
    id: i16,
    parent_id: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, foreign_key = (tenant_id, child_id), on_delete = cascade)]
struct Grandchild {
    id: i32,
    tenant_id: i32,
    child_id: i16,
}

crate::cells::cells!(not_null);

fn script(dialect: &str) -> String {
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect)
        + "INSERT INTO parents (tenant_id, id, name) VALUES (1, 2, 'one'), (2, 1, 'two'), (1, 1, 'three');
           INSERT INTO children (tenant_id, id, parent_id) VALUES (1, 1, 2), (2, 1, 1);
           INSERT INTO grandchildren (id, tenant_id, child_id) VALUES (1, 1, 1)"
}

fn parent(n: usize) -> Parent {
    let (tenant_id, id, name) = [(1, 2, "one"), (2, 1, "two"), (1, 1, "three")][n - 1];
    Parent { tenant_id, id, name: name.to_owned() }
}

fn child(n: usize) -> Child {
    let (tenant_id, parent_id) = [(1, 2), (2, 1)][n - 1];
    Child { tenant_id, id: 1, parent_id }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 1, tenant_id: 1, child_id: 1 }
}
