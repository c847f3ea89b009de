// A row is no union.

use diesel_one_to_one::prelude::*;

#[derive(Model)]
union User {
    id: i32,
    email: u32,
}

fn main() {}
