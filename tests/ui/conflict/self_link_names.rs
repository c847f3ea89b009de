// A self link whose two sides have one name.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
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

#[derive(HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(Profile, foreign_key = user_id, on_delete = restrict)]
#[has_one(Profile)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
