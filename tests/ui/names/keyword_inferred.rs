// A name that nobody wrote can be a word of Rust too.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Type)]
struct User {
    id: i32,
    email: String,
}

fn main() {}
