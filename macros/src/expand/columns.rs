//! The column of a field.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime;
use crate::input::{Field, Input};

/// The column of a field, at the field.
pub(super) fn column_path(input: &Input, field: &Field) -> TokenStream {
    let (table, column) = (&input.table, &field.column);
    quote!(#table::#column)
}

/// The name that the database has for the column of a field.
pub(super) fn column_name(input: &Input, field: &Field) -> TokenStream {
    let (runtime, column) = (runtime(), column_path(input, field));
    quote!(<#column as #runtime::diesel::Column>::NAME)
}
