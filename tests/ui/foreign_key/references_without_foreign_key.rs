// `references` names two columns, and the default foreign key is one.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id, part) {
        id -> Integer,
        part -> Integer,
        name -> Text,
    }
}

diesel::table! {
    profiles (id) {
        id -> Integer,
        user_id -> Nullable<Integer>,
        user_part -> Integer,
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users, primary_key(id, part))]
#[has_one(Profile)]
struct User {
    id: i32,
    part: i32,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, references = (id, part), on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: Option<i32>,
    user_part: i32,
    bio: String,
}

fn main() {}
