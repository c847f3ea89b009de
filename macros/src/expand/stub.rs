//! What a derive writes beside its errors: the traits that others ask for, so that one mistake is one message.

use proc_macro2::TokenStream;
use quote::quote;

use super::{name_type, runtime};
use crate::stub::{Derive, Stub};

/// What a derive writes beside its errors.
///
/// Only what the *other* struct's derive asks of this one; the functions are missing, as the error above them says.
pub(crate) fn stub(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let Stub { derive, ident, generics, table, parents, children } = stub;
    let _ = (table, parents);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    match derive {
        Derive::Model | Derive::BelongsToOne => quote!(),
        Derive::HasOne => {
            let mirrors = children.iter().map(|link| {
                let (child, name) = (&link.path, name_type(&link.name, link.path.span));
                quote! {
                    #[automatically_derived]
                    impl #impl_generics #runtime::Mirrors<#child, #name> for #ident #ty_generics #where_clause {}
                }
            });
            quote! {
                #[automatically_derived]
                impl #impl_generics #runtime::HasOne for #ident #ty_generics #where_clause {
                    const MIRRORS: &'static [#runtime::definition::Mirror] = &[];
                }
                #(#mirrors)*
            }
        }
    }
}
