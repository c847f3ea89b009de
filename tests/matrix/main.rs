//! Keys x structs x the ways to load: what each shape of either gives, in rows, on every engine, blocking and async.
//!
//! [`cells`] is the list of the ways, a test for each: `with`, `existing`, `absent`, `reverse`, `has`, `get`, `batch`,
//! `chain` (a plan, down and up), and `free` where a key may be NULL. A shape is a module, and has them all unless the
//! table says otherwise.
//!
//! | keys | module |
//! |---|---|
//! | a foreign key of its own, NOT NULL or nullable; a shared key; each with more ways | `behaviour/loading.rs` |
//! | a table onto itself; two between two tables | `behaviour/self_link.rs`, `behaviour/twins.rs` |
//! | several columns | [`keys::composite`] |
//! | several columns of which some are NULL | [`keys::partly_null`] |
//! | several columns, shared | [`keys::composite_shared`] |
//! | onto another unique key, of text | [`keys::unique_text`] |
//! | onto a unique key of several columns | [`keys::unique_columns`] |
//! | text; under other collations | [`keys::text`]; `behaviour/text_keys.rs` |
//! | integers of 16 and 64 bits | [`keys::integers`] |
//! | unsigned integers, which SQLite and PostgreSQL do not have | [`keys::unsigned`], on MariaDB |
//! | a type of one's own | [`keys::newtype`] |
//! | UUIDs | [`keys::uuid`]; Diesel's own, which the others do not have: [`keys::uuid_of_postgres`] |
//!
//! | structs | module |
//! |---|---|
//! | raw identifiers as fields, columns, tables, keys | [`structs::raw_names`]; as names of associations `pass/names.rs` |
//! | `column_name`, `primary_key`, `sql_name` | [`structs::renamed_columns`] |
//! | reserved words of SQL, through the generated DDL | [`structs::reserved_words`] |
//! | a part of the columns (`model = ..`) | [`structs::partial`], with cells of its own |
//! | a type parameter; a lifetime | [`structs::parameter`]; [`structs::borrowed`] |
//! | `#[diesel(embed)]` | [`structs::embedded`] |
//! | SQL types that the schema side does not know | [`structs::unknown_types`] |
//! | a renamed dependency | [`structs::renamed_crate`] |
//! | in modules of their own; under other visibilities | [`structs::modules`]; `pass/visibility.rs` |
//! | a parent in another crate, `mirror = none` | [`structs::other_crate`]: the parent has no functions, so that `with`, `existing`, `absent` and `has` are Diesel's |
//! | `Associations` and `joinable!` | [`structs::beside_diesel`] |
//! | over a `MultiConnection`, which is blocking | `pass/multi_connection.rs` |
//!
//! Tables of 64 and 128 columns are not here, but in the package `wide`, which `cargo xtask test --matrix` runs: every other
//! test would be built with a Diesel that takes minutes for them.

mod cells;
mod keys;
mod structs;
