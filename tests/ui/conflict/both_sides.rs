// A struct in the middle has the functions of both of its sides.

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

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
}

diesel::table! {
    avatars (id) {
        id -> Integer,
        profile_id -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(avatars, profiles);

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = avatars)]
#[belongs_to_one(Profile, on_delete = cascade, inverse = user)]
struct Avatar {
    id: i32,
    profile_id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[has_one(Avatar, name = user)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
