// A model is its whole table.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
}

fn main() {}
