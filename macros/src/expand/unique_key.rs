//! The keys that rows are found by: the primary key, and what else is unique.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::assertion::{self, Assertion};
use super::columns::{column_name, column_path};
use super::{at, hashed, runtime, runtime_at};
use crate::input::{Field, Input};
use crate::names;

/// The primary key of a row struct, by which its handles find the other side.
pub(super) fn primary_key(input: &Input, fields: &[usize]) -> TokenStream {
    let runtime = runtime();
    let assertions: Vec<_> = fields.iter().map(|&field| not_null(input, field)).collect();
    let key = unique_key(input, fields, &quote!(#runtime::RowKey), &assertions);
    quote!(#(#assertions)* #key)
}

/// SQLite's `INTEGER PRIMARY KEY` is `Nullable` to `print-schema`, by an old mistake of SQLite's, though it never is NULL.
fn not_null(input: &Input, index: usize) -> Assertion {
    let field = &input.fields[index];
    let (column, name) = (column_path(input, field), names::text(&field.column));
    let runtime = runtime_at(at(field.ty_span));
    Assertion {
        name: format_ident!("__NOT_NULL_{index}"),
        span: field.ty_span,
        condition: quote_spanned!(at(field.ty_span)=> !#runtime::is_nullable::<#column>()),
        message: format!(
            "the primary key `{name}` is `Nullable` in `table!`: declare it NOT NULL in the database and write its type \
             without `Nullable` there; `diesel print-schema` does so by itself, or for SQLite's `INTEGER PRIMARY KEY` with \
             a `patch_file` in diesel.toml"
        ),
    }
}

/// A key that `references = ..` may name.
pub(super) fn named(input: &Input, fields: &[usize]) -> TokenStream {
    let columns: Vec<_> = fields.iter().map(|&field| names::text(&input.fields[field].column)).collect();
    let (runtime, name) = (runtime(), key_name(&columns));
    unique_key(input, fields, &quote!(#runtime::UniqueKey<#name>), &[])
}

/// The type that names a unique key: a hash of the names of its columns.
pub(super) fn key_name(columns: &[String]) -> TokenStream {
    hashed(&columns.join(","), proc_macro2::Span::call_site())
}

/// `impl RowKey ..` or `impl UniqueKey ..`
fn unique_key(input: &Input, fields: &[usize], of_key: &TokenStream, assertions: &[Assertion]) -> TokenStream {
    let own_type = &input.parameters.own_type;
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let fields: Vec<_> = fields.iter().map(|&field| &input.fields[field]).collect();
    let columns = assertion::checked(&columns(input, &fields), assertions);
    let names = fields.iter().map(|field| column_name(input, field));
    let value = together(fields.iter().map(|field| field.ty.to_token_stream()));
    let read = fields.iter().map(|Field { ident, ty_span, .. }| {
        let (span, runtime) = (at(*ty_span), runtime_at(at(*ty_span)));
        let mut field = ident.clone();
        field.set_span(span);
        quote_spanned!(span=> #runtime::KeyField::copied(&self.#field))
    });
    let read = together(read);
    quote! {
        #[automatically_derived]
        impl #impl_generics #of_key for #own_type #where_clause {
            type Columns = #columns;
            type Value = #value;

            const NAMES: &'static [&'static str] = &[#(#names),*];

            fn value_of(&self) -> Self::Value {
                #read
            }
        }
    }
}

/// One alone, several in a tuple.
pub(super) fn together(parts: impl Iterator<Item = TokenStream>) -> TokenStream {
    let parts: Vec<_> = parts.collect();
    match &parts[..] {
        [part] => part.clone(),
        parts => quote!((#(#parts),*)),
    }
}

/// The columns of a key: one, or several together.
pub(super) fn columns(input: &Input, fields: &[&Field]) -> TokenStream {
    let runtime = runtime();
    match fields {
        [field] => {
            let column = column_path(input, field);
            quote!(#runtime::One<#column>)
        }
        fields => {
            let columns = fields.iter().map(|field| column_path(input, field));
            quote!(#runtime::Many<(#(#columns),*)>)
        }
    }
}
