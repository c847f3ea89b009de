// What `has_profile` looks into would be called as the parent's table, which the database calls otherwise than `table!`.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    #[sql_name = "has_profile"]
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

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
