//! The definitions of associations, as data.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::columns::column_name;
use super::link::Link;
use super::{at, runtime, runtime_at};
use crate::model::{Action, BelongsToOne, HasOne, Strategy};
use crate::names;

/// `Some(value)` or `None`.
pub(super) fn optional(value: Option<&impl ToTokens>) -> TokenStream {
    value.map_or_else(|| quote!(::core::option::Option::None), |value| quote!(::core::option::Option::Some(#value)))
}

/// `field: Some(value),`, where there is one.
pub(super) fn said(field: &str, value: Option<&impl ToTokens>) -> Option<TokenStream> {
    let field = Ident::new(field, Span::call_site());
    value.map(|value| quote!(#field: ::core::option::Option::Some(#value),))
}

/// What a declaration becomes.
pub(super) fn association(link: &Link<'_>) -> TokenStream {
    let (input, association, own) = (link.input, link.association, link.own_type());
    let runtime = runtime_at(at(association.parent.span));
    let BelongsToOne { parent, foreign_key, strategy, on_delete, on_update, name, inverse, note, .. } = association;
    let name = names::text(name);
    let inverse = optional(inverse.as_ref().map(names::text).as_ref());
    let columns = foreign_key.iter().map(|&field| column_name(input, &input.fields[field]));
    let strategy = match strategy {
        Strategy::ForeignKey => format_ident!("ForeignKey"),
        Strategy::SharedKey => format_ident!("SharedKey"),
    };
    let (on_delete, on_update) = (action(*on_delete), action(*on_update));
    let note = said("note", note.as_ref());
    quote_spanned! {at(parent.span)=>
        #runtime::definition::Association {
            inverse: #inverse,
            on_delete: #runtime::definition::Action::#on_delete,
            on_update: #runtime::definition::Action::#on_update,
            #note
            ..#runtime::definition::Association::new(#name, "", #runtime::definition::Key::#strategy(
                #runtime::definition::ForeignKey {
                    columns: &[#(#columns),*],
                    parent: || <#parent as #runtime::Model>::DEFINITION,
                    references: <#parent as #runtime::UniqueKey<<#own as #runtime::Association>::ReferencesName>>::NAMES,
                },
            ))
        }
    }
}

/// What a mirror becomes.
pub(super) fn mirror(has_one: &HasOne) -> TokenStream {
    let runtime = runtime();
    let (child, name) = (&has_one.child, names::text(&has_one.name));
    quote!(#runtime::definition::Mirror::new(#name, || <#child as #runtime::Model>::DEFINITION))
}

/// An action, as data.
pub(super) fn action(action: Action) -> Ident {
    match action {
        Action::Cascade => format_ident!("Cascade"),
        Action::Restrict => format_ident!("Restrict"),
        Action::SetNull => format_ident!("SetNull"),
        Action::NoAction => format_ident!("NoAction"),
    }
}
