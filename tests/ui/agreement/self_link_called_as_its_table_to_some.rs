// A self link with the name of its table, but for the case, which not every engine looks at.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    #[sql_name = "Mentor"]
    employees (id) {
        id -> Integer,
        mentor_id -> Nullable<Integer>,
    }
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = employees)]
#[belongs_to_one(Employee, foreign_key = mentor_id, on_delete = set_null, name = mentor, inverse = mentee)]
#[has_one(Employee, name = mentee)]
struct Employee {
    id: i32,
    mentor_id: Option<i32>,
}

fn main() {}
