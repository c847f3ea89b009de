//! `#[belongs_to_one(Parent, ..)]` as written.

use proc_macro2::{Ident, Span};
use syn::{Attribute, LitStr};

use crate::errors::Errors;
use crate::keys;
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// One `#[belongs_to_one(..)]`.
pub(crate) struct RawBelongsToOne {
    /// Where the attribute stands.
    pub(crate) attribute: Span,
    /// The type that stands first.
    pub(crate) parent: Option<PathTokens>,
    /// `foreign_key = column` or `(column, ..)`.
    pub(crate) foreign_key: Option<Spanned<Vec<Ident>>>,
    /// `references = column` or `(column, ..)`.
    pub(crate) references: Option<Spanned<Vec<Ident>>>,
    /// `model = Type`.
    pub(crate) model: Option<Spanned<PathTokens>>,
    /// `on_delete = word`.
    pub(crate) on_delete: Option<Spanned<Ident>>,
    /// `on_update = word`.
    pub(crate) on_update: Option<Spanned<Ident>>,
    /// `name = identifier`.
    pub(crate) name: Option<Spanned<Ident>>,
    /// `inverse = identifier`.
    pub(crate) inverse: Option<Spanned<Ident>>,
    /// `mirror = word`.
    pub(crate) mirror: Option<Spanned<Ident>>,
    /// `note = "text"`.
    pub(crate) note: Option<Spanned<LitStr>>,
    /// Whether something in it was not understood, so that what seems to be missing may only be misspelt.
    pub(crate) faulty: bool,
}

impl RawBelongsToOne {
    /// The name of the attribute.
    pub(crate) const NAME: &'static str = keys::BELONGS_TO_ONE.attribute;

    /// Reads one attribute.
    pub(crate) fn read(attribute: &Attribute, errors: &Errors) -> Self {
        let before = errors.count();
        let mut bag = super::read(attribute, &keys::BELONGS_TO_ONE, errors);
        let mut raw = Self {
            attribute: super::place(attribute),
            parent: bag.take_first(),
            foreign_key: bag.take_idents(&keys::FOREIGN_KEY, errors),
            references: bag.take_idents(&keys::REFERENCES, errors),
            model: bag.take_path(&keys::MODEL_OF_ROW, errors),
            on_delete: bag.take_ident(&keys::ON_DELETE, errors),
            on_update: bag.take_ident(&keys::ON_UPDATE, errors),
            name: bag.take_ident(&keys::NAME, errors),
            inverse: bag.take_ident(&keys::INVERSE, errors),
            mirror: bag.take_ident(&keys::MIRROR, errors),
            note: bag.take_text(&keys::NOTE, errors),
            faulty: false,
        };
        raw.faulty = errors.count() > before;
        raw
    }
}
