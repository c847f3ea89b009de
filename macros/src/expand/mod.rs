//! Checked -> written: the tokens that each derive adds to the user's crate.
//!
//! What is written stands in a block of its own, which names the runtime's hidden `__private` module once. It stands at
//! the user's own tokens ([`at`]), so that a type error points there, and it counts as expanded code, so that the lints
//! of the user's crate leave it alone.

mod agreement;
mod assertion;
mod belongs_to_one;
mod child_functions;
mod columns;
mod declare;
mod definition;
mod docs;
mod has_one;
mod link;
mod model;
mod plan;
mod row_of;
mod stub;
mod table;
mod unique_key;

pub(crate) use belongs_to_one::belongs_to_one;
pub(crate) use has_one::has_one;
pub(crate) use model::model;
pub(crate) use stub::{stub, stub_links};

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use crate::input::Input;
use crate::names;
use crate::path::PathTokens;

/// The block that holds what a derive writes. Whether the struct, or what it is linked to, is deprecated is told to those
/// who use it.
fn block(runtime: Option<&PathTokens>, written: &TokenStream) -> TokenStream {
    let path = runtime.map_or_else(|| quote!(::diesel_one_to_one), PathTokens::to_token_stream);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #path::__private as __one_to_one;
            #written
        };
    }
}

/// The hidden module of the runtime, as [`block`] names it.
fn runtime() -> TokenStream {
    runtime_at(Span::call_site())
}

/// The same, where an error may point at the type that begins with it.
fn runtime_at(span: Span) -> TokenStream {
    quote_spanned!(span=> __one_to_one)
}

/// What a type alias with the struct's parameters stands for. Some of them may not be in it, which rustc refuses.
fn aliased(input: &Input, runtime: &TokenStream, stands_for: TokenStream) -> TokenStream {
    match input.parameters.types() {
        None => stands_for,
        Some(types) => quote!(<#stands_for as #runtime::Beside<#types>>::Itself),
    }
}

/// A span that reads as the user's token but belongs to the expansion.
fn at(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The type of an association's name.
fn name_type(name: &Ident, span: Span) -> TokenStream {
    hashed(&names::text(name), at(span))
}

/// A name as a type: a hash of it, because a type cannot hold a string.
///
/// FNV-1a. A derive looks up what another declares by this type; two names of one pair of models that collide would be
/// two implementations of one trait, which rustc refuses.
fn hashed(name: &str, span: Span) -> TokenStream {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut hash = Literal::u64_unsuffixed(hash);
    hash.set_span(span);
    let runtime = runtime_at(span);
    quote_spanned!(span=> #runtime::Name<#hash>)
}

/// `prefix` + `name` + `suffix` as an identifier at the name's own token.
fn affixed(prefix: &str, name: &Ident, suffix: &str) -> Ident {
    Ident::new(&format!("{prefix}{}{suffix}", names::text(name)), at(name.span()))
}

/// The constant that names an association as a value: `profile` -> `PROFILE`.
fn constant(name: &Ident) -> Ident {
    Ident::new(&names::constant(&names::text(name)), at(name.span()))
}
