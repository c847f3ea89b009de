//! A value together with the places in the user's source that it came from.

use proc_macro2::Span;

/// A value that remembers where its key and where the value itself were written, so that a rule which runs much later
/// can still point at the smallest guilty token.
#[derive(Clone)]
pub(crate) struct Spanned<T> {
    /// What was written.
    pub(crate) value: T,
    /// Where the key stands: `foreign_key` in `foreign_key = user_id`.
    pub(crate) key: Span,
    /// Where the value stands: `user_id` in `foreign_key = user_id`; the key itself for a flag.
    pub(crate) span: Span,
}
