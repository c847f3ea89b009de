//! Pages to read, whose code is run as the crate's tests.

pub mod recipes;

#[doc = include_str!("../../docs/keys.md")]
pub mod keys {}

#[doc = include_str!("../../docs/writing.md")]
pub mod writing {}

#[doc = include_str!("../../docs/from_belongs_to.md")]
pub mod from_belongs_to {}

/// Opens a recipe: three users, of whom two have a profile, and a connection that remembers what it sends.
macro_rules! recipe {
    () => {
        "```
# use diesel::dsl::{count, max, not};
# use diesel::prelude::*;
# use diesel::sqlite::Sqlite;
# use diesel_one_to_one::prelude::*;
# diesel::table! { users (id) { id -> Integer, name -> Text, } }
# diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Nullable<Text>, followers -> Integer, } }
# diesel::allow_tables_to_appear_in_same_query!(users, profiles);
# #[derive(Debug, PartialEq, HasQuery, Identifiable, Model, HasOne)]
# #[diesel(table_name = users)]
# #[has_one(Profile)]
# struct User { id: i32, name: String }
# #[derive(Debug, PartialEq, HasQuery, Identifiable, Model, BelongsToOne)]
# #[diesel(table_name = profiles)]
# #[belongs_to_one(User, on_delete = cascade)]
# struct Profile { id: i32, user_id: i32, bio: Option<String>, followers: i32 }
# fn main() -> Result<(), Box<dyn std::error::Error>> {
# let conn = &mut SqliteConnection::establish(\":memory:\")?;
# diesel_one_to_one::sqlite::enforce_foreign_keys(conn)?;
# diesel::connection::SimpleConnection::batch_execute(conn, \"
#     CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);
#     CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, bio TEXT, followers INTEGER NOT NULL,
#         user_id INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE);
#     INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cleo');
#     INSERT INTO profiles (id, user_id, bio, followers) VALUES (11, 1, 'Engines', 30), (13, 3, NULL, 70);
# \")?;
# let sent = std::sync::Arc::new(std::sync::Mutex::new(Vec::<String>::new()));
# let log = sent.clone();
# conn.set_instrumentation(move |event: diesel::connection::InstrumentationEvent<'_>| {
#     if let diesel::connection::InstrumentationEvent::StartQuery { query, .. } = event {
#         let text = query.to_string().replace('`', \"\");
#         let text = text.split(\" -- binds\").next().unwrap();
#         log.lock().unwrap().push(text.split_whitespace().collect::<Vec<_>>().join(\" \"));
#     }
# });"
    };
}

/// Closes a recipe: these lines are the statements that it sent, and are shown below it.
macro_rules! sends {
    ($($line:literal,)+) => {
        concat!(
            "# let expected: Vec<&str> = [", $("\"", $line, "\", ",)+ "].iter().map(|line| line.trim()).collect();\n",
            "# assert_eq!(sent.lock().unwrap().join(\"; \"), expected.join(\" \").replace(\"( \", \"(\"));\n",
            "# Ok(()) }\n```\n\n```sql\n", $($line, "\n",)+ "```\n"
        )
    };
}
use {recipe, sends};
