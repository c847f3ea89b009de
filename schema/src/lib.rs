//! The schema tools of `diesel-one-to-one`, for a developer's machine: definitions become DDL.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod adopt;
mod build;
pub mod change;
pub mod check;
pub mod ddl;
pub mod dialect;
pub mod error;
mod expression;
pub mod live;
#[doc = include_str!("../docs/model_first.md")]
pub mod model_first {}
pub mod names;
pub mod order;
pub mod schema;
pub mod script;
