//! One-to-one associations for Diesel.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![recursion_limit = "256"] // tables of 128 columns are counted one by one

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod agreement;
#[doc(hidden)]
pub mod association;
pub mod backend;
pub mod definition;
pub mod dialect;
mod doc;
pub mod error;
pub mod handle;
mod internal;
pub mod model;
pub mod plan;
pub mod prelude;
#[cfg(feature = "async")]
pub mod prelude_async;
#[doc(hidden)]
pub mod query;
#[doc(hidden)]
pub mod row;
#[cfg(feature = "sqlite")]
pub mod sqlite;
pub mod verb;

pub use error::{OneToOneError, Result};
