//! What is still known about the input after an error.

use proc_macro2::Ident;
use syn::Generics;

use crate::path::PathTokens;

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

/// As much of the input as could be read, from which `expand` writes impls that keep other parts of the user's crate
/// quiet. Nothing in it was checked, except that every name can be written as a function.
#[derive(Clone)]
pub(crate) struct Stub {
    /// Whose impls are missing.
    pub(crate) derive: Derive,
    /// The item: a struct, but after an error also an enum or a union.
    pub(crate) ident: Ident,
    /// Its generics.
    pub(crate) generics: Generics,
    /// The table, inferred where it was not written.
    pub(crate) table: PathTokens,
    /// The parents named by `#[belongs_to_one(..)]`; only of `#[derive(BelongsToOne)]`.
    pub(crate) parents: Vec<StubLink>,
    /// The children named by `#[has_one(..)]`; only of `#[derive(HasOne)]`.
    pub(crate) children: Vec<StubLink>,
}

/// One association of a [`Stub`].
#[derive(Clone)]
pub(crate) struct StubLink {
    /// The type on the other side.
    pub(crate) path: PathTokens,
    /// This side's name for the other.
    pub(crate) name: Ident,
    /// The other side's name for this one; `None` where there is no mirror, and on the mirror itself.
    pub(crate) inverse: Option<Ident>,
}
