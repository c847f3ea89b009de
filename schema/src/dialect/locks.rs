//! What a change keeps from others while it is made.

use super::Dialect;
use crate::{change::Change, online::Lock, schema::Schema};

/// The locks, of each table the one that keeps the most from others.
pub(crate) fn locks(change: &Change, dialect: Dialect) -> Vec<Lock> {
    match dialect {
        Dialect::Postgres => super::postgres::locks::locks(change),
        Dialect::Mariadb => super::mariadb::beside::locks(change),
        // of the whole file, whatever the change
        _ => Vec::new(),
    }
}

/// Does the engine make this change while others write, and is it right to ask for no less? `schema` is what it leads to.
pub(crate) fn is_unlocked(change: &Change, schema: &Schema, dialect: Dialect) -> bool {
    dialect == Dialect::Mariadb && super::mariadb::beside::is_unlocked(change, schema)
}
