//! `#[derive(BelongsToOne)]`: the declaring side. It names the parent and nothing of the parent's table: that comes from
//! the parent's `Model`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::model::column_path;
use super::{affixed, at, constant, definition, name_type, runtime, runtime_at};
use crate::input::{Field, Input};
use crate::model::{BelongsToOne, BelongsToOneDerive};
use crate::names;

/// What `#[derive(BelongsToOne)]` writes.
pub(crate) fn belongs_to_one(derive: &BelongsToOneDerive) -> TokenStream {
    let BelongsToOneDerive { input, associations, .. } = derive;
    let (runtime, ident) = (runtime(), &input.ident);
    let declarations = associations.iter().map(|association| definition::association(input, association));
    let each = associations.iter().enumerate().map(|(index, association)| one(input, index, association));
    quote! {
        #[automatically_derived]
        impl #runtime::BelongsToOne for #ident {
            const DECLARATIONS: &'static [#runtime::definition::Association] = &[#(#declarations),*];
        }

        #(#each)*
    }
}

/// What one `#[belongs_to_one(..)]` writes, in a block of its own.
fn one(input: &Input, index: usize, association: &BelongsToOne) -> TokenStream {
    let marker = format_ident!("{}_{}", input.ident, names::text(&association.name));
    let link = link(input, index, association, &marker);
    let agreement = agreement(input, association, &marker);
    let functions = functions(input, association, &marker);
    quote! {
        const _: () = {
            #link
            #agreement
            #functions
        };
    }
}

/// The association as a type, with all that queries, handles and verbs are written over.
fn link(input: &Input, index: usize, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let runtime = runtime();
    let BelongsToOne { parent, foreign_key, name, inverse, .. } = association;
    let (ident, vis, table) = (&input.ident, &input.vis, &input.table);
    let field = &input.fields[foreign_key[0]];
    let column = column_path(input, field);
    let column_text = names::text(&field.column);
    let called = match inverse {
        Some(inverse) => format!("{}.{}", parent.last, names::text(inverse)),
        None => format!("{ident}.{}", names::text(name)),
    };
    let alias = match inverse {
        Some(inverse) => affixed("has_", inverse, ""),
        None => affixed("of_", name, ""),
    };
    let (field_type, field_key) = foreign_key_value(field);
    quote_spanned! {at(parent.span)=>
        /// The association as a type; with the parent in it, so that it is no more visible than either of the two.
        #[derive(Debug, Clone, Copy, Default)]
        #[allow(non_camel_case_types, unnameable_types, private_interfaces)]
        #vis struct #marker<__Visibility = ::core::marker::PhantomData<fn() -> #parent>>(__Visibility);

        type __ParentTable = <#parent as #runtime::Model>::Table;
        type __ParentKey = <#parent as #runtime::Model>::PrimaryKey;
        // where the two keys disagree, the child stands in for its parent, and the one message is the assertion's
        type __Agreed = #runtime::Agreed<{
            #[allow(unused_imports)]
            use #runtime::OtherType as _;
            #runtime::KeyProbe::<#column, __ParentKey>::SAME_TYPE
        }>;
        type __Table = <__Agreed as #runtime::Choose<__ParentTable, #table::table>>::Chosen;
        type __Key = <__Agreed as #runtime::Choose<__ParentKey, #column>>::Chosen;
        type __Row = <__Agreed as #runtime::Choose<#parent, #ident>>::Chosen;
        type __Value = <__Agreed as #runtime::Choose<<#parent as #runtime::Model>::Id, #field_type>>::Chosen;
        type __Nullability = #runtime::Nullability<#column>;

        #runtime::diesel::alias!(pub const __ALIAS: Alias<__Alias> = #table as #alias;);

        type __AliasedColumn = #runtime::diesel::query_source::AliasedField<__Alias, #column>;

        #[allow(dead_code)]
        impl #marker {
            /// Loads the parts with each child.
            #vis fn then<__Parts: #runtime::Parts<#ident>>(self, parts: __Parts) -> #runtime::Then<Self, __Parts> {
                #runtime::Then::new(self, parts)
            }
        }

        #[automatically_derived]
        impl #runtime::Association for #marker {
            type Parent = #parent;
            type Child = #ident;
            type Key = __Value;
            type Source = #table::table;
            type Participation = __Nullability;
            type On = <__Nullability as #runtime::RefersTo<#column, __Key>>::On;
            type Exists = #runtime::diesel::dsl::exists<
                #runtime::diesel::dsl::Filter<
                    #runtime::diesel::query_source::Alias<__Alias>,
                    <__Nullability as #runtime::RefersTo<__AliasedColumn, __Key>>::On,
                >,
            >;
            type ChildQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKey<#table::table, #column, __Value, Self::Child, __Db>;
            type ChildrenQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKeyIn<#table::table, #column, __Value, Self::Child, __Db>;
            type ParentQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKey<__Table, __Key, __Value, __Row, __Db>;
            type ParentsQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKeyIn<__Table, __Key, __Value, __Row, __Db>;

            const ASSOCIATION: Self = #marker(::core::marker::PhantomData);
            const NAME: &'static str = #called;
            const FOREIGN_KEY: &'static [&'static str] = &[#column_text];
            const DEFINITION: &'static #runtime::definition::Association = &<#ident as #runtime::BelongsToOne>::DECLARATIONS[#index];

            fn on() -> Self::On {
                <__Nullability as #runtime::RefersTo<_, _>>::on(#column, <__Key as ::core::default::Default>::default())
            }

            fn exists() -> Self::Exists {
                #runtime::diesel::dsl::exists(#runtime::diesel::QueryDsl::filter(
                    __ALIAS,
                    <__Nullability as #runtime::RefersTo<_, _>>::on(__ALIAS.field(#column), <__Key as ::core::default::Default>::default()),
                ))
            }

            fn child_query<__Db: #runtime::diesel::backend::Backend>(key: __Value) -> Self::ChildQuery<__Db> {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::filter(#table::table, #runtime::diesel::ExpressionMethods::eq(#column, key)),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
            }

            fn children_query<__Db: #runtime::diesel::backend::Backend>(keys: ::std::vec::Vec<__Value>) -> Self::ChildrenQuery<__Db> {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::filter(#table::table, #runtime::diesel::ExpressionMethods::eq_any(#column, keys)),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
            }

            fn parent_query<__Db: #runtime::diesel::backend::Backend>(key: __Value) -> Self::ParentQuery<__Db> {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::filter(
                        <__Table as ::core::default::Default>::default(),
                        #runtime::diesel::ExpressionMethods::eq(<__Key as ::core::default::Default>::default(), key),
                    ),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
            }

            fn parents_query<__Db: #runtime::diesel::backend::Backend>(keys: ::std::vec::Vec<__Value>) -> Self::ParentsQuery<__Db> {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::filter(
                        <__Table as ::core::default::Default>::default(),
                        #runtime::diesel::ExpressionMethods::eq_any(<__Key as ::core::default::Default>::default(), keys),
                    ),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
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

