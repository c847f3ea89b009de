// A SQL type that may be NULL.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    #[diesel(sql_type = Nullable<Text>)]
    email: String,
}

fn main() {}
