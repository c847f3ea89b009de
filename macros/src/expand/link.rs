//! The association as a type, with all that queries, handles and verbs are written over.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::columns::column_path;
use super::{at, name_type, runtime, runtime_at, unique_key};
use crate::input::{Field, Input};
use crate::model::BelongsToOne;
use crate::names;

/// One declaration, on its way into tokens.
pub(super) struct Link<'a> {
    /// The child's struct.
    pub(super) input: &'a Input,
    /// What it declares.
    pub(super) association: &'a BelongsToOne,
    /// Its place among the declarations.
    pub(super) index: usize,
    /// The name of its type.
    pub(super) marker: Ident,
}

impl Link<'_> {
    /// The fields of the foreign key.
    pub(super) fn fields(&self) -> Vec<&Field> {
        self.association.foreign_key.iter().map(|&field| &self.input.fields[field]).collect()
    }

    /// Its type, with the parameters of the child.
    pub(super) fn own_type(&self) -> TokenStream {
        let (marker, parameters) = (&self.marker, self.input.parameters.generics.split_for_impl().1);
        quote!(#marker #parameters)
    }
}

/// The name of the parent's key that a foreign key refers to.
pub(super) fn references_name(association: &BelongsToOne) -> TokenStream {
    match &association.references {
        Some(columns) => unique_key::key_name(&columns.iter().map(names::text).collect::<Vec<_>>()),
        None => {
            let runtime = runtime();
            quote!(#runtime::PrimaryKey)
        }
    }
}

/// The `Association` of one declaration, in its block.
pub(super) fn link(link: &Link<'_>) -> TokenStream {
    let types = types(link);
    let implementation = implementation(link);
    let directions = directions(link);
    let lookup = lookup(link);
    quote!(#types #implementation #directions #lookup)
}

/// The type of one declaration.
pub(super) fn marker(link: &Link<'_>) -> TokenStream {
    let Link { input, association, marker, .. } = link;
    let (own, vis, parent, child) = (link.own_type(), &input.vis, &association.parent, &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let parameters = input.parameters.generics.params.iter();
    let span = at(parent.span);
    let runtime = runtime_at(span);
    quote_spanned! {span=>
        /// The association as a type; with the parent in it, so that it is no more visible than either of the two.
        #[allow(non_camel_case_types, unnameable_types, private_interfaces)]
        #vis struct #marker<#(#parameters,)* __Visibility = ::core::marker::PhantomData<fn() -> #parent>>(
            ::core::marker::PhantomData<fn() -> #child>,
            __Visibility,
        ) #where_clause;

        #[automatically_derived]
        impl #impl_generics ::core::clone::Clone for #own #where_clause {
            fn clone(&self) -> Self {
                *self
            }
        }

        #[automatically_derived]
        impl #impl_generics ::core::marker::Copy for #own #where_clause {}

        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #own #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(<Self as #runtime::Association>::NAME)
            }
        }

        #[allow(dead_code)]
        impl #impl_generics #own #where_clause {
            /// Loads the parts with each child.
            #vis fn then<__Parts: #runtime::Parts<#child>>(self, parts: __Parts) -> #runtime::Then<Self, __Parts> {
                #runtime::Then::new(self, parts)
            }

            /// A column of the child as a plan calls it, where the child's table may stand under an alias.
            #vis fn field<__Column>(self, column: __Column) -> #runtime::FieldIn<Self, __Column>
            where
                <Self as #runtime::Hop>::Place: #runtime::Places<__Column>,
            {
                #runtime::field_in::<Self, __Column>(column)
            }
        }
    }
}

