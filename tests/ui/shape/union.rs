// A row is no union.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(Model)]
union User {
    id: i32,
    email: u32,
}

fn main() {}
