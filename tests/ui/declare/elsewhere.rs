// A table in another module.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

mod schema {}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = schema::users)]
#[model(declare_table)]
struct User {
    id: i32,
    email: String,
}

fn main() {}
