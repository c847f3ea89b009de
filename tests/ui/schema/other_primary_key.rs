// The struct and its table have different primary keys.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (email) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(Queryable, Selectable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
    email: String,
}

fn main() {}
