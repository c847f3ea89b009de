// A child that borrows.

use std::borrow::Cow;

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
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(Queryable, Selectable, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
    name: String,
}

#[derive(Queryable, Selectable, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade, mirror = none)]
struct Profile<'a> {
    id: i32,
    user_id: i32,
    bio: Cow<'a, str>,
}

fn main() {}
