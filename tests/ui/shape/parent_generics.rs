// A parent that borrows.

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

#[derive(Queryable, Selectable, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User<'a> {
    id: i32,
    name: Cow<'a, str>,
}

#[derive(Queryable, Selectable, Identifiable, Model)]
#[diesel(table_name = profiles)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
