// A row has columns.

use diesel_one_to_one::prelude::*;

#[derive(Model)]
struct User;

fn main() {}
