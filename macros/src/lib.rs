//! The derives of `diesel-one-to-one`: `Model`, `BelongsToOne` and `HasOne`. Use them through that crate, which
//! re-exports them and documents what they write.

// The derives follow as soon as there is something to check.
#![allow(dead_code)]

mod errors;
mod expand;
mod input;
mod model;
mod path;
mod spanned;
mod stub;
