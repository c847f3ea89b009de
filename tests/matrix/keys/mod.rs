//! What a key is made of. The structs are plain ones.

mod composite;
mod composite_shared;
mod integers;
mod newtype;
mod one_column;
mod partly_null;
mod text;
mod unique_columns;
mod unique_text;
mod unsigned;
mod uuid;
mod uuid_of_postgres;
