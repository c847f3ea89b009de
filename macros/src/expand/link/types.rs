//! The types that an association is written with, chosen by what rustc knows of both sides.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Link, references_name};
use crate::expand::columns::column_path;
use crate::expand::{aliased, at, runtime_at, unique_key};
use crate::input::Field;
use crate::names;

/// What rustc knows of both sides, as constants. They must not depend on parameters: for a struct that has some the two
/// sides are taken to agree, and rustc has the last word.
fn probes(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let (parent, table, fields) = (&association.parent, &input.table, link.fields());
    let (span, references_span) = (at(parent.span), at(association.spans.references));
    let runtime = runtime_at(span);
    let columns = fields.iter().map(|field| column_path(input, field));
    let by_engine = quote! {
        const __BY_ENGINE: bool = {
            #[allow(unused_imports)]
            use #runtime::ByRust as _;
            false #(|| #runtime::EngineProbe::<#columns>::BY_ENGINE)*
        };
    };
    if input.parameters.any() {
        let one_table = parent.type_name() == names::text(&input.ident);
        return quote! {
            const __AGREE: bool = true;
            const __ONE_TABLE: bool = #one_table;
            #by_engine
        };
    }
    let unique = association.references.as_ref().map(|_| {
        let (runtime, name) = (runtime_at(references_span), references_name(association));
        quote_spanned! {references_span=>
            const __UNIQUE: bool = {
                #[allow(unused_imports)]
                use #runtime::NotUnique as _;
                #runtime::UniqueProbe::<#parent, #name>::UNIQUE
            };
        }
    });
    quote_spanned! {span=>
        #unique
        const __AGREE: bool = {
            #[allow(unused_imports)]
            use #runtime::OtherType as _;
            #runtime::KeyProbe::<__Columns, __References>::SAME_TYPE
        };
        const __ONE_TABLE: bool = {
            #[allow(unused_imports)]
            use #runtime::Other as _;
            #runtime::SameProbe::<#table::table, <#parent as #runtime::Model>::Table>::SAME
        };
        #by_engine
    }
}

/// The types that the implementation is written with.
pub(super) fn types(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let parent = &association.parent;
    let (span, references_span) = (at(parent.span), at(association.spans.references));
    let (runtime, key_runtime) = (runtime_at(span), runtime_at(references_span));
    let (declared, passed) = (input.parameters.declared(), input.parameters.passed());
    let name = references_name(association);
    let fields = link.fields();
    let columns = unique_key::columns(input, &fields);
    let values = unique_key::together(fields.iter().map(|field| key_type(field)));
    let key = quote_spanned!(references_span=> <#parent as #key_runtime::UniqueKey<__ReferencesName>>);
    let [references, id] = [quote!(#key::Columns), quote!(#key::Value)].map(|it| aliased(input, &runtime, it));
    let probes = probes(link);
    let name = if association.references.is_some() && !input.parameters.any() {
        quote_spanned!(span=> <#runtime::If<__UNIQUE> as #runtime::Choose<#name, #runtime::PrimaryKey>>::Chosen)
    } else {
        name
    };
    // the primary key stands in for a key that is not there, the field's type for a key that it cannot hold: the one
    // message is an assertion's
    quote_spanned! {span=>
        #probes
        type __Columns = #columns;
        type __ReferencesName = #name;
        type __References #declared = #references;
        type __Id #declared = #id;
        type __Value #declared = <#runtime::If<__AGREE> as #runtime::Choose<__Id #passed, #values>>::Chosen;
        type __Comparison = <#runtime::If<__BY_ENGINE> as #runtime::Choose<#runtime::ByEngine, #runtime::ByValue>>::Chosen;
        type __Alone = <#runtime::If<__ONE_TABLE> as #runtime::Choose<#runtime::ByAlias, #runtime::ByTable>>::Chosen;
    }
}

/// The type of a key's part in the child's field.
pub(in crate::expand) fn key_type(field: &Field) -> TokenStream {
    let ty = &field.ty;
    if field.nullable { quote!(<#ty as ::core::iter::IntoIterator>::Item) } else { quote!(#ty) }
}
