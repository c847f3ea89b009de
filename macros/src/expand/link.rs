//! The association as a type, with all that queries, handles and verbs are written over.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::columns::column_path;
use super::{affixed, at, runtime_at};
use crate::input::{Field, Input};
use crate::model::BelongsToOne;
use crate::names;

/// The marker of one declaration and its `Association`, in its block.
pub(super) fn link(input: &Input, index: usize, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let (ident, vis, parent) = (&input.ident, &input.vis, &association.parent);
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let types = types(input, association);
    let implementation = implementation(input, index, association, marker);
    quote_spanned! {span=>
        /// The association as a type; with the parent in it, so that it is no more visible than either of the two.
        #[derive(Debug, Clone, Copy, Default)]
        #[allow(non_camel_case_types, unnameable_types, private_interfaces)]
        #vis struct #marker<__Visibility = ::core::marker::PhantomData<fn() -> #parent>>(__Visibility);

        #[allow(dead_code)]
        impl #marker {
            /// Loads the parts with each child.
            #vis fn then<__Parts: #runtime::Parts<#ident>>(self, parts: __Parts) -> #runtime::Then<Self, __Parts> {
                #runtime::Then::new(self, parts)
            }
        }

        #[automatically_derived]
        impl #runtime::Part<#parent> for #marker {
            type Shape = #runtime::Maybe<#runtime::Whole<#ident>>;
        }

        #[automatically_derived]
        impl #runtime::Parts<#parent> for #marker {
            type Shape = (#runtime::Whole<#parent>, #runtime::Maybe<#runtime::Whole<#ident>>);
        }

        #types
        #implementation
    }
}

/// The types that the implementation is written with.
fn types(input: &Input, association: &BelongsToOne) -> TokenStream {
    let BelongsToOne { parent, foreign_key, name, inverse, .. } = association;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let table = &input.table;
    let field = &input.fields[foreign_key[0]];
    let (column, field_type) = (column_path(input, field), key_type(field));
    // an alias of its own, so that the EXISTS also fits into a query that joins the child
    let alias = match inverse {
        Some(inverse) => affixed("has_", inverse, ""),
        None => affixed("of_", name, ""),
    };
    quote_spanned! {span=>
        type __ParentTable = <#parent as #runtime::Model>::Table;
        type __ParentKey = <#parent as #runtime::Model>::PrimaryKey;
        // where the two keys disagree, the child stands in for its parent, and the one message is the assertion's
        type __Agreed = #runtime::Agreed<{
            #[allow(unused_imports)]
            use #runtime::OtherType as _;
            #runtime::KeyProbe::<#column, __ParentKey>::SAME_TYPE
        }>;
        type __Key = <__Agreed as #runtime::Choose<__ParentKey, #column>>::Chosen;
        type __Value = <__Agreed as #runtime::Choose<<#parent as #runtime::Model>::Id, #field_type>>::Chosen;
        type __Nullability = #runtime::Nullability<#column>;

        #runtime::diesel::alias!(pub const __ALIAS: Alias<__Alias> = #table as #alias;);
    }
}

/// `impl Association for ..`
fn implementation(input: &Input, index: usize, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let BelongsToOne { parent, foreign_key, name, inverse, .. } = association;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (ident, table) = (&input.ident, &input.table);
    let field = &input.fields[foreign_key[0]];
    let column = column_path(input, field);
    let column_text = names::text(&field.column);
    let (field_type, field_key) = (key_type(field), key_value(field));
    let called = match inverse {
        Some(inverse) => format!("{}.{}", parent.last, names::text(inverse)),
        None => format!("{ident}.{}", names::text(name)),
    };
    quote_spanned! {span=>
        #[automatically_derived]
        impl #runtime::Association for #marker {
            type Parent = #parent;
            type Child = #ident;
            type Key = __Value;
            type Source = #table::table;
            type Column = #column;
            type References = __Key;
            type Participation = __Nullability;
            type On = <__Nullability as #runtime::RefersTo<#column, __Key>>::On;
            type Alias = __Alias;

            const ASSOCIATION: Self = #marker(::core::marker::PhantomData);
            const NAME: &'static str = #called;
            const FOREIGN_KEY: &'static [&'static str] = &[#column_text];
            const DEFINITION: &'static #runtime::definition::Association =
                &<#ident as #runtime::BelongsToOne>::DECLARATIONS[#index];

            fn on() -> Self::On {
                <__Nullability as #runtime::RefersTo<_, _>>::on(#column, <__Key as ::core::default::Default>::default())
            }

            fn key_of_parent(parent: &Self::Parent) -> Self::Key {
                <__Agreed as #runtime::Choose<_, #field_type>>::choose(
                    || #runtime::Model::id_of(parent),
                    || ::core::unreachable!(),
                )
            }

            fn key_of_child(child: &Self::Child) -> ::core::option::Option<Self::Key> {
                #field_key
            }
        }
    }
}

/// The type of the key in the child's field.
fn key_type(field: &Field) -> TokenStream {
    let ty = &field.ty;
    if field.nullable { quote!(<#ty as ::core::iter::IntoIterator>::Item) } else { quote!(#ty) }
}

/// The key in the child's field, at the field's type: that is where it does not fit.
fn key_value(field: &Field) -> TokenStream {
    let span = at(field.ty_span);
    let runtime = runtime_at(span);
    let (ident, ty) = (&field.ident, &field.ty);
    quote_spanned!(span=> <#ty as #runtime::ForeignKeyField<__Value>>::key(&child.#ident))
}
