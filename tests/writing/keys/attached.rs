//! Tables of an attached file, which SQLite names by its schema.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::tour::{on_sqlite, tour};

diesel::table! {
    beside.parents (id) {
        id -> Integer,
        name -> Text,
    }
}

diesel::table! {
    beside.children (id) {
        id -> Integer,
        parent_id -> Nullable<Integer>,
        word -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[model(schema = beside)]
#[has_one(Child)]
struct Parent {
    id: i32,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = children)]
#[model(schema = beside)]
#[belongs_to_one(Parent, on_delete = set_null)]
struct Child {
    id: i32,
    parent_id: Option<i32>,
    word: String,
}

fn tables(_: &str) -> String {
    "ATTACH ':memory:' AS beside;
     CREATE TABLE beside.parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
     CREATE TABLE beside.children (id INTEGER PRIMARY KEY, word TEXT NOT NULL,
         parent_id INTEGER UNIQUE REFERENCES parents (id) ON DELETE SET NULL);"
        .to_owned()
}

fn key(n: usize) -> i32 {
    [1, 2, 3][n - 1]
}

tour!(on_sqlite);
