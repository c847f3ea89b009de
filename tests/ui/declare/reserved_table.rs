// A column with the name of its table.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(Queryable, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    users: String,
}

fn main() {}
