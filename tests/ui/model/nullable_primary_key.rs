// A primary key is never NULL.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(Queryable, Selectable, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: Option<i32>,
    email: String,
}

fn main() {}
