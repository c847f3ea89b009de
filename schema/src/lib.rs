//! The schema tools of `diesel-one-to-one`, for a developer's machine: definitions become DDL ([`ddl`]); a live database is
//! read ([`live`]), compared with the models ([`check`]), looked through for rows that break them ([`audit`]), and searched
//! for one-to-ones that nobody has declared yet ([`adopt`]).
//!
//! The features `sqlite`, `postgres` and `mysql` are the databases to be read.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod adopt;
pub mod audit;
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
