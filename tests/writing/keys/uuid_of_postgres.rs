//! UUIDs as Diesel has them.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;
use uuid::Uuid;

use super::tour::{on_postgres, tour};

diesel::table! {
    parents (id) {
        id -> Uuid,
        name -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> Uuid,
        parent_id -> Nullable<Uuid>,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents, check_for_backend(diesel::pg::Pg))]
#[has_one(Child)]
struct Parent {
    id: Uuid,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = children, check_for_backend(diesel::pg::Pg))]
#[belongs_to_one(Parent, on_delete = set_null)]
struct Child {
    id: Uuid,
    parent_id: Option<Uuid>,
    word: String,
}

fn tables(dialect: &str) -> String {
    ddl::create(models![Parent, Child], dialect.parse().unwrap()).unwrap().to_string()
}

fn key(n: usize) -> Uuid {
    Uuid::from_u128([0, u128::MAX, 7][n - 1])
}

tour!(on_postgres);