/// The types that the implementation is written with.
fn types(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let parent = &association.parent;
    let (span, references_span) = (at(parent.span), at(association.spans.references));
    let (runtime, key_runtime) = (runtime_at(span), runtime_at(references_span));
    let declared = input.parameters.declared();
    let name = references_name(association);
    let fields = link.fields();
    let columns = unique_key::columns(input, &fields);
    let values = unique_key::together(fields.iter().map(|field| key_type(field)));
    let every_column = fields.iter().map(|field| column_path(input, field));
    let key = quote_spanned!(references_span=> <#parent as #key_runtime::UniqueKey<__ReferencesName>>);
    let name = match &association.references {
        Some(_) if !input.parameters.any() => quote_spanned! {references_span=>
            // where there is no such key, the primary key stands in for it, and the one message is the assertion's
            <#key_runtime::If<{
                #[allow(unused_imports)]
                use #key_runtime::NotUnique as _;
                #key_runtime::UniqueProbe::<#parent, #name>::UNIQUE
            }> as #key_runtime::Choose<#name, #key_runtime::PrimaryKey>>::Chosen
        },
        _ => name,
    };
    let chosen = if input.parameters.any() {
        // what a constant says must not depend on parameters: both sides are taken to agree, and rustc has the last word
        let naming = if parent.type_name() == names::text(&input.ident) { quote!(ByAlias) } else { quote!(ByTable) };
        quote_spanned! {span=>
            type __Agreed = #runtime::If<true>;
            type __Alone = #runtime::#naming;
        }
    } else {
        let table = &input.table;
        quote_spanned! {span=>
            // where the two keys disagree, the one message is the assertion's
            type __Agreed = #runtime::If<{
                #[allow(unused_imports)]
                use #runtime::OtherType as _;
                #runtime::KeyProbe::<__Columns, __References>::SAME_TYPE
            }>;
            // a table that is joined to itself needs another name
            type __Alone = <#runtime::If<{
                #[allow(unused_imports)]
                use #runtime::Other as _;
                #runtime::SameProbe::<#table::table, <#parent as #runtime::Model>::Table>::SAME
            }> as #runtime::Choose<#runtime::ByAlias, #runtime::ByTable>>::Chosen;
        }
    };
    quote_spanned! {span=>
        type __Columns = #columns;
        type __ReferencesName = #name;
        type __References #declared = #key::Columns;
        type __Id #declared = #key::Value;
        type __Value #declared = <__Agreed as #runtime::Choose<__Id #declared, #values>>::Chosen;
        type __Comparison = <#runtime::If<{
            #[allow(unused_imports)]
            use #runtime::ByRust as _;
            false #(|| #runtime::EngineProbe::<#every_column>::BY_ENGINE)*
        }> as #runtime::Choose<#runtime::ByEngine, #runtime::ByValue>>::Chosen;
        #chosen
    }
}

