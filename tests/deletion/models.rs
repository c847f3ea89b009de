//! A user with what hangs on them by every rule, and tables for the other shapes.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;

diesel::table! { users (id) { id -> Integer, name -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
diesel::table! { avatars (id) { id -> Integer, profile_id -> Integer, } }
diesel::table! { licences (id) { id -> Integer, avatar_id -> Integer, } }
diesel::table! { drafts (id) { id -> Integer, user_id -> Nullable<Integer>, } }
diesel::table! { badges (id) { id -> Integer, user_id -> Integer, } }
diesel::table! { teams (id) { id -> Integer, captain_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars, licences, drafts, badges, teams);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[has_one(Draft)]
#[has_one(Badge)]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
}

/// Goes with its user, and keeps nobody.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[has_one(Avatar)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
}

/// Goes with its profile.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = avatars)]
#[belongs_to_one(Profile, on_delete = cascade)]
#[has_one(Licence)]
pub(crate) struct Avatar {
    pub(crate) id: i32,
    pub(crate) profile_id: i32,
}

/// Keeps the avatar it is for.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = licences)]
#[belongs_to_one(Avatar, on_delete = restrict)]
pub(crate) struct Licence {
    pub(crate) id: i32,
    pub(crate) avatar_id: i32,
}

/// Stays when its user goes.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = drafts)]
#[belongs_to_one(User, on_delete = set_null)]
pub(crate) struct Draft {
    pub(crate) id: i32,
    pub(crate) user_id: Option<i32>,
}

/// The engine keeps the user of a badge.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = badges)]
#[belongs_to_one(User, on_delete = no_action)]
pub(crate) struct Badge {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
}

/// The DDL of the models above.
pub(crate) fn tables(dialect: &str) -> String {
    script(models![User, Profile, Avatar, Licence, Draft, Badge], dialect)
}

/// The script that the schema tools write.
pub(crate) fn script(models: &[Entry], dialect: &str) -> String {
    let dialect = dialect.parse().expect("a dialect");
    ddl::create(models, dialect).expect("models that every engine can hold").to_string()
}

/// Ada has everything but a licence and a badge, Bob has everything, Cleo has a badge, Dan has nothing.
pub(crate) const ROWS: &str = "
    INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cleo'), (4, 'Dan');
    INSERT INTO profiles (id, user_id) VALUES (11, 1), (12, 2);
    INSERT INTO avatars (id, profile_id) VALUES (21, 11), (22, 12);
    INSERT INTO licences (id, avatar_id) VALUES (32, 22);
    INSERT INTO drafts (id, user_id) VALUES (41, 1), (42, 2), (49, NULL);
    INSERT INTO badges (id, user_id) VALUES (52, 2), (53, 3);
";

/// User `id`.
pub(crate) fn user(id: i32) -> User {
    let name = ["Ada", "Bob", "Cleo", "Dan"][usize::try_from(id - 1).unwrap()];
    User { id, name: name.to_owned() }
}
