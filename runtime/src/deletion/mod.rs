//! Deletions.

mod backend;
mod catalog;
mod course;
mod graph;
mod handle;
mod plan;
mod questions;
mod refusal;
mod remove;
mod report;
mod root;
mod rows;
mod run;
mod statement;
mod steps;

pub use backend::DeletingBackend;
pub use handle::{Deletable, Deletion};
pub use plan::{Plan, Unmanaged};
pub use report::{Deleted, Detached, Report};

/// The verbs of a deletion on a Diesel connection.
pub mod blocking {
    pub use super::plan::blocking::Plan;
    pub use super::remove::blocking::Remove;
    pub use super::run::blocking::Run;
}

/// The verbs of a deletion on a `diesel_async` connection. Their futures are `Send`.
#[cfg(feature = "async")]
pub mod asynchronous {
    pub use super::plan::asynchronous::Plan;
    pub use super::remove::asynchronous::Remove;
    pub use super::run::asynchronous::Run;
}

#[cfg(feature = "async")]
use crate::verb::later;
use crate::verb::now;
