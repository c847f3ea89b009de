//! One-to-one associations for Diesel.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod definition;
pub mod model;
