//! What a derive writes beside its errors: the traits that the other side and the other derives ask for, so that one
//! mistake is one message. None of it can run; the functions are missing, as the message above them says.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{block, declare, name_type, runtime};
use crate::generics::Parameters;
use crate::kind::Derive;
use crate::names;
use crate::stub::{Stub, StubLink};

/// What a derive writes beside its errors.
pub(crate) fn stub(stub: &Stub) -> TokenStream {
    let written = match stub.derive {
        Derive::Model => model(stub),
        Derive::BelongsToOne => belongs_to_one(stub),
        Derive::HasOne => has_one(stub),
    };
    let mut all = stub.declared.as_ref().map_or_else(TokenStream::new, |it| declare::table(it, &stub.ident));
    all.extend(block(stub.runtime.as_ref(), &written));
    all
}

/// What a derive writes for associations beside those that are sound, which have written the rest.
pub(crate) fn stub_links(stub: &Stub) -> TokenStream {
    let links = match stub.derive {
        Derive::Model => TokenStream::new(),
        Derive::BelongsToOne => declarations(stub),
        Derive::HasOne => mirrors(stub),
    };
    block(stub.runtime.as_ref(), &links)
}

fn model(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let Stub { parameters: Parameters { generics, own_type }, table, key, row_of, .. } = stub;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let mut lazy = generics.clone();
    lazy.params.push(syn::parse_quote!(__Lazy));
    let lazy_generics = lazy.split_for_impl().0;
    let id = key.as_ref().map_or_else(|| quote!(i32), |key| quote!(#key));
    // another derive says these of a row struct of another model
    let row = (!row_of).then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::RowKey for #own_type #where_clause {
                type Columns = #runtime::One<<#table::table as #runtime::diesel::Table>::PrimaryKey>;
                type Value = #id;
                const NAMES: &'static [&'static str] = &[""];
                fn value_of(&self) -> Self::Value {
                    ::core::unreachable!()
                }
            }

            #[automatically_derived]
            impl #impl_generics #runtime::RowOf for #own_type #where_clause {
                type Model = Self;
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::Model for #own_type #where_clause {
            type Table = #table::table;
            const TABLE: #runtime::definition::Table = #runtime::definition::Model::new("", "", &[]).table;
            const DEFINITION: &'static #runtime::definition::Model = &#runtime::definition::Model::new("", "", &[]);
        }

        #row

        #[automatically_derived]
        impl #lazy_generics #runtime::ColumnTypes<__Lazy> for #own_type #where_clause {
            const TYPES: &'static [#runtime::definition::LogicalType] = &[];
        }
    }
}

fn has_one(stub: &Stub) -> TokenStream {
    if stub.row_of {
        return TokenStream::new();
    }
    let (runtime, own_type) = (runtime(), &stub.parameters.own_type);
    let (impl_generics, _, where_clause) = stub.parameters.generics.split_for_impl();
    let mirrors = mirrors(stub);
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasOne for #own_type #where_clause {
            const MIRRORS: &'static [#runtime::definition::Mirror] = &[];
        }
        #mirrors
    }
}

fn mirrors(stub: &Stub) -> TokenStream {
    let runtime = runtime();
    let Stub { parameters: Parameters { generics, own_type }, children, unknown_child, .. } = stub;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    if *unknown_child {
        // whichever child was meant, it is not to be told that it has no mirror
        let mut any = generics.clone();
        any.params.push(syn::parse_quote!(__Child));
        any.params.push(syn::parse_quote!(__Name));
        let any = any.split_for_impl().0;
        return quote!(impl #any #runtime::Mirrors<__Child, __Name> for #own_type #where_clause {});
    }
    let mirrors = children.iter().filter_map(|StubLink { path, inverse }| {
        let name = name_type(inverse.as_ref()?, path.span);
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Mirrors<#path, #name> for #own_type #where_clause {}
        })
    });
    mirrors.collect()
}

fn belongs_to_one(stub: &Stub) -> TokenStream {
    if stub.row_of {
        return TokenStream::new();
    }
    let (runtime, own_type) = (runtime(), &stub.parameters.own_type);
    let (impl_generics, _, where_clause) = stub.parameters.generics.split_for_impl();
    let declarations = declarations(stub);
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::BelongsToOne for #own_type #where_clause {
            const DECLARATIONS: &'static [#runtime::definition::Association] = &[];
        }
        #declarations
    }
}

/// A child with parameters is not stood in for.
fn declarations(stub: &Stub) -> TokenStream {
    let links = stub.parents.iter().filter(|_| !stub.parameters.any());
    links.filter_map(|link| declaration(stub, link)).collect()
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
            type __Key = #runtime::One<<#table::table as #runtime::diesel::Table>::PrimaryKey>;

            #[automatically_derived]
            impl #runtime::Part<#parent> for #marker {
                type Shape = #runtime::HopShape<Self>;
            }

            #[automatically_derived]
            impl #runtime::Parts<#parent> for #marker {
                type Shape<__Own> = (__Own, #runtime::HopShape<Self>);
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
                type Key = <#parent as #runtime::UniqueKey<#runtime::PrimaryKey>>::Value;
                type Source = #table::table;
                type Columns = __Key;
                type References = __Key;
                type ReferencesName = #runtime::PrimaryKey;
                type Participation = #runtime::nullability::IsNullable;
                type Comparison = #runtime::ByValue;
                type Alone = #runtime::ByAlias;
                type InPlan = #runtime::ByAlias;
                const ASSOCIATION: Self = #marker;
                const NAME: &'static str = "";
                const FOREIGN_KEY: &'static [&'static str] = &[];
                const CHILD_ALIAS: &'static str = "";
                const PARENT_ALIAS: &'static str = "";
                const EXISTS_ALIAS: &'static str = "";
                const DEFINITION: &'static #runtime::definition::Association = ::core::panic!();
                fn key_of_child(_: &Self::Child) -> ::core::option::Option<Self::Key> {
                    ::core::option::Option::None
                }
            }
        };
    })
}
