// Which column?

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(unique)]
struct User {
    id: i32,
    email: String,
}

fn main() {}