/// `impl Association for ..`
fn implementation(link: &Link<'_>) -> TokenStream {
    let Link { input, association, index, marker } = link;
    let BelongsToOne { parent, name, inverse, nullable, twin, .. } = association;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (own, child, table) = (link.own_type(), &input.parameters.own_type, &input.table);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let declared = input.parameters.declared();
    let fields = link.fields();
    let column_texts = fields.iter().map(|field| names::text(&field.column));
    let key = key_value(&fields, &quote!(__Value #declared));
    let participation = if *nullable { quote!(IsNullable) } else { quote!(NotNull) };
    let in_plan = if *twin { quote_spanned!(span=> #runtime::ByAlias) } else { quote!(__Alone) };
    let parent_alias = names::text(name);
    let (called, child_alias, exists_alias) = match inverse.as_ref().map(names::text) {
        Some(inverse) => (format!("{}.{inverse}", parent.last), inverse.clone(), format!("has_{inverse}")),
        None => {
            let child = names::snake_case(&names::text(&input.ident));
            (format!("{}.{parent_alias}", input.ident), child, format!("of_{parent_alias}"))
        }
    };
    quote_spanned! {span=>
        #[automatically_derived]
        impl #impl_generics #runtime::Association for #own #where_clause {
            type Parent = #parent;
            type Child = #child;
            type Key = __Id #declared;
            type Source = #table::table;
            type Columns = __Columns;
            type References = __References #declared;
            type ReferencesName = __ReferencesName;
            type Participation = #runtime::nullability::#participation;
            type Comparison = __Comparison;
            type Alone = __Alone;
            type InPlan = #in_plan;

            const ASSOCIATION: Self = #marker(::core::marker::PhantomData, ::core::marker::PhantomData);
            const NAME: &'static str = #called;
            const FOREIGN_KEY: &'static [&'static str] = &[#(#column_texts),*];
            const CHILD_ALIAS: &'static str = #child_alias;
            const PARENT_ALIAS: &'static str = #parent_alias;
            const EXISTS_ALIAS: &'static str = #exists_alias;
            const DEFINITION: &'static #runtime::definition::Association =
                &<#child as #runtime::BelongsToOne>::DECLARATIONS[#index];

            fn key_of_child(child: &Self::Child) -> ::core::option::Option<Self::Key> {
                <__Agreed as #runtime::Choose<
                    ::core::option::Option<__Value #declared>,
                    ::core::option::Option<__Id #declared>,
                >>::choose(|| #key, || ::core::unreachable!())
            }
        }
    }
}

/// That it leads from the parent to the child and back.
fn directions(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let (own, parent, child) = (link.own_type(), &association.parent, &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let one = |hop: &TokenStream, from: &TokenStream| {
        quote_spanned! {span=>
            #[automatically_derived]
            impl #impl_generics #runtime::Part<#from> for #hop #where_clause {
                type Shape = #runtime::HopShape<Self>;
            }

            #[automatically_derived]
            impl #impl_generics #runtime::Parts<#from> for #hop #where_clause {
                type Shape<__Own> = (__Own, #runtime::HopShape<Self>);
            }
        }
    };
    let down = one(&own, &parent.to_token_stream());
    let up = one(&quote_spanned!(span=> #runtime::ToParent<#own>), child);
    quote!(#down #up)
}

/// That two declarations of one struct are not the same, so that one query may have an alias of each.
pub(super) fn apart(input: &Input, markers: &[Ident]) -> TokenStream {
    let runtime = runtime();
    let (impl_generics, arguments, where_clause) = input.parameters.generics.split_for_impl();
    let pairs =
        markers.iter().flat_map(|one| markers.iter().filter(move |other| *other != one).map(move |other| (one, other)));
    let pairs = pairs.map(|(one, other)| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Versus<#other #arguments> for #one #arguments #where_clause {
                type Count = #runtime::diesel::query_source::Never;
            }
        }
    });
    pairs.collect()
}

/// The type of a key's part in the child's field.
fn key_type(field: &Field) -> TokenStream {
    let ty = &field.ty;
    if field.nullable { quote!(<#ty as ::core::iter::IntoIterator>::Item) } else { quote!(#ty) }
}

/// The key in the child's fields, of the type `value`; each part at the field's type, where it may not fit.
pub(super) fn key_value(fields: &[&Field], value: &TokenStream) -> TokenStream {
    let part = |field: &Field, value: &TokenStream| {
        let span = at(field.ty_span);
        let runtime = runtime_at(span);
        let (ident, ty) = (&field.ident, &field.ty);
        quote_spanned!(span=> <#ty as #runtime::ForeignKeyField<#value>>::key(&child.#ident))
    };
    if let [field] = fields {
        return part(field, value);
    }
    let runtime = runtime();
    let parts =
        fields.iter().enumerate().map(|(at, field)| part(field, &quote!(<#value as #runtime::KeyPart<#at>>::Type)));
    quote!(::core::option::Option::Some((#(#parts?),*)))
}

/// `impl Declares ..`, for the mirror to find it, and `impl DeclaresAs ..`, for other row structs of the child's table.
fn lookup(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let BelongsToOne { parent, name, inverse, spans, .. } = association;
    let (own, child) = (link.own_type(), &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let (runtime, own_name) = (runtime(), name_type(name, parent.span));
    let declares = inverse.as_ref().map(|inverse| {
        let span = at(spans.inverse);
        let (runtime, name) = (runtime_at(span), name_type(inverse, spans.inverse));
        quote_spanned! {span=>
            #[automatically_derived]
            impl #impl_generics #runtime::Declares<#parent, #name> for #child #where_clause {
                type Association = #own;
            }
        }
    });
    quote! {
        #declares

        #[automatically_derived]
        impl #impl_generics #runtime::DeclaresAs<#parent, #own_name> for #child #where_clause {
            type Association = #own;
        }
    }
}
