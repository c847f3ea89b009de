//! What a derive writes beside its errors: the traits that the other side and the other derives ask for, so that one
//! mistake is one message. None of it can run; the functions are missing, as the message above them says.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{declare, name_type, runtime};
use crate::kind::Derive;
use crate::names;
use crate::stub::{Stub, StubLink};

/// What a derive writes beside its errors.
pub(crate) fn stub(stub: &Stub) -> TokenStream {
    match stub.derive {
        Derive::Model => model(stub),
        Derive::BelongsToOne => belongs_to_one(stub),
        Derive::HasOne => has_one(stub),
    }
}

fn model(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let Stub { ident, generics, table, key, .. } = stub;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let mut lazy = generics.clone();
    lazy.params.push(syn::parse_quote!(__Lazy));
    let lazy_generics = lazy.split_for_impl().0;
    let declared = stub.declared.as_ref().map(|declared| declare::table(declared, ident));
    let id = key.as_ref().map_or_else(|| quote!(i32), |key| quote!(#key));
    quote! {
        #declared

        #[automatically_derived]
        impl #impl_generics #runtime::Model for #ident #ty_generics #where_clause {
            type Table = #table::table;
            type PrimaryKey = <#table::table as #runtime::diesel::Table>::PrimaryKey;
            type Id = #id;
            const PRIMARY_KEY_COLUMNS: &'static [&'static str] = &[];
            const DEFINITION: &'static #runtime::definition::Model = &#runtime::definition::Model::new("", "", &[]);
            fn id_of(_: &Self) -> Self::Id {
                ::core::unreachable!()
            }
        }

        #[automatically_derived]
        impl #lazy_generics #runtime::ColumnTypes<__Lazy> for #ident #ty_generics #where_clause {
            const TYPES: &'static [#runtime::definition::LogicalType] = &[];
        }
    }
}

fn has_one(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let Stub { ident, generics, children, .. } = stub;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let mirrors = children.iter().filter_map(|StubLink { path, inverse }| {
        let name = name_type(inverse.as_ref()?, path.span);
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Mirrors<#path, #name> for #ident #ty_generics #where_clause {}
        })
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasOne for #ident #ty_generics #where_clause {
            const MIRRORS: &'static [#runtime::definition::Mirror] = &[];
        }
        #(#mirrors)*
    }
}

fn belongs_to_one(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let ident = &stub.ident;
    let (impl_generics, ty_generics, where_clause) = stub.generics.split_for_impl();
    // a child with parameters cannot be declared yet, nor stood in for
    let links = stub.parents.iter().filter(|_| stub.generics.params.is_empty());
    let links = links.filter_map(|link| declaration(stub, link));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::BelongsToOne for #ident #ty_generics #where_clause {
            const DECLARATIONS: &'static [#runtime::definition::Association] = &[];
        }
        #(#links)*
    }
}

/// An association for the mirror to find: the child's table joined by its own key.
fn declaration(stub: &Stub, link: &StubLink) -> Option<TokenStream> {
    let runtime = runtime();
    let (ident, vis, table, parent) = (&stub.ident, &stub.vis, &stub.table, &link.path);
    let inverse = link.inverse.as_ref()?;
    let name = name_type(inverse, link.path.span);
    let marker = format_ident!("{ident}_{}", names::text(inverse));
    Some(quote! {
        const _: () = {
            #[derive(Clone, Copy)]
            #[allow(non_camel_case_types)]
            #vis struct #marker;
            type __Key = <#table::table as #runtime::diesel::Table>::PrimaryKey;

            #[automatically_derived]
            impl #runtime::Part<#parent> for #marker {
                type Shape = #runtime::Maybe<#runtime::Whole<#ident>>;
            }

            #[automatically_derived]
            impl #runtime::Parts<#parent> for #marker {
                type Shape = (#runtime::Whole<#parent>, #runtime::Maybe<#runtime::Whole<#ident>>);
            }

            #[automatically_derived]
            impl #runtime::Declares<#parent, #name> for #ident {
                type Association = #marker;
            }

            #[automatically_derived]
            #[allow(private_interfaces)]
            impl #runtime::Association for #marker {
                type Parent = #parent;
                type Child = #ident;
                type Key = ();
                type Source = #table::table;
                type Column = __Key;
                type References = __Key;
                type Participation = #runtime::Nullability<__Key>;
                type On = #runtime::diesel::dsl::Eq<__Key, __Key>;
                type Alias = ();
                const ASSOCIATION: Self = #marker;
                const NAME: &'static str = "";
                const FOREIGN_KEY: &'static [&'static str] = &[];
                const DEFINITION: &'static #runtime::definition::Association = ::core::panic!();
                fn on() -> Self::On {
                    ::core::unreachable!()
                }
                fn key_of_parent(_: &Self::Parent) -> Self::Key {}
                fn key_of_child(_: &Self::Child) -> ::core::option::Option<Self::Key> {
                    ::core::option::Option::None
                }
            }
        };
    })
}
