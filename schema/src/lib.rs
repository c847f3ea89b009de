//! The schema tools of `diesel-one-to-one`, for a developer's machine: definitions become DDL ([`ddl`]); a live database is
//! read ([`live`]), compared with the models ([`check`]), looked through for rows that break them ([`audit`]), and searched
//! for one-to-ones that nobody has declared yet ([`adopt`]). Models alone are explained ([`explain`]) and looked through for
//! what is seldom meant ([`hints`]).
//!
//! The features `sqlite`, `postgres` and `mysql` are the databases to be read; `migrations` adds `run`, the runner of
//! migrations, also for connections of `diesel_async` with `async`; `cli` the command line over all this, and `adopting`, the
//! guide for a project that exists.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod adopt;
#[cfg(feature = "cli")]
#[doc = include_str!("../docs/adopting.md")]
pub mod adopting {}
pub mod audit;
mod build;
pub mod change;
#[doc = include_str!("../docs/changing.md")]
pub mod changing {}
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codes;
pub mod ddl;
pub mod dialect;
pub mod diff;
pub mod error;
pub mod explain;
mod expression;
#[cfg(feature = "migrations")]
pub mod generate;
pub mod hints;
#[cfg(feature = "cli")]
pub mod init;
pub mod live;
#[cfg(feature = "migrations")]
#[allow(clippy::test_attr_in_doctest, reason = "it is a test of the reader's own that is shown, with its attribute")]
#[doc = include_str!("../docs/migrations.md")]
pub mod migrations {}
#[doc = include_str!("../docs/model_first.md")]
pub mod model_first {}
pub mod names;
pub mod online;
pub mod order;
pub mod plan;
pub mod recipe;
#[cfg(feature = "migrations")]
pub mod run;
mod sameness;
pub mod schema;
pub mod script;
#[cfg(feature = "sqlite")]
pub mod shadow;
#[cfg(feature = "migrations")]
pub mod snapshot;
