//! The queries of the derives: plain Diesel queries.
//!
//! A query is looked into where it is called for. Each is the associated type of a trait that is implemented once, here,
//! for every association; a derive names the trait and proves nothing of it, which is most of what it would cost to
//! compile (`cargo xtask bench compile`).

mod batch;
mod by_key;
mod exists;
mod join;
mod with;

pub use batch::{Children, Fetch, Parents};
pub use by_key::{ByKey, ChildQuery, ParentQuery};
pub use exists::{Exists, HasChild, has_child};
pub use join::{ChildJoin, JoinOfChild, JoinOfParent, Links, ParentJoin, child_join, parent_join};
pub use with::{With, WithChild, WithExisting, WithParent, WithParentQuery};

use crate::association::Association;
use crate::model::Model;

/// The table of an association's parent.
pub type ParentTable<A> = <<A as Association>::Parent as Model>::Table;
