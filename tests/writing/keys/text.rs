//! Text.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;

use super::tour::tour;

diesel::table! {
    parents (id) {
        id -> Text,
        name -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> Text,
        parent_id -> Nullable<Text>,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    id: String,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = set_null)]
struct Child {
    id: String,
    parent_id: Option<String>,
    word: String,
}

fn tables(dialect: &str) -> String {
    ddl::create(models![Parent, Child], dialect.parse().unwrap()).unwrap().to_string()
}

fn key(n: usize) -> String {
    ["", "ключ", "it's \"two\""][n - 1].to_owned()
}

tour!(tests::every_engine);
