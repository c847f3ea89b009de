// Columns are found by name.

use diesel_one_to_one::prelude::*;

#[derive(Model)]
struct User(i32, String);

fn main() {}