/// The type of the key in the child's field, and the key itself.
fn foreign_key_value(field: &Field) -> (TokenStream, TokenStream) {
    let span = at(field.ty_span);
    let runtime = runtime_at(span);
    let (ident, ty) = (&field.ident, &field.ty);
    let value = if field.nullable { quote!(<#ty as ::core::iter::IntoIterator>::Item) } else { quote!(#ty) };
    let key = quote_spanned!(span=> <#ty as #runtime::ForeignKeyField<__Value>>::key(&child.#ident));
    (value, key)
}

/// What both sides must agree on, and what the child must keep to; each mistake in our own words.
fn agreement(input: &Input, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let runtime = runtime();
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

/// The functions that the child gets.
fn functions(input: &Input, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let runtime = runtime();
    let BelongsToOne { parent, foreign_key, name, nullable, .. } = association;
    let (ident, vis, table) = (&input.ident, &input.vis, &input.table);
    let [with, join, of] =
        [("with_", ""), ("", "_join"), ("", "_of")].map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let (constant, handle) = (constant(name), name.clone());

    let (query, joined, words) = if *nullable {
        (quote!(WithParent), quote!(left_join), "LEFT OUTER JOIN")
    } else {
        (quote!(WithExistingParent), quote!(inner_join), "INNER JOIN")
    };
    let (children, key) = (names::text(&table.last), names::text(&input.fields[foreign_key[0]].column));
    let parent_name = &parent.last;
    let row = if *nullable { format!("({ident}, Option<{parent_name}>)") } else { format!("({ident}, {parent_name})") };
    let parents = names::table_name(&names::text(parent_name));
    let docs_constant = doc(&format!("The association with `{parent_name}` itself, as a value."));
    let docs_with = doc_sql(
        &format!("Each `{ident}` with its `{parent_name}`: `{row}`."),
        &format!("SELECT .. FROM {children} {words} {parents} ON {children}.{key} = {parents}.id"),
    );
    let docs_join = doc(&format!(
        "What to join for the `{parent_name}`: `.inner_join({ident}::{join}())`, for a selection of your own."
    ));
    let docs_handle = doc(&format!("The slot for the `{parent_name}` of this `{ident}`."));
    let docs_of = doc(&format!("The slots for the `{parent_name}`s of these, in their order."));
    quote_spanned! {at(parent.span)=>
        #[allow(dead_code, private_interfaces, private_bounds)]
        impl #ident {
            #docs_constant
            #vis const #constant: #marker = <#marker as #runtime::Association>::ASSOCIATION;

            #docs_with
            #[must_use]
            #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::#query<#table::table, #marker, __Db>
            where
                for<'__any> #table::table: #runtime::Together<'__any, __ParentTable>,
                for<'__any> __ParentTable: #runtime::Together<'__any, #table::table>,
            {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::#joined(#table::table, Self::#join()),
                    #runtime::Rows::new(),
                )
            }

            #docs_join
            #[must_use]
            #vis fn #join() -> #runtime::ParentJoin<#marker> {
                #runtime::parent_join::<#marker>()
            }

            #docs_handle
            #vis fn #handle(&self) -> #runtime::ParentOf<#marker> {
                #runtime::ParentOf::of(self)
            }

            #docs_of
            #vis fn #of<'__row>(rows: impl ::core::iter::IntoIterator<Item = &'__row Self>) -> #runtime::ParentsOf<#marker> {
                #runtime::ParentsOf::of(rows)
            }
        }
    }
}
