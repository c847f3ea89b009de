// A key has columns.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery, Model)]
#[diesel(table_name = users, primary_key())]
struct User {
    id: i32,
    email: String,
}

fn main() {}
