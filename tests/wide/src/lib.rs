//! One-to-ones between tables of 32, 64 or 128 columns. With the feature `ours` they are declared to us, without it the
//! same structs have Diesel's derives alone: what the compiler needs for either is compared by `cargo xtask test
//! --matrix`, which also runs the tests.

// Diesel follows the columns of a table one by one; its own tables of 128 need it.
#![recursion_limit = "256"]

mod columns;
mod load;
mod models;
mod value;

pub use load::parents_with_child;
pub use models::{Child, Grandchild, Parent, children, grandchildren, parents};
