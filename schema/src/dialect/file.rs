//! What stands in the file of a migration beside the statements of its changes.

use super::{Dialect, postgres, sqlite};

/// A statement that does nothing, on every engine.
pub(crate) const NOTHING: &str = "SELECT 1";

/// What comes first: what keeps the script from waiting for ever, or from being refused rather than wait.
pub(crate) const fn opening(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgres => &[postgres::LOCK_TIMEOUT],
        Dialect::Sqlite => &sqlite::WRITE_FIRST,
        _ => &[],
    }
}

#[cfg(feature = "migrations")]
/// A text that no engine executes, as lines.
pub(crate) fn remark(text: &str) -> Vec<String> {
    super::quote::comment_lines(Some(text))
}
