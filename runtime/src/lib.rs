//! One-to-one associations for Diesel: declared once, held by the types and by the database.
//!
//! The child declares the link with [`BelongsToOne`], the parent mirrors it with [`HasOne`], and both are a [`Model`]. What
//! the derives write are plain Diesel queries, and *handles* whose verbs come with a prelude: [`prelude`] for Diesel,
//! `prelude_async` for `diesel_async`.
//!
#![doc = doc::example!()]
//! // SELECT .. FROM users LEFT OUTER JOIN profiles ON profiles.user_id = users.id WHERE ..
//! for (user, profile) in User::with_profile().filter(users::name.like("A%")).load(conn)? {
//!     println!("{}: {:?}", user.name, profile.map(|profile| profile.bio));
//! }
//! // SELECT .. FROM profiles WHERE profiles.user_id = ?
//! let profile = user.profile().get(conn)?;
//! assert_eq!(profile.unwrap().bio, "Mathematician");
//! # Ok(()) }
//! ```
//!
//! | module | what is in it |
//! |---|---|
//! | [`handle`], [`verb`] | `user.profile()` and what it does with a connection |
//! | [`deletion`] | `user.deletion()`: what goes with a row, what stays, and what is in the way |
//! | [`plan`] | several children, and children of children, in one query |
//! | [`guide`] | every kind of key, recipes, and the way from Diesel's `belongs_to` |
//! | [`definition`] | what a declaration becomes for the schema tools: plain data |
//! | [`error`] | why a verb failed |
//! | `sqlite` | foreign keys, which SQLite ignores until a connection asks for them |
//!
//! Features: `sqlite`, `postgres`, `mysql` (MariaDB) and `async` (`diesel_async`). None is on by default.
#![forbid(unsafe_code)]
// What only a backend needs that is off; with all of them on, everything is looked at.
#![cfg_attr(not(all(feature = "sqlite", feature = "postgres", feature = "mysql")), allow(unused))]
#![deny(missing_docs)]
#![recursion_limit = "256"] // tables of 128 columns are counted one by one

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[macro_use]
mod doc;
mod agreement;
#[doc(hidden)]
pub mod alias;
#[doc(hidden)]
pub mod association;
pub mod backend;
mod counter;
pub mod definition;
pub mod deletion;
pub mod dialect;
pub mod error;
pub mod guide;
pub mod handle;
mod internal;
pub mod key;
pub mod model;
pub mod plan;
pub mod prelude;
#[cfg(feature = "async")]
pub mod prelude_async;
#[doc(hidden)]
pub mod query;
mod repeated;
#[doc(hidden)]
pub mod row;
#[cfg(feature = "sqlite")]
pub mod sqlite;
#[doc(hidden)]
pub mod statement;
mod tuples;
pub mod verb;

pub use error::{OneToOneError, Result};

#[doc = include_str!("../docs/belongs_to_one.md")]
#[doc(inline)]
pub use diesel_one_to_one_macros::BelongsToOne;

#[doc = include_str!("../docs/has_one.md")]
#[doc(inline)]
pub use diesel_one_to_one_macros::HasOne;

#[doc = include_str!("../docs/model.md")]
#[doc(inline)]
pub use diesel_one_to_one_macros::Model;

/// The README's example is one of the tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
