// A primary key is never NULL.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
    }
}

diesel::table! {
    profiles (user_id) {
        user_id -> Integer,
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(Queryable, Selectable, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
}

#[derive(Queryable, Selectable, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[diesel(primary_key(user_id))]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    user_id: Option<i32>,
    bio: String,
}

fn main() {}
