// A table `crates` has a struct `Crate`, and no function can be called so, raw or not.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    crates (id) {
        id -> Integer,
        name -> Text,
    }
}

diesel::table! {
    downloads (crate_id) {
        crate_id -> Integer,
        number -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(crates, downloads);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = crates)]
#[has_one(Download)]
struct Crate {
    id: i32,
    name: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = downloads, primary_key(crate_id))]
#[belongs_to_one(Crate, on_delete = cascade)]
struct Download {
    crate_id: i32,
    number: i64,
}

fn main() {}
