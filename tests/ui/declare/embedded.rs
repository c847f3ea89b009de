// Columns that another struct has.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

#[derive(HasQuery, Model)]
#[diesel(table_name = contacts, primary_key(email))]
#[model(declare_table)]
struct Contact {
    email: String,
}

#[derive(Queryable, Selectable, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(declare_table)]
struct User {
    id: i32,
    #[diesel(embed)]
    contact: Contact,
}

fn main() {}
