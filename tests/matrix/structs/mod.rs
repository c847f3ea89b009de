//! What the structs are made of. The keys are plain integers.

mod beside_diesel;
mod borrowed;
mod embedded;
mod modules;
mod other_crate;
mod parameter;
mod partial;
mod plain;
mod raw_names;
mod renamed_columns;
mod renamed_crate;
mod reserved_words;
mod unknown_types;
