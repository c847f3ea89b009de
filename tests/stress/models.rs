//! The models that are written.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;

diesel::allow_tables_to_appear_in_same_query!(users, profiles);
diesel::allow_tables_to_appear_in_same_query!(people, lockers, padlocks);

/// The parent of a foreign key that is NOT NULL.
#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[model(declare_table)]
#[has_one(Profile)]
pub(crate) struct User {
    #[model(assigned)]
    pub(crate) id: i32,
}

/// Its child, with a counter.
#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[model(declare_table)]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) visits: i32,
}

/// The parent of a foreign key that may be NULL.
#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = people)]
#[model(declare_table)]
#[has_one(Locker)]
pub(crate) struct Person {
    #[model(assigned)]
    pub(crate) id: i32,
}

/// Its child, which can change its parent,
#[derive(Debug, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = lockers)]
#[model(declare_table)]
#[belongs_to_one(Person, on_delete = set_null)]
#[has_one(Padlock)]
pub(crate) struct Locker {
    #[model(assigned)]
    pub(crate) id: i32,
    pub(crate) person_id: Option<i32>,
}

/// and its grandchild, which goes with it.
#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = padlocks)]
#[model(declare_table)]
#[belongs_to_one(Locker, on_delete = cascade)]
pub(crate) struct Padlock {
    #[model(assigned)]
    pub(crate) id: i32,
    pub(crate) locker_id: i32,
}

/// The parent of one of its kind.
#[derive(Debug, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = nodes)]
#[model(declare_table)]
#[belongs_to_one(Node, foreign_key = previous_id, on_delete = cascade, name = previous, inverse = next)]
#[has_one(Node, name = next)]
pub(crate) struct Node {
    #[model(assigned)]
    pub(crate) id: i32,
    pub(crate) previous_id: Option<i32>,
}

const MODELS: &[Entry] = models![User, Profile, Person, Locker, Padlock, Node];

/// `CREATE TABLE` for all.
pub(crate) fn tables(dialect: &str) -> String {
    let dialect = dialect.parse().expect("the tests' words are the dialects' own");
    ddl::create(MODELS, dialect).expect("models that every engine can hold").to_string()
}

/// The parent of a round.
pub(crate) fn user(id: i32) -> User {
    User { id }
}

pub(crate) fn node(id: i32) -> Node {
    Node { id, previous_id: None }
}

pub(crate) fn person(id: i32) -> Person {
    Person { id }
}

/// How many users have a profile.
pub(crate) fn parents(profiles: &[Profile]) -> usize {
    profiles.iter().map(|profile| profile.user_id).collect::<BTreeSet<_>>().len()
}
