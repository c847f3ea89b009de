// A row struct with another type for the primary key than its model has.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, Hash, diesel_derive_newtype::DieselNewType)]
struct UserId(i32);

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

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: UserId,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: UserId,
    bio: String,
}

#[derive(HasQuery, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile, model = User)]
struct Summary {
    id: i32,
}

fn main() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    Summary { id: 1 }.profile().get(conn).unwrap();
}
