//! Unsigned integers, beyond the signed ones.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;

use super::tour::{on_mariadb, tour};

diesel::table! {
    parents (id) {
        id -> Unsigned<BigInt>,
        name -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> Unsigned<BigInt>,
        parent_id -> Nullable<Unsigned<BigInt>>,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents, check_for_backend(diesel::mysql::Mysql))]
#[has_one(Child)]
struct Parent {
    id: u64,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = children, check_for_backend(diesel::mysql::Mysql))]
#[belongs_to_one(Parent, on_delete = set_null)]
struct Child {
    id: u64,
    parent_id: Option<u64>,
    word: String,
}

fn tables(dialect: &str) -> String {
    ddl::create(models![Parent, Child], dialect.parse().unwrap()).unwrap().to_string()
}

fn key(n: usize) -> u64 {
    [u64::MAX - 1, 9_223_372_036_854_775_808, 7][n - 1]
}

tour!(on_mariadb);
