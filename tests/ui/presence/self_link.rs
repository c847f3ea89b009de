// A table that refers to itself.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    employees (id) {
        id -> Integer,
        mentor_id -> Nullable<Integer>,
    }
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = employees)]
#[belongs_to_one(Employee, foreign_key = mentor_id, on_delete = set_null, mirror = none)]
struct Employee {
    id: i32,
    mentor_id: Option<i32>,
}

fn main() {}
