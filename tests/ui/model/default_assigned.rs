// A key that both sides make.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
struct User {
    #[model(assigned, default(sql = "nextval('ids')"))]
    id: i32,
}

fn main() {}
