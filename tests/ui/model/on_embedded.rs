// Nothing can be said of several columns at once.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(HasQuery)]
#[diesel(table_name = users)]
struct Contact {
    email: String,
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    id: i32,
    #[diesel(embed)]
    #[model(unique)]
    contact: Contact,
}

fn main() {}
