// The key that Diesel's attribute names is no field.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery, Model)]
#[diesel(table_name = users, primary_key(idd))]
struct User {
    id: i32,
    email: String,
}

fn main() {}
