// An index of a column that is not there.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
        name -> Text,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(index(email, nmae))]
struct User {
    id: i32,
    email: String,
    name: String,
}

fn main() {}
