//! Rows that break what the models say: they can be there only where a constraint is missing, was added `NOT VALID`, or was
//! switched off while they were written.
//!
//! Nothing is written: a repair is text, to be read before it is run.

mod rule;
mod run;

pub use rule::{Keep, Rule, rules};
pub use run::{Audit, Broken};
