//! Runtime.

/// The verbs, run by `diesel`.
pub mod prelude {}

/// The verbs, run by `diesel_async`.
#[cfg(feature = "async")]
pub mod prelude_async {}
