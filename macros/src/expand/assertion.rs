//! A constant that panics in our words where something does not hold, and by which rustc falls silent about the rest.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::{at, runtime, runtime_at};
use crate::input::Input;

/// One of them.
pub(super) struct Assertion {
    /// The constant.
    pub(super) name: Ident,
    /// Where the user can mend it.
    pub(super) span: Span,
    /// What holds.
    pub(super) condition: TokenStream,
    /// What is said where it does not.
    pub(super) message: String,
}

impl Assertion {
    /// The constant, where the user can mend what it says.
    fn constant(&self) -> Ident {
        Ident::new(&self.name.to_string(), at(self.span))
    }
}

impl ToTokens for Assertion {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { span, condition, message, .. } = self;
        let constant = self.constant();
        tokens.extend(quote_spanned! {at(*span)=>
            const #constant: bool = {
                ::core::assert!(#condition, #message);
                true
            };
        });
    }
}

/// A type that is unknown to rustc where one of the assertions fails: what is written with it yields no further error.
pub(super) fn checked(ty: &TokenStream, assertions: &[Assertion]) -> TokenStream {
    if assertions.is_empty() {
        return ty.clone();
    }
    let runtime = runtime();
    let constants = assertions.iter().map(Assertion::constant);
    quote!(<#runtime::If<{ true #(&& #constants)* }> as #runtime::Sound<#ty>>::Is)
}

/// The association, `__Link`, is declared over these columns.
pub(super) fn same_foreign_key(columns: &[String], message: String, span: Span) -> Assertion {
    let runtime = runtime_at(at(span));
    Assertion {
        name: format_ident!("__SAME_FOREIGN_KEY"),
        span,
        condition: quote_spanned! {at(span)=>
            #runtime::same_names(<__Link as #runtime::Association>::FOREIGN_KEY, &[#(#columns),*])
        },
        message,
    }
}

/// The struct itself can be selected from its table.
pub(super) fn loads(input: &Input) -> Assertion {
    let ident = &input.ident;
    can_load(format_ident!("__LOADS"), ident.span(), &ident.to_token_stream(), ident)
}

/// A row struct can be selected from its table, on any backend that is enabled.
pub(super) fn can_load(name: Ident, span: Span, row: &TokenStream, called: &Ident) -> Assertion {
    let runtime = runtime_at(at(span));
    let backends = ["Sqlite", "Postgres", "Mariadb"].map(|backend| Ident::new(backend, at(span)));
    Assertion {
        name,
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::LoadsNot as _;
            #runtime::NO_BACKEND #(|| #runtime::LoadProbe::<#row, #runtime::#backends>::LOADS)*
        }},
        message: format!(
            "the queries of an association cannot load `{called}`: add `HasQuery` to its derives, or `Queryable` and \
             `Selectable`"
        ),
    }
}
