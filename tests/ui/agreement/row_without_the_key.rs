// A handle of a further row struct, for an association that refers to another key than the primary key.

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
        user_email -> Text,
        bio -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    #[model(unique)]
    email: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, foreign_key = user_email, references = email, on_delete = cascade)]
struct Profile {
    id: i32,
    user_email: String,
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
    let (summary, _profile) = Summary::with_profile().first(conn).unwrap();
    summary.profile().get(conn).unwrap();
}
