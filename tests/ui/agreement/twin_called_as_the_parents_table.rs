// Two links to one parent, one of which bears the name of the parent's table.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
    }
}

diesel::table! {
    profiles (id) {
        id -> Integer,
        user_id -> Integer,
        other_id -> Integer,
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[has_one(Profile, name = users)]
struct User {
    id: i32,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[belongs_to_one(User, foreign_key = other_id, on_delete = cascade, name = other, inverse = users)]
struct Profile {
    id: i32,
    user_id: i32,
    other_id: i32,
    bio: String,
}

fn main() {}
