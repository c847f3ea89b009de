//! Several columns that may be NULL, all of them or one: a key of which a part is NULL refers to nothing, as SQL has it.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    parents (tenant_id, id) {
        tenant_id -> Integer,
        id -> BigInt,
    }
}

diesel::table! {
    children (tenant_id, id) {
        tenant_id -> Integer,
        id -> Integer,
        parent_tenant_id -> Nullable<Integer>,
        parent_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    grandchildren (tenant_id, id) {
        tenant_id -> Integer,
        id -> Integer,
        child_id -> Nullable<Integer>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents, primary_key(tenant_id, id))]
#[has_one(Child)]
struct Parent {
    tenant_id: i32,
    id: i64,
}

/// Both columns of the key may be NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children, primary_key(tenant_id, id))]
#[belongs_to_one(Parent, foreign_key = (parent_tenant_id, parent_id), on_delete = set_null)]
#[has_one(Grandchild)]
struct Child {
    tenant_id: i32,
    id: i32,
    parent_tenant_id: Option<i32>,
    parent_id: Option<i64>,
}

/// One column of the key is NOT NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren, primary_key(tenant_id, id))]
#[belongs_to_one(Child, foreign_key = (tenant_id, child_id), on_delete = cascade)]
struct Grandchild {
    tenant_id: i32,
    id: i32,
    child_id: Option<i32>,
}

crate::cells::cells!(nullable);

mod one_column_not_null {
    use tests::{count, every_engine};

    use super::*;

    every_engine! {
        fn its_other_column_is_what_frees_a_grandchild(conn) {
            go!(conn.batch_execute(&script(DIALECT))).unwrap();
            go!(conn.batch_execute("INSERT INTO grandchildren (tenant_id, id, child_id) VALUES (1, 2, NULL)")).unwrap();
            let free = Grandchild { tenant_id: 1, id: 2, child_id: None };
            let rows = go!(Grandchild::with_child().load(conn)).unwrap();
            same(rows, [(grandchild(), Some(child(1))), (free.clone(), None)]);
            assert_eq!(count!(conn, go!(free.child().get(conn)).unwrap()), (None, 0));
            let slots = go!(Grandchild::child_of(&[free, grandchild()]).get(conn)).unwrap();
            assert_eq!(slots, [None, Some(child(1))]);
        }
    }
}

fn script(dialect: &str) -> String {
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect)
        + "INSERT INTO parents (tenant_id, id) VALUES (1, 2), (2, 1), (1, 1);
           INSERT INTO children (tenant_id, id, parent_tenant_id, parent_id) VALUES
               (1, 1, 1, 2), (2, 1, 2, 1), (1, 2, 1, NULL), (1, 3, NULL, 1), (1, 4, NULL, NULL), (2, 2, 1, NULL);
           INSERT INTO grandchildren (tenant_id, id, child_id) VALUES (1, 1, 1)"
}

fn parent(n: usize) -> Parent {
    let (tenant_id, id) = [(1, 2), (2, 1), (1, 1)][n - 1];
    Parent { tenant_id, id }
}

fn child(n: usize) -> Child {
    let (tenant_id, parent_id) = [(1, 2), (2, 1)][n - 1];
    Child { tenant_id, id: 1, parent_tenant_id: Some(tenant_id), parent_id: Some(parent_id) }
}

/// With the parent three's tenant, with its number, and with neither.
fn free_children() -> [(Child, Option<Parent>); 4] {
    let free = [(1, 2, Some(1), None), (1, 3, None, Some(1)), (1, 4, None, None), (2, 2, Some(1), None)];
    free.map(|(tenant_id, id, parent_tenant_id, parent_id)| {
        (Child { tenant_id, id, parent_tenant_id, parent_id }, None)
    })
}

fn grandchild() -> Grandchild {
    Grandchild { tenant_id: 1, id: 1, child_id: Some(1) }
}
