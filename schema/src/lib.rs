//! The schema tools of `diesel-one-to-one`, for a developer's machine: definitions become DDL.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod names;
pub mod schema;

pub use diesel_one_to_one::dialect;
