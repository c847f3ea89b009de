//! A path as the user wrote it, kept as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use crate::names;

/// A path to a type or a table: `User`, `crate::models::User`, `Page<i32>`.
///
/// Kept as raw tokens, never as `syn::Path`, whose generic arguments are types and parse by recursion.
#[derive(Clone)]
pub(crate) struct PathTokens {
    /// The whole path with the user's spans, generic arguments included.
    pub(crate) tokens: TokenStream,
    /// The last identifier, `User` in `crate::models::User<'a>`: what default names are made from.
    pub(crate) last: Ident,
    /// Where `last` stands: what a message about the path points at.
    pub(crate) span: Span,
}

impl PathTokens {
    /// A path of one identifier.
    pub(crate) fn from_ident(ident: &Ident) -> Self {
        Self { tokens: ident.to_token_stream(), last: ident.clone(), span: ident.span() }
    }

    /// Whether Rust reads it as a path too: no word of Rust is a name in it, and its generic arguments are arguments.
    pub(crate) fn is_rust(&self) -> bool {
        syn::parse2::<syn::Path>(self.tokens.clone()).is_ok()
    }

    /// The identifier, if the path is nothing more.
    pub(crate) fn as_ident(&self) -> Option<Ident> {
        (self.tokens.clone().into_iter().count() == 1).then(|| self.last.clone())
    }

    /// What the type is taken to be: its last name. A derive cannot know more; `User` and `crate::User` may be one type or
    /// two, and one type that was taken for two would be two implementations of one trait, over which rustc 1.95 loses
    /// minutes and gigabytes before it says so.
    pub(crate) fn type_name(&self) -> String {
        names::text(&self.last)
    }
}

impl ToTokens for PathTokens {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}
