// A SQL type that the schema side does not know is an error in `models!` alone.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(name = "ltree"))]
struct Ltree;

diesel::table! {
    use diesel::sql_types::*;
    use super::Ltree;

    pages (id) {
        id -> Integer,
        path -> Ltree,
    }
}

struct Path;

#[derive(Queryable, Selectable, Model)]
#[diesel(table_name = pages)]
struct Page {
    id: i32,
    path: Path,
}

fn main() {
    let _ = diesel_one_to_one::models![Page];
}
