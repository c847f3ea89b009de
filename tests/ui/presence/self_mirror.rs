// The mirror of a table that refers to itself.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    employees (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = employees)]
#[has_one(Employee, name = trainee)]
struct Employee {
    id: i32,
}

fn main() {}
