//! The few keys of `#[diesel(..)]` that matter here.
//!
//! Read with a light hand: what is wrong with these attributes is reported by Diesel's own derives, and a key that
//! Diesel adds tomorrow must not be an error here.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Attribute, Lit, Type};

use super::cursor::Cursor;
use crate::names;
use crate::path::PathTokens;

/// One `key`, `key = ..` or `key(..)`.
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Ident,
    /// What follows it up to the comma, without `=`.
    rest: TokenStream,
}

/// The entries of all `#[diesel(..)]`s among `attributes`.
pub(crate) fn entries(attributes: &[Attribute]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for attribute in super::named(attributes, "diesel") {
        let Ok((tokens, end)) = super::tokens(attribute) else { continue };
        let mut cursor = Cursor::new(tokens, end);
        while cursor.peek().is_some() {
            let key = cursor.take_ident();
            cursor.take('=');
            let rest = std::iter::from_fn(|| if cursor.at_item_end() { None } else { cursor.next() }).collect();
            cursor.take(',');
            entries.extend(key.map(|key| Entry { key, rest }));
        }
    }
    entries
}

impl Entry {
    /// The value as a path.
    pub(crate) fn path(&self) -> Option<PathTokens> {
        Cursor::new(self.rest.clone(), self.key.span()).take_path().ok().filter(PathTokens::is_rust)
    }

    /// The value as a type.
    pub(crate) fn ty(&self) -> Option<Type> {
        syn::parse2(self.rest.clone()).ok()
    }

    /// The identifiers of a list in parentheses.
    pub(crate) fn idents(&self) -> Vec<Ident> {
        let list = self.rest.clone().into_iter().filter_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
            _ => None,
        });
        let idents = list.flatten().filter_map(|token| match token {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        });
        idents.collect()
    }

    /// The value as a name, which Diesel also takes as a string; at `field`.
    pub(crate) fn name(&self, field: &Ident) -> Option<Ident> {
        match self.rest.clone().into_iter().next()? {
            TokenTree::Ident(ident) => names::ident(&names::text(&ident), field),
            TokenTree::Literal(literal) => match Lit::new(literal) {
                Lit::Str(text) => names::ident(&text.value(), field),
                _ => None,
            },
            TokenTree::Group(_) | TokenTree::Punct(_) => None,
        }
    }
}
