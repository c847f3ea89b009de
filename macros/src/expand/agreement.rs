//! What both sides must agree on, and what the child must keep to; each mistake in our own words. The runtime's
//! `agreement` module says how that is done.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::columns::column_path;
use super::{at, name_type, runtime_at};
use crate::input::Input;
use crate::model::BelongsToOne;
use crate::names;

/// The assertions of one declaration, in its block.
pub(super) fn agreement(input: &Input, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let runtime = runtime_at(at(association.parent.span));
    let BelongsToOne { parent, foreign_key, inverse, nullable, spans, .. } = association;
    let (ident, table) = (&input.ident, &input.table);
    let field = &input.fields[foreign_key[0]];
    let column = column_path(input, field);
    let column_text = names::text(&field.column);

    let mirrored = inverse.as_ref().map(|inverse| {
        let name_type = name_type(inverse, spans.inverse);
        let runtime = runtime_at(at(spans.inverse));
        quote_spanned! {at(spans.inverse)=>
            #[automatically_derived]
            impl #runtime::Declares<#parent, #name_type> for #ident {
                type Association = #marker;
            }
            const _: () = #runtime::mirrored::<#parent, #ident, #name_type>();
        }
    });

    let message = format!(
        "the tables of `{ident}` and `{parent}` are not allowed in one query: list both in one \
         `diesel::allow_tables_to_appear_in_same_query!(..)`",
        parent = parent.last
    );
    let together = quote_spanned! {at(parent.span)=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::Apart as _;
            ::core::assert!(#runtime::TogetherProbe::<#table::table, __ParentTable>::TOGETHER, #message);
        };
    };

    let message = format!(
        "the foreign key `{column_text}` and the key of `{parent}` have different SQL types: give `{column_text}` the \
         type of the key that it refers to",
        parent = parent.last
    );
    let same_type = quote_spanned! {at(spans.foreign_key)=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::OtherType as _;
            ::core::assert!(#runtime::KeyProbe::<#column, __ParentKey>::SAME_TYPE, #message);
        };
    };

    let message = if *nullable {
        format!(
            "the field of `{column_text}` is an `Option`, but the column is NOT NULL in `table!`: write \
             `{column_text} -> Nullable<..>` there, or take the `Option` away"
        )
    } else {
        format!(
            "the column `{column_text}` is `Nullable` in `table!`, but its field is no `Option`: write `Option<..>` \
             here, or make the column NOT NULL"
        )
    };
    let same_nullability = quote_spanned! {at(field.ty_span)=>
        const _: () = ::core::assert!(#runtime::is_nullable::<#column>() == #nullable, #message);
    };

    quote!(#mirrored #together #same_type #same_nullability)
}
