// A row is no enum; all derives say it with one voice.

use diesel_one_to_one::prelude::*;

#[derive(Model, BelongsToOne, HasOne)]
enum User {
    Known { id: i32 },
    Unknown,
}

fn main() {}
