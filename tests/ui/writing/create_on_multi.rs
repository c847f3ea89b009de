//! A verb on a connection of several backends.
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

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

#[derive(diesel::MultiConnection)]
enum AnyConnection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}
diesel_one_to_one::multi_backend!(MultiBackend);

fn verb(user: &User, conn: &mut AnyConnection) {
    user.profile().create(profiles::bio.eq("x"), conn).unwrap();
}

fn main() {}
