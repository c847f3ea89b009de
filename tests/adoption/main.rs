//! A plain Diesel project takes our derives and keeps its tables, its `schema.rs` and its code.
//!
//! The project is there once and is compiled for each engine, against what `diesel print-schema` writes for the tables on
//! that engine (`schema.rs`): `project/before` is what it was, `project/after` has our derives on the same structs, and
//! `project/code.rs` is the code that both have, to the letter.

#![allow(clippy::duplicate_mod, reason = "the project is compiled for each engine")]

mod nullable_key;
mod print_schema;

mod sqlite {
    pub(crate) use tests::engine::Sqlite as Database;

    #[rustfmt::skip]
    pub(crate) mod schema;
    #[path = "../project/mod.rs"]
    mod project;
}

mod postgres {
    pub(crate) use tests::engine::Postgres as Database;

    #[rustfmt::skip]
    pub(crate) mod schema;
    #[path = "../project/mod.rs"]
    mod project;
}

mod mariadb {
    pub(crate) use tests::engine::Mariadb as Database;

    #[rustfmt::skip]
    pub(crate) mod schema;
    #[path = "../project/mod.rs"]
    mod project;
}
