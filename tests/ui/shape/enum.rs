// A row is no enum; all derives say it with one voice.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
    }
}

#[derive(Model, BelongsToOne, HasOne)]
enum User {
    Known { id: i32 },
    Unknown,
}

fn main() {}
