//! The association as a type, with all that queries, handles and verbs are written over.

mod marker;
mod types;

pub(super) use marker::{apart, marker};
pub(super) use types::key_type;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::{at, runtime, runtime_at, unique_key};
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
    let runtime = runtime();
    association.references.as_ref().map_or_else(
        || quote!(#runtime::PrimaryKey),
        |columns| unique_key::key_name(&columns.iter().map(names::text).collect::<Vec<_>>()),
    )
}

/// The `Association` of one declaration, in its block.
pub(super) fn link(link: &Link<'_>) -> TokenStream {
    let types = types::types(link);
    let implementation = implementation(link);
    let directions = marker::directions(link);
    let lookup = marker::lookup(link);
    let leaves = leaves(link);
    quote!(#types #implementation #leaves #directions #lookup)
}

/// `impl Association for ..`
fn implementation(link: &Link<'_>) -> TokenStream {
    let Link { input, association, index, marker } = link;
    let BelongsToOne { parent, name, inverse, nullable, twin, .. } = association;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (own, child, table) = (link.own_type(), &input.parameters.own_type, &input.table);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let passed = input.parameters.passed();
    let fields = link.fields();
    let column_texts = fields.iter().map(|field| names::text(&field.column));
    let key = key_value(&fields, &quote!(__Value #passed));
    let participation = if *nullable { quote!(IsNullable) } else { quote!(NotNull) };
    let in_plan = if *twin { quote_spanned!(span=> #runtime::ByAlias) } else { quote!(__Alone) };
    let parent_alias = names::text(name);
    let (called, child_alias, exists_alias) = if let Some(inverse) = inverse.as_ref().map(names::text) {
        (format!("{}.{inverse}", parent.last), inverse.clone(), format!("has_{inverse}"))
    } else {
        let child = names::snake_case(&names::text(&input.ident));
        (format!("{}.{parent_alias}", input.ident), child, format!("of_{parent_alias}"))
    };
    quote_spanned! {span=>
        #[automatically_derived]
        impl #impl_generics #runtime::Association for #own #where_clause {
            type Parent = #parent;
            type Child = #child;
            type Key = __Id #passed;
            type Source = #table::table;
            type Columns = __Columns;
            type References = __References #passed;
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
                <#runtime::If<__AGREE> as #runtime::Choose<
                    ::core::option::Option<__Value #passed>,
                    ::core::option::Option<__Id #passed>,
                >>::choose(|| #key, || ::core::unreachable!())
            }
        }
    }
}

/// The columns that it leaves to whoever makes a child: all but its key, as far as they are seen from here. Those of an
/// embedded struct are not, so that such a child leaves all of them, and the database refuses its key when it is named twice.
fn leaves(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let (own, table, runtime) = (link.own_type(), &input.table, runtime());
    let generics = &input.parameters.generics;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    if input.fields.iter().any(|field| field.embed) {
        let mut generics = generics.clone();
        generics.params.push(syn::parse_quote!(__Column));
        let impl_generics = generics.split_for_impl().0;
        return quote!(impl #impl_generics #runtime::Leaves<__Column> for #own #where_clause {});
    }
    let left = input.fields.iter().enumerate().filter(|(at, _)| !association.foreign_key.contains(at));
    let columns = left.map(|(_, field)| &field.column);
    quote!(#(impl #impl_generics #runtime::Leaves<#table::#columns> for #own #where_clause {})*)
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
