//! What the examples in the documentation start from.

/// Opens a doctest: a user with a profile and a user without, in an in-memory SQLite database; `conn` and `user` are in
/// scope, and the example itself goes on in the same code block.
macro_rules! example {
    () => {
        "```
# use diesel::prelude::*;
# use diesel_one_to_one::prelude::*;
# diesel::table! { users (id) { id -> Integer, name -> Text, } }
# diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Text, } }
# diesel::allow_tables_to_appear_in_same_query!(users, profiles);
# #[derive(Debug, HasQuery, Identifiable, Model, HasOne)]
# #[diesel(table_name = users)]
# #[has_one(Profile)]
# struct User { id: i32, name: String }
# #[derive(Debug, HasQuery, Identifiable, Model, BelongsToOne)]
# #[diesel(table_name = profiles)]
# #[belongs_to_one(User, on_delete = cascade)]
# struct Profile { id: i32, user_id: i32, bio: String }
# fn main() -> Result<(), Box<dyn std::error::Error>> {
# let conn = &mut SqliteConnection::establish(\":memory:\")?;
# diesel_one_to_one::sqlite::enforce_foreign_keys(conn)?;
# diesel::connection::SimpleConnection::batch_execute(conn, \"
#     CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
#     CREATE TABLE profiles (id INTEGER PRIMARY KEY, bio TEXT NOT NULL,
#         user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE);
#     INSERT INTO users VALUES (1, 'Ada'), (2, 'Grace');
#     INSERT INTO profiles (user_id, bio) VALUES (1, 'Mathematician');
# \")?;
# let user = User::query().order(users::id).first(conn)?;"
    };
}
pub(crate) use example;
