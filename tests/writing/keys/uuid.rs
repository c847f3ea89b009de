//! UUIDs, as each engine stores them.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;
use tests::guid::Guid;

use super::tour::tour;

diesel::table! {
    parents (id) {
        id -> tests::guid::Bytes16,
        name -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> tests::guid::Bytes16,
        parent_id -> Nullable<tests::guid::Bytes16>,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    #[model(sql_type(sqlite = "BLOB", postgres = "UUID", mariadb = "BINARY(16)"))]
    id: Guid,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = set_null)]
struct Child {
    #[model(sql_type(sqlite = "BLOB", postgres = "UUID", mariadb = "BINARY(16)"))]
    id: Guid,
    #[model(sql_type(sqlite = "BLOB", postgres = "UUID", mariadb = "BINARY(16)"))]
    parent_id: Option<Guid>,
    word: String,
}

fn tables(dialect: &str) -> String {
    ddl::create(models![Parent, Child], dialect.parse().unwrap()).unwrap().to_string()
}

fn key(n: usize) -> Guid {
    [Guid([0; 16]), Guid([0xff; 16]), Guid([0x55; 16])][n - 1]
}

tour!(tests::every_engine);
