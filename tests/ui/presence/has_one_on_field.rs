// The attribute stands on the struct.

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
struct User {
    id: i32,
    #[has_one(Profile)]
    email: String,
}

fn main() {}
