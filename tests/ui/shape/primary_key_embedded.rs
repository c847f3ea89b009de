// A key is no struct of columns.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery)]
#[diesel(table_name = users)]
struct Key {
    id: i32,
}

#[derive(HasQuery, Model)]
#[diesel(table_name = users)]
struct User {
    #[diesel(embed)]
    id: Key,
    email: String,
}

fn main() {}
