//! Do the models and a live database agree?
//!
//! Structure is compared, not names: a UNIQUE is one over the same columns, whatever it is called, and an expression says
//! the same in whatever words.

mod compare;
mod database;
mod finding;

pub use compare::compare;
pub use database::check;
pub use finding::{Difference, Finding};
