//! `references(Parent, ..)` inside of `#[model(..)]` as written.

use proc_macro2::{Ident, Span};

use super::bag::{Bag, place, wrong_form};
use super::cursor::Cursor;
use super::item::{Entry, Value, items};
use crate::errors::Errors;
use crate::keys;
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// A plain 1:N key.
pub(crate) struct RawReference {
    /// Where the key `references` stands.
    pub(crate) key: Span,
    /// The type that stands first.
    pub(crate) parent: Option<PathTokens>,
    /// `foreign_key = column` or `(column, ..)`.
    pub(crate) foreign_key: Option<Spanned<Vec<Ident>>>,
    /// `on_delete = word`.
    pub(crate) on_delete: Option<Spanned<Ident>>,
    /// `on_update = word`.
    pub(crate) on_update: Option<Spanned<Ident>>,
    /// Whether something in it was not understood, so that what seems to be missing may only be misspelt.
    pub(crate) faulty: bool,
}

/// Reads one.
pub(crate) fn read(entry: Entry, errors: &Errors) -> Option<RawReference> {
    let key = entry.key.span();
    let span = place(&entry);
    match entry.value {
        Value::List(list) => {
            let before = errors.count();
            let items = items(Cursor::new(list.stream(), list.span_close()), &keys::REFERENCE, errors);
            let mut bag = Bag::new(items, &keys::REFERENCE, errors);
            let mut raw = RawReference {
                key,
                parent: bag.take_first(),
                foreign_key: bag.take_idents(&keys::FOREIGN_KEY, errors),
                on_delete: bag.take_ident(&keys::ON_DELETE, errors),
                on_update: bag.take_ident(&keys::ON_UPDATE, errors),
                faulty: false,
            };
            raw.faulty = errors.count() > before;
            Some(raw)
        }
        Value::Broken => None,
        value => {
            errors.at(span, wrong_form(&keys::REFERENCE_TO, &value, "a parent and what becomes of its children"));
            None
        }
    }
}
