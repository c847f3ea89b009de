//! Parents with their children, in our words and in Diesel's.

use diesel::prelude::*;

use crate::{Child, Parent};

/// All parents, each with its child or without.
///
/// # Errors
/// Diesel's.
#[cfg(feature = "ours")]
pub fn parents_with_child(conn: &mut SqliteConnection) -> QueryResult<Vec<(Parent, Option<Child>)>> {
    Parent::with_child().load(conn)
}

/// All parents, each with its child or without.
///
/// # Errors
/// Diesel's.
#[cfg(not(feature = "ours"))]
pub fn parents_with_child(conn: &mut SqliteConnection) -> QueryResult<Vec<(Parent, Option<Child>)>> {
    use crate::{children, parents};

    parents::table
        .left_join(children::table.on(children::parent_id.eq(parents::id)))
        .select(<(Parent, Option<Child>)>::as_select())
        .load(conn)
}
