// In a query of a self link, the alias would be the table itself.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        next_id -> Nullable<Integer>,
    }
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = users)]
#[has_one(User, name = previous)]
#[belongs_to_one(User, foreign_key = next_id, on_delete = set_null, name = users, inverse = previous)]
struct User {
    id: i32,
    next_id: Option<i32>,
}

fn main() {}
