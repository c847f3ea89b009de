// An optional type of the application.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

struct Money(i64);

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    balance: Option<Money>,
}

fn main() {}
