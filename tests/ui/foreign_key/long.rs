// A key of nine columns.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (a, b, c, d, e, f, g, h, i) {
        a -> Integer,
        b -> Integer,
        c -> Integer,
        d -> Integer,
        e -> Integer,
        f -> Integer,
        g -> Integer,
        h -> Integer,
        i -> Integer,
    }
}

diesel::table! {
    profiles (a, b, c, d, e, f, g, h, i) {
        a -> Integer,
        b -> Integer,
        c -> Integer,
        d -> Integer,
        e -> Integer,
        f -> Integer,
        g -> Integer,
        h -> Integer,
        i -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(HasQuery, Model, HasOne)]
#[diesel(table_name = users, primary_key(a, b, c, d, e, f, g, h, i))]
#[has_one(Profile)]
struct User {
    a: i32,
    b: i32,
    c: i32,
    d: i32,
    e: i32,
    f: i32,
    g: i32,
    h: i32,
    i: i32,
}

#[derive(HasQuery, Model, BelongsToOne)]
#[diesel(table_name = profiles, primary_key(a, b, c, d, e, f, g, h, i))]
#[belongs_to_one(User, foreign_key = (a, b, c, d, e, f, g, h, i), on_delete = cascade)]
struct Profile {
    a: i32,
    b: i32,
    c: i32,
    d: i32,
    e: i32,
    f: i32,
    g: i32,
    h: i32,
    i: i32,
}

fn main() {}
