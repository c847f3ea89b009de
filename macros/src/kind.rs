//! Which derive it is.

/// The three derives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derive {
    /// `#[derive(Model)]`
    Model,
    /// `#[derive(BelongsToOne)]`
    BelongsToOne,
    /// `#[derive(HasOne)]`
    HasOne,
}
