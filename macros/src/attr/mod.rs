//! Attributes -> raw: exactly what the user wrote, with the place of every word.
//!
//! The grammar is one for all attributes ([`item`]); what each attribute takes is in [`crate::keys`]; each of the
//! submodules named after an attribute puts its entries into a struct.

pub(crate) mod bag;
pub(crate) mod belongs_to_one;
pub(crate) mod cursor;
pub(crate) mod default;
pub(crate) mod diesel;
pub(crate) mod has_one;
pub(crate) mod item;
pub(crate) mod model;
pub(crate) mod reference;
pub(crate) mod show;

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::{Attribute, MacroDelimiter, Meta};

use self::bag::Bag;
use self::cursor::Cursor;
use self::item::Item;
use crate::errors::Errors;
use crate::keys::Grammar;

/// The attributes called `name`.
pub(crate) fn named<'a>(attributes: &'a [Attribute], name: &str) -> impl Iterator<Item = &'a Attribute> {
    attributes.iter().filter(move |attribute| attribute.path().is_ident(name))
}

/// Where the name of the attribute stands.
pub(crate) fn place(attribute: &Attribute) -> Span {
    attribute.path().span()
}

/// What an attribute holds between its parentheses; nothing if it has none.
///
/// # Errors
/// For `#[attribute = ..]`, `#[attribute[..]]` and `#[attribute{..}]`.
pub(crate) fn tokens(attribute: &Attribute) -> syn::Result<(TokenStream, Span)> {
    match &attribute.meta {
        Meta::Path(path) => Ok((TokenStream::new(), path.span())),
        Meta::List(list) => match list.delimiter {
            MacroDelimiter::Paren(paren) => Ok((list.tokens.clone(), paren.span.close())),
            _ => Err(syn::Error::new(list.delimiter.span().open(), "this attribute takes its keys in `(..)`")),
        },
        Meta::NameValue(pair) => {
            Err(syn::Error::new(pair.eq_token.span, "this attribute has no value of its own: write `(..)`"))
        }
    }
}

/// The items of one attribute.
pub(crate) fn items_of(attribute: &Attribute, grammar: &Grammar, errors: &Errors) -> Vec<Item> {
    match tokens(attribute) {
        Ok((tokens, end)) => item::items(Cursor::new(tokens, end), grammar, errors),
        Err(error) => {
            errors.push(error);
            Vec::new()
        }
    }
}

/// The entries of one attribute.
pub(crate) fn read(attribute: &Attribute, grammar: &Grammar, errors: &Errors) -> Bag {
    Bag::new(items_of(attribute, grammar, errors), grammar, errors)
}
