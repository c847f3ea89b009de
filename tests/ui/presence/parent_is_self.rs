// `Self` has no name.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
    }
}

diesel::table! {
    profiles (id) {
        id -> Integer,
        user_id -> Integer,
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(Queryable, Selectable, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
}

#[derive(Queryable, Selectable, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(Self, foreign_key = user_id, on_delete = cascade, name = previous, inverse = next)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
