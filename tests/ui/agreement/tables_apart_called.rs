// The two tables are not allowed in one query; the calls say nothing more.

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

fn main() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    let _ = User::with_profile().load(conn);
    let _ = User::with_existing_profile().load(conn);
    let users = users::table.filter(User::has_profile()).select(users::id).load::<i32>(conn);
    let _ = users::table.left_join(User::profile_join()).count().get_result::<i64>(conn);
    let _ = Profile::with_user().load(conn);
    let _ = User::with(User::PROFILE).all(conn);
    let user = User { id: users.unwrap()[0], name: String::new() };
    let _ = user.profile().get(conn);
    let _ = User::profile_of([&user]).get(conn);
}
