// A key of a type that no query can ask for.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(Clone, PartialEq, Eq, Hash)]
struct UserId(i32);

impl From<i32> for UserId {
    fn from(id: i32) -> Self {
        UserId(id)
    }
}

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

#[derive(HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    #[diesel(deserialize_as = i32)]
    id: UserId,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    #[diesel(deserialize_as = i32)]
    user_id: UserId,
    bio: String,
}

fn main() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    let user = User::query().first(conn).unwrap();
    user.profile().get(conn).unwrap();
}
