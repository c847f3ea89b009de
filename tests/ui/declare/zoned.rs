// A type that each engine has another of.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

struct Utc;
struct DateTime<Zone>(Zone);

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    seen_at: Option<DateTime<Utc>>,
}

fn main() {}
