//! A crate that forbids and denies all that a crate may, and publishes its models: what the derives write passes.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

/// The tables.
pub mod schema {
    diesel::table! {
        /// People who can sign in.
        users (id) {
            /// The key.
            id -> Integer,
            /// The name.
            name -> Text,
        }
    }

    diesel::table! {
        /// What they say of themselves.
        profiles (id) {
            /// The key.
            id -> Integer,
            /// The user.
            user_id -> Integer,
            /// The text.
            bio -> Nullable<Text>,
        }
    }

    diesel::table! {
        /// Tickets for the door, some of them nobody's.
        badges (number) {
            /// The key.
            number -> Text,
            /// The user.
            holder -> Nullable<Integer>,
        }
    }

    diesel::allow_tables_to_appear_in_same_query!(users, profiles, badges);
}

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use schema::{badges, profiles, users};

/// Someone who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[has_one(Badge)]
pub struct User {
    /// The key.
    pub id: i32,
    /// The name.
    pub name: String,
}

/// A struct that is the only declaration of its table.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Model)]
#[diesel(table_name = doors)]
#[model(declare_table, index(name, colour))]
pub struct Door {
    /// The key.
    pub id: i32,
    /// The name.
    #[model(default = "front")]
    pub name: String,
    /// The colour.
    #[diesel(sql_type = Nullable<diesel::sql_types::Text>)]
    pub colour: Option<String>,
}

/// What they say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
pub struct Profile {
    /// The key.
    pub id: i32,
    /// The user.
    pub user_id: i32,
    /// The text.
    pub bio: Option<String>,
}

/// A ticket for the door.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = badges, primary_key(number))]
#[belongs_to_one(User, on_delete = set_null, foreign_key = holder)]
pub struct Badge {
    /// The key.
    pub number: String,
    /// The user.
    pub holder: Option<i32>,
}

/// Someone with a text and a ticket, or without.
pub type Everything = (User, Option<Profile>, Option<Badge>);

/// Everyone with what hangs on them.
///
/// # Errors
/// What the database reports.
pub fn everyone(conn: &mut SqliteConnection) -> diesel_one_to_one::Result<Vec<Everything>> {
    User::with((User::PROFILE, User::BADGE)).all(conn)
}

/// Who holds it, if anyone.
///
/// # Errors
/// What the database reports.
pub fn holder(badge: &Badge, conn: &mut SqliteConnection) -> diesel_one_to_one::Result<Option<User>> {
    badge.user().get(conn)
}

#[cfg(test)]
mod tests {
    use super::{Badge, Profile, User, everyone, holder};
    use diesel::connection::SimpleConnection as _;
    use diesel::prelude::*;

    #[test]
    fn it_works_too() {
        let conn = &mut SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute(
            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
             CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users, bio TEXT);
             CREATE TABLE badges (number TEXT NOT NULL PRIMARY KEY, holder INTEGER UNIQUE REFERENCES users);
             INSERT INTO users VALUES (1, 'Ada');
             INSERT INTO profiles VALUES (10, 1, NULL);
             INSERT INTO badges VALUES ('A1', 1), ('B2', NULL);",
        )
        .unwrap();
        let ada = User { id: 1, name: "Ada".to_owned() };
        let badge = Badge { number: "A1".to_owned(), holder: Some(1) };
        let profile = Profile { id: 10, user_id: 1, bio: None };
        assert_eq!(everyone(conn).unwrap(), [(ada.clone(), Some(profile), Some(badge.clone()))]);
        assert_eq!(holder(&badge, conn).unwrap(), Some(ada));
        assert_eq!(holder(&Badge { number: "B2".to_owned(), holder: None }, conn).unwrap(), None);
    }
}
