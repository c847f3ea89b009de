// A path from another place.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[allow(unused_imports)]
use diesel::sql_types::Text as Name;

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    #[diesel(sql_type = self::Name)]
    email: String,
}

fn main() {}
