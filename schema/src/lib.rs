//! The schema tools of `diesel-one-to-one`, for a developer's machine: definitions become DDL.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod build;
pub mod change;
pub mod error;
mod expression;
pub mod names;
pub mod order;
pub mod schema;

pub use diesel_one_to_one::dialect;
