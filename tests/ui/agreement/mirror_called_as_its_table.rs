// The same on the other side.

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
#[has_one(User, name = users)]
#[belongs_to_one(User, foreign_key = next_id, on_delete = set_null, name = next, inverse = users)]
struct User {
    id: i32,
    next_id: Option<i32>,
}

fn main() {}
