//! `diesel::table!` from a struct: what `#[model(declare_table)]` writes.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::{at, docs::doc};
use crate::declare::{Declared, DeclaredColumn, DeclaredType};
use crate::names;

/// The table, as a module beside the struct `ident`. It names Diesel itself, as all that `table!` writes does.
pub(super) fn table(declared: &Declared, ident: &Ident) -> TokenStream {
    let Declared { schema, name, primary_key, columns } = declared;
    let named = columns.iter().any(|column| !matches!(column.ty, Ok(DeclaredType::Known(_))));
    // What the user names is looked for where the struct is, and among Diesel's own.
    let imports = named.then(|| {
        quote!(
            use super::*;
            use ::diesel::sql_types::*;
        )
    });
    let unknown: Vec<_> = columns.iter().filter_map(|it| unknown(it, ident)).collect();
    let schema = schema.as_ref().map(|schema| quote!(#schema.));
    let docs = doc(&format!("The table of `{ident}`."));
    let columns = columns.iter().map(|it| column(it, ident));
    // the module is the user's own: rustc points at its name where a query is wrong
    quote! {
        #(#unknown)*

        ::diesel::table! {
            #imports
            #docs
            #schema #name (#(#primary_key),*) {
                #(#columns)*
            }
        }
    }
}

/// One column of the table of the struct `ident`.
fn column(column: &DeclaredColumn, ident: &Ident) -> TokenStream {
    let DeclaredColumn { name, span, ty } = column;
    let span = at(*span);
    let sql_types = quote_spanned!(span=> ::diesel::sql_types);
    let ty = match ty {
        Ok(DeclaredType::Named(tokens)) => tokens.clone(),
        Ok(DeclaredType::Known(known)) => {
            let outermost_first = known.nullable.then_some("Nullable").into_iter().chain(known.names.iter().copied());
            let names: Vec<_> = outermost_first.map(|name| Ident::new(name, span)).collect();
            names.iter().rev().fold(TokenStream::new(), |inner, name| {
                let holds = (!inner.is_empty()).then(|| quote_spanned!(span=> <#inner>));
                quote_spanned!(span=> #sql_types::#name #holds)
            })
        }
        Err(_) => stand_in(column, ident).to_token_stream(),
    };
    let docs = doc(&format!("The column `{}` of `{ident}`.", names::text(name)));
    quote!(#docs #name -> #ty,)
}

/// A type that is the error itself, so that rustc keeps quiet about all that is made of it. It is the message that is
/// reported anyway, and rustc prints equal ones once. Only an array's length makes it so: `compile_error!` as a type is `()`.
fn unknown(column: &DeclaredColumn, ident: &Ident) -> Option<TokenStream> {
    let (span, message) = column.ty.as_ref().err()?;
    let (name, error) = (stand_in(column, ident), syn::Error::new(*span, message).into_compile_error());
    Some(quote!(#[allow(non_camel_case_types)] type #name = [(); #error];))
}

/// The name of that type.
fn stand_in(column: &DeclaredColumn, ident: &Ident) -> Ident {
    Ident::new(&format!("__{ident}_{}", names::text(&column.name)), at(column.span))
}
