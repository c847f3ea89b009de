//! The generic flat grammar: a path, `key`, `key = value` or `key(..)`, separated by commas.
//!
//! A value is an identifier, a path, a literal or a tuple of identifiers. It is never parsed as an expression or a type:
//! those parsers recurse, and a thousand parentheses in an attribute would overflow the compiler's stack.

use proc_macro2::{Group, Ident, Span, TokenTree};
use syn::Lit;

use super::cursor::Cursor;
use super::show::shown;
use crate::errors::Errors;
use crate::keys::Grammar;
use crate::path::PathTokens;

/// What stands between two commas.
pub(crate) enum Item {
    /// A path that is no key: the type that an attribute begins with.
    Path(PathTokens),
    /// A key, with or without a value.
    Entry(Entry),
}

/// A key, with or without a value.
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Ident,
    /// Its value.
    pub(crate) value: Value,
}

/// The value of an [`Entry`].
pub(crate) enum Value {
    /// None: `key`.
    Flag,
    /// `key = path`, of which an identifier is the simplest.
    Path(PathTokens),
    /// `key = "literal"`.
    Literal(Lit),
    /// `key = (a, b)`.
    Tuple(Group, Vec<Ident>),
    /// `key(..)`, not looked into.
    List(Group),
    /// Was not understood, and that was reported.
    Broken,
}

impl Value {
    /// Where it stands; `None` for a flag.
    pub(crate) fn span(&self) -> Option<Span> {
        match self {
            Self::Flag | Self::Broken => None,
            Self::Path(path) => Some(path.span),
            Self::Literal(literal) => Some(literal.span()),
            Self::Tuple(group, _) | Self::List(group) => Some(group.span()),
        }
    }
}

/// Reads all items, going on after each error at the next comma.
pub(crate) fn items(mut cursor: Cursor, grammar: &Grammar, errors: &Errors) -> Vec<Item> {
    let mut items = Vec::new();
    while cursor.peek().is_some() {
        match item(&mut cursor, grammar, errors) {
            Ok(item) => items.push(item),
            Err(error) => {
                errors.push(error);
                cursor.recover();
                continue;
            }
        }
        if !cursor.at_item_end() {
            let token = cursor.peek().map(shown).unwrap_or_default();
            errors.at(cursor.span(), format!("expected `,` before `{token}`"));
            // A word here begins the next item, only its comma was forgotten; anything else belongs to this one.
            if matches!(cursor.peek(), Some(TokenTree::Ident(_))) {
                continue;
            }
        }
        cursor.recover();
    }
    items
}

/// Reads one item up to its comma.
fn item(cursor: &mut Cursor, grammar: &Grammar, errors: &Errors) -> syn::Result<Item> {
    match (cursor.peek(), cursor.peek_second()) {
        (Some(TokenTree::Ident(_)), Some(TokenTree::Punct(mark))) if mark.as_char() == '=' => {
            entry(cursor, grammar, errors)
        }
        (Some(TokenTree::Ident(_)), Some(TokenTree::Group(_))) => entry(cursor, grammar, errors),
        (Some(TokenTree::Ident(key)), _) if grammar.find(&key.to_string()).is_some() => entry(cursor, grammar, errors),
        (Some(TokenTree::Ident(_)), _) => cursor.take_path().map(Item::Path),
        (Some(TokenTree::Punct(mark)), _) if mark.as_char() == ':' => cursor.take_path().map(Item::Path),
        (Some(token), _) => {
            Err(syn::Error::new(token.span(), format!("expected a key here, found `{}`", shown(token))))
        }
        (None, _) => Err(syn::Error::new(cursor.span(), "expected a key here")),
    }
}

/// Reads a key and its value. The key is kept even if the value is broken, so that it does not count as missing.
fn entry(cursor: &mut Cursor, grammar: &Grammar, errors: &Errors) -> syn::Result<Item> {
    let Some(key) = cursor.take_ident() else {
        return Err(syn::Error::new(cursor.span(), "expected a key here"));
    };
    let value = if grammar.find(&key.to_string()).is_none_or(|key| !key.available) {
        // The key itself will be refused; what its value ought to be is not known.
        cursor.skip_item();
        Value::Broken
    } else if cursor.take('=') {
        value(cursor, &key).unwrap_or_else(|error| {
            errors.push(error);
            cursor.skip_item();
            Value::Broken
        })
    } else if let Some(list) = cursor.take_list() {
        Value::List(list)
    } else {
        Value::Flag
    };
    Ok(Item::Entry(Entry { key, value }))
}

/// Reads the value behind `=`.
fn value(cursor: &mut Cursor, key: &Ident) -> syn::Result<Value> {
    if cursor.at_item_end() {
        return Err(syn::Error::new(key.span(), format!("`{key} =` stops before its value")));
    }
    if let Some(group) = cursor.take_list() {
        return tuple(group);
    }
    match cursor.peek() {
        Some(TokenTree::Literal(literal)) => {
            let literal = Lit::new(literal.clone());
            cursor.next();
            Ok(Value::Literal(literal))
        }
        Some(TokenTree::Punct(mark)) if mark.as_char() == '-' => negative(cursor),
        Some(TokenTree::Ident(_)) => cursor.take_path().map(Value::Path),
        _ if cursor.is(':') => cursor.take_path().map(Value::Path),
        token => {
            let token = token.map(shown).unwrap_or_default();
            let expected = "an identifier, a path, a literal or a tuple of identifiers";
            Err(syn::Error::new(cursor.span(), format!("expected {expected}, found `{token}`")))
        }
    }
}

/// Reads a number below zero, which is two tokens.
fn negative(cursor: &mut Cursor) -> syn::Result<Value> {
    let minus = cursor.span();
    cursor.next();
    let number = match cursor.next() {
        Some(TokenTree::Literal(literal)) => format!("-{literal}").parse::<proc_macro2::Literal>().ok(),
        _ => None,
    };
    let mut number = number.ok_or_else(|| syn::Error::new(minus, "expected a number behind this `-`"))?;
    number.set_span(minus);
    Ok(Value::Literal(Lit::new(number)))
}

/// Reads a tuple of identifiers.
fn tuple(group: Group) -> syn::Result<Value> {
    identifiers(&group).map(|idents| Value::Tuple(group, idents))
}

/// The identifiers that a list in parentheses holds.
///
/// # Errors
/// At anything else in it.
pub(crate) fn identifiers(group: &Group) -> syn::Result<Vec<Ident>> {
    let mut cursor = Cursor::new(group.stream(), group.span_close());
    let mut idents = Vec::new();
    while cursor.peek().is_some() {
        match cursor.take_ident() {
            Some(ident) if cursor.at_item_end() => idents.push(ident),
            _ => return Err(syn::Error::new(cursor.span(), "a tuple holds identifiers and commas only")),
        }
        cursor.take(',');
    }
    Ok(idents)
}
