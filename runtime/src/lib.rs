//! One-to-one associations for Diesel.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[doc(hidden)]
pub mod association;
pub mod backend;
pub mod definition;
mod doc;
pub mod error;
pub mod handle;
mod internal;
pub mod model;
#[doc(hidden)]
pub mod names;
pub mod plan;
pub mod query;
pub mod prelude;
#[cfg(feature = "async")]
pub mod prelude_async;
#[doc(hidden)]
pub mod row;
#[cfg(feature = "sqlite")]
pub mod sqlite;
pub mod verb;

pub use error::{OneToOneError, Result};

#[doc(hidden)]
pub use diesel as __diesel;
