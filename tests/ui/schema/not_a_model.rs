// Only models can be listed.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable)]
#[diesel(table_name = users)]
struct User {
    id: i32,
}

fn main() {
    let _ = diesel_one_to_one::models![User];
}
