//! What the databases of these tests ought to be.
#![expect(dead_code, reason = "no row is made here")]

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::prelude::*;

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[model(declare_table)]
struct User {
    id: i32,
    #[model(unique)]
    email: String,
    #[model(default = 18, check = "age > 0")]
    age: i32,
    #[model(index)]
    city: String,
    nickname: Option<String>,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[model(declare_table)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: Option<String>,
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

pub(crate) fn models() -> &'static [Entry] {
    diesel_one_to_one::models![User, Profile]
}
