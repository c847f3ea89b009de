// A table in a schema of its own.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    hr.users (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
}

fn main() {}
