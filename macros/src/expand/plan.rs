//! What every row struct with associations gets: its place in a plan, and `with`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::doc;
use super::runtime;
use crate::input::Input;

/// `impl RowOf` and the function `with`, for a row struct of `model`'s table.
pub(super) fn root(input: &Input, model: &TokenStream) -> TokenStream {
    let (runtime, vis, own_type) = (runtime(), &input.vis, &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let docs = doc(&format!(
        "Loads several partners, and partners of partners, with each `{}` in one query.\n\n\
         `parts` is an association, one with `.then(..)`, or a tuple of these. The verb `all` runs it.",
        input.ident
    ));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::RowOf for #own_type #where_clause {
            type Model = #model;
        }

        #[allow(dead_code)]
        impl #impl_generics #own_type #where_clause {
            #docs
            #vis fn with<__Parts: #runtime::Parts<#model>>(parts: __Parts) -> #runtime::Plan<Self, __Parts> {
                #runtime::Plan::new(parts)
            }
        }
    }
}
