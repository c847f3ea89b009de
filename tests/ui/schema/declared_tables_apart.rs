// The two declared tables are not allowed in one query.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[model(declare_table)]
struct User {
    id: i32,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[model(declare_table)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: String,
}

fn main() {}
