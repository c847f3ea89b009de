// A schema whose name Diesel would misread.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table, schema = r#type)]
struct User {
    id: i32,
}

fn main() {}
