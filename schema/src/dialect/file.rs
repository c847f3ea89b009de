//! What stands in the file of a migration beside the statements of its changes.

use super::{Dialect, postgres};

/// A statement that does nothing, on every engine.
pub(crate) const NOTHING: &str = "SELECT 1";

/// What comes first.
pub(crate) fn opening(dialect: Dialect) -> Option<&'static str> {
    (dialect == Dialect::Postgres).then_some(postgres::LOCK_TIMEOUT)
}

#[cfg(feature = "migrations")]
/// A text that no engine executes, as lines.
pub(crate) fn remark(text: &str) -> Vec<String> {
    super::quote::comment_lines(Some(text))
}
