// A primary key that is not `Clone`.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(Debug, PartialEq, Eq, Hash, diesel_derive_newtype::DieselNewType)]
struct UserId(i32);

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
    }
}

#[derive(HasQuery, Model)]
#[diesel(table_name = users)]
struct User {
    id: UserId,
    name: String,
}

fn main() {}
