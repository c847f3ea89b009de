//! A library with models of its own, which calls ours by another name. What it knows of a database is its schema.

use diesel::prelude::*;
use o2o::prelude::{BelongsToOne, HasOne, Model};

/// The tables.
#[allow(missing_docs, reason = "as in any `schema.rs`")]
pub mod schema {
    diesel::table! {
        parents (id) {
            id -> Integer,
            name -> Text,
            size -> BigInt,
        }
    }

    diesel::table! {
        children (id) {
            id -> Integer,
            parent_id -> Integer,
            note -> Nullable<Text>,
            size -> BigInt,
        }
    }

    diesel::table! {
        grandchildren (id) {
            id -> Integer,
            child_id -> Integer,
            note -> Text,
        }
    }

    diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);
}

/// The parent.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = schema::parents)]
#[model(crate = o2o)]
#[has_one(Child)]
pub struct Parent {
    /// Its key.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: i64,
}

/// The child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = schema::children)]
#[model(crate = o2o)]
#[belongs_to_one(Parent, on_delete = cascade)]
#[has_one(Grandchild)]
pub struct Child {
    /// Its key.
    pub id: i32,
    /// Its parent's.
    pub parent_id: i32,
    /// A note, perhaps.
    pub note: Option<String>,
    /// Its size.
    pub size: i64,
}

/// The grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = schema::grandchildren)]
#[model(crate = o2o)]
#[belongs_to_one(Child, on_delete = cascade)]
pub struct Grandchild {
    /// Its key.
    pub id: i32,
    /// Its parent's.
    pub child_id: i32,
    /// A note.
    pub note: String,
}
