//! What both sides must agree on, and what the child must keep to; each mistake in our own words. The runtime's
//! `agreement` module says how that is done.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::columns::column_path;
use super::link::Link;
use super::{at, name_type, runtime_at};
use crate::input::{Field, Input};
use crate::model::BelongsToOne;
use crate::names;

/// The assertions of one declaration, in its block. A child with parameters has none: no constant may depend on them.
pub(super) fn agreement(link: &Link<'_>) -> TokenStream {
    if link.input.parameters.any() {
        return TokenStream::new();
    }
    let mirrored = mirrored(link);
    let together = together(link);
    let unique = unique(link);
    let same_types = same_types(link);
    let same_nullability = link.fields().into_iter().map(|field| same_nullability(link.input, field));
    quote!(#mirrored #together #unique #same_types #(#same_nullability)*)
}

/// The parent mirrors it.
fn mirrored(link: &Link<'_>) -> Option<TokenStream> {
    let BelongsToOne { parent, inverse, spans, .. } = link.association;
    let child = &link.input.ident;
    let name = name_type(inverse.as_ref()?, spans.inverse);
    let runtime = runtime_at(at(spans.inverse));
    Some(quote_spanned! {at(spans.inverse)=>
        const _: () = #runtime::mirrored::<#parent, #child, #name>();
    })
}

/// The tables may stand in one query, or are one table, which is then joined under an alias.
fn together(link: &Link<'_>) -> TokenStream {
    let (parent, table) = (&link.association.parent, &link.input.table);
    let runtime = runtime_at(at(parent.span));
    let message = format!(
        "the tables of `{}` and `{}` are not allowed in one query: list both in one \
         `diesel::allow_tables_to_appear_in_same_query!(..)`",
        link.input.ident, parent.last
    );
    quote_spanned! {at(parent.span)=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::Apart as _;
            type __ParentTable = <#parent as #runtime::Model>::Table;
            ::core::assert!(
                __ONE_TABLE || #runtime::TogetherProbe::<#table::table, __ParentTable>::TOGETHER,
                #message
            );
        };
    }
}

/// What is referred to is a unique key. Where it is not, the primary key stands in for it.
fn unique(link: &Link<'_>) -> Option<TokenStream> {
    let BelongsToOne { parent, references, spans, .. } = link.association;
    let listed: Vec<_> = references.as_ref()?.iter().map(names::text).collect();
    let fix = match &listed[..] {
        [one] => format!("write `#[model(unique)]` on its field `{one}`, which is no `Option`"),
        listed => format!("write `#[model(unique({}))]` on it", listed.join(", ")),
    };
    let message = format!("`{}` has no unique key `{}` to refer to: {fix}", parent.last, listed.join(", "));
    Some(quote_spanned! {at(spans.references)=>
        const _: () = ::core::assert!(__UNIQUE, #message);
    })
}

/// The foreign key has as many columns as what it refers to, of the same types.
fn same_types(link: &Link<'_>) -> TokenStream {
    let BelongsToOne { parent, spans, .. } = link.association;
    let runtime = runtime_at(at(spans.foreign_key));
    let columns: Vec<_> = link.fields().iter().map(|field| names::text(&field.column)).collect();
    let (listed, count) = (columns.join(", "), columns.len());
    let other_count = format!(
        "the foreign key `{listed}` and the key of `{}` that it refers to have different numbers of columns: name as many, \
         in the same order, `foreign_key = (a, b)`",
        parent.last
    );
    let other_types = format!(
        "the foreign key `{listed}` and the key of `{}` have different SQL types: give `{listed}` the type of the key that \
         it refers to",
        parent.last
    );
    quote_spanned! {at(spans.foreign_key)=>
        const _: () = {
            const SAME_COUNT: bool = <#parent as #runtime::UniqueKey<__ReferencesName>>::NAMES.len() == #count;
            ::core::assert!(!__UNIQUE || SAME_COUNT, #other_count);
            ::core::assert!(!__UNIQUE || !SAME_COUNT || __AGREE, #other_types);
        };
    }
}

/// A field is an `Option` exactly where its column may be NULL.
fn same_nullability(input: &Input, field: &Field) -> TokenStream {
    let runtime = runtime_at(at(field.ty_span));
    let (column, name, nullable) = (column_path(input, field), names::text(&field.column), field.nullable);
    let message = if nullable {
        format!(
            "the field of `{name}` is an `Option`, but the column is NOT NULL in `table!`: write `{name} -> Nullable<..>` \
             there, or take the `Option` away"
        )
    } else {
        format!(
            "the column `{name}` is `Nullable` in `table!`, but its field is no `Option`: write `Option<..>` here, or make \
             the column NOT NULL"
        )
    };
    quote_spanned! {at(field.ty_span)=>
        const _: () = ::core::assert!(#runtime::is_nullable::<#column>() == #nullable, #message);
    }
}
