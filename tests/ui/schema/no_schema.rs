// The struct is in a schema, its table is in none.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(schema = hr)]
struct User {
    id: i32,
}

fn main() {}
