//! The way in for a database that exists: which of its foreign keys are one-to-one, and the attribute lines that say so.

mod found;
mod today;
pub(crate) mod words;

pub use found::{Adopted, NearMiss, Reason, adopt};
pub use today::Today;
