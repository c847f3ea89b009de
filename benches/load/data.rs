//! Users and their profiles: the rows that are loaded, and what fills the tables with them.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

diesel::table! {
    profiles (id) {
        id -> Integer,
        user_id -> Integer,
        bio -> Text,
        website -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(Debug, PartialEq, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

#[derive(Debug, PartialEq, HasQuery, Identifiable, Associations, Model, BelongsToOne)]
#[diesel(table_name = profiles, belongs_to(User))]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) bio: String,
    pub(crate) website: Option<String>,
}

/// Makes the tables and that many users: a third of them without a hair colour, four fifths with a profile, of which
/// half have a website. The same text on SQLite and PostgreSQL.
pub(crate) fn fill(conn: &mut impl SimpleConnection, users: usize) -> QueryResult<()> {
    let bio = "b".repeat(100);
    conn.batch_execute(&format!(
        "DROP TABLE IF EXISTS profiles;
         DROP TABLE IF EXISTS users;
         CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hair_color TEXT);
         CREATE TABLE profiles (
             id INTEGER PRIMARY KEY,
             user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
             bio TEXT NOT NULL,
             website TEXT
         );
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {users})
             INSERT INTO users
             SELECT i, 'User ' || i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'colour ' || (i % 7) END FROM n;
         INSERT INTO profiles
             SELECT id + 100000, id, substr(id || '{bio}', 1, 100),
                 CASE WHEN id % 2 = 0 THEN NULL ELSE 'https://example.org/' || id END
             FROM users WHERE id % 5 <> 0;"
    ))
}
