//! The derives of `diesel-one-to-one`: `Model`, `BelongsToOne` and `HasOne`. Use them through that crate, which
//! re-exports them and documents what they write.

// The derives follow as soon as there is something to check.
#![allow(dead_code)]

mod attr;
mod depth;
mod errors;
mod expand;
mod input;
mod keys;
mod model;
mod names;
mod path;
mod source;
mod spanned;
mod stub;
mod suggest;
