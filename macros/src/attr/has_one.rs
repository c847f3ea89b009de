//! `#[has_one(Child, ..)]` as written.

use proc_macro2::{Ident, Span};
use syn::Attribute;

use crate::errors::Errors;
use crate::keys;
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// One `#[has_one(..)]`.
pub(crate) struct RawHasOne {
    /// Where the attribute stands.
    pub(crate) attribute: Span,
    /// The type that stands first.
    pub(crate) child: Option<PathTokens>,
    /// `name = identifier`.
    pub(crate) name: Option<Spanned<Ident>>,
    /// `foreign_key = column` or `(column, ..)`.
    pub(crate) foreign_key: Option<Spanned<Vec<Ident>>>,
    /// `model = Type`.
    pub(crate) model: Option<Spanned<PathTokens>>,
    /// Whether something in it was not understood, so that what seems to be missing may only be misspelt.
    pub(crate) faulty: bool,
}

impl RawHasOne {
    /// The name of the attribute.
    pub(crate) const NAME: &'static str = keys::HAS_ONE.attribute;

    /// Reads one attribute.
    pub(crate) fn read(attribute: &Attribute, errors: &Errors) -> Self {
        let before = errors.count();
        let mut bag = super::read(attribute, &keys::HAS_ONE, errors);
        let mut raw = Self {
            attribute: super::place(attribute),
            child: bag.take_first(),
            name: bag.take_ident(&keys::NAME, errors),
            foreign_key: bag.take_idents(&keys::FOREIGN_KEY, errors),
            model: bag.take_path(&keys::MODEL_OF_ROW, errors),
            faulty: false,
        };
        raw.faulty = errors.count() > before;
        raw
    }
}
