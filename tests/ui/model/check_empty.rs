// A check without a condition.

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
struct User {
    id: i32,
    #[model(check = "")]
    email: String,
}

fn main() {}
