// A row has its key.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery, Model)]
#[diesel(table_name = users)]
struct User {
    email: String,
}

fn main() {}
