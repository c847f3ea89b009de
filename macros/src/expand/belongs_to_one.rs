//! `#[derive(BelongsToOne)]`: the declaring side. It names the parent and nothing of the parent's table: that comes from
//! the parent's `Model`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::model::column_path;
use super::{affixed, at, constant, definition, name_type, runtime};
use crate::input::Input;
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
    let BelongsToOne { parent, foreign_key, name, inverse, spans, .. } = association;
    let (ident, vis, table) = (&input.ident, &input.vis, &input.table);
    let field = &input.fields[foreign_key[0]];
    let (column, field_ident) = (column_path(input, field), &field.ident);
    let column_text = names::text(&field.column);
    let called = match inverse {
        Some(inverse) => format!("{}.{}", parent.last, names::text(inverse)),
        None => format!("{ident}.{}", names::text(name)),
    };
    let alias = match inverse {
        Some(inverse) => affixed("has_", inverse, ""),
        None => affixed("of_", name, ""),
    };
    let field_key = quote_spanned!(at(field.ty_span)=> #runtime::ForeignKeyField::key(&child.#field_ident));
    let refers = at(spans.foreign_key);
    let on = quote_spanned!(refers=> <#column as #runtime::RefersTo<__Key>>::On);
    let exists_on = quote_spanned!(refers=> <#runtime::diesel::query_source::AliasedField<__Alias, #column> as #runtime::RefersTo<__Key>>::On);
    quote_spanned! {at(parent.span)=>
        /// The association as a type.
        #[derive(Debug, Clone, Copy, Default)]
        #[allow(non_camel_case_types, unnameable_types)]
        #vis struct #marker;

        type __Key = <#parent as #runtime::Model>::PrimaryKey;
        type __Value = <#parent as #runtime::Model>::Id;
        type __ParentTable = <#parent as #runtime::Model>::Table;

        #runtime::diesel::alias!(const __ALIAS: Alias<__Alias> = #table as #alias;);

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
            type Source = #table::table;
            type Participation = #runtime::Nullability<#column>;
            type On = #on;
            type Exists = #runtime::diesel::dsl::exists<
                #runtime::diesel::dsl::Filter<#runtime::diesel::query_source::Alias<__Alias>, #exists_on>,
            >;
            type ChildQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKey<#table::table, #column, __Value, Self::Child, __Db>;
            type ChildrenQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKeyIn<#table::table, #column, __Value, Self::Child, __Db>;
            type ParentQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKey<__ParentTable, __Key, __Value, Self::Parent, __Db>;
            type ParentsQuery<__Db: #runtime::diesel::backend::Backend> = #runtime::RowsWhereKeyIn<__ParentTable, __Key, __Value, Self::Parent, __Db>;

            const ASSOCIATION: Self = #marker;
            const NAME: &'static str = #called;
            const FOREIGN_KEY: &'static [&'static str] = &[#column_text];
            const DEFINITION: &'static #runtime::definition::Association = &<#ident as #runtime::BelongsToOne>::DECLARATIONS[#index];

            fn on() -> Self::On {
                #runtime::RefersTo::on(#column, <__Key as ::core::default::Default>::default())
            }

            fn exists() -> Self::Exists {
                #runtime::diesel::dsl::exists(#runtime::diesel::QueryDsl::filter(
                    __ALIAS,
                    #runtime::RefersTo::on(__ALIAS.field(#column), <__Key as ::core::default::Default>::default()),
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
                        <__ParentTable as ::core::default::Default>::default(),
                        #runtime::diesel::ExpressionMethods::eq(<__Key as ::core::default::Default>::default(), key),
                    ),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
            }

            fn parents_query<__Db: #runtime::diesel::backend::Backend>(keys: ::std::vec::Vec<__Value>) -> Self::ParentsQuery<__Db> {
                #runtime::diesel::QueryDsl::select(
                    #runtime::diesel::QueryDsl::filter(
                        <__ParentTable as ::core::default::Default>::default(),
                        #runtime::diesel::ExpressionMethods::eq_any(<__Key as ::core::default::Default>::default(), keys),
                    ),
                    #runtime::diesel::SelectableHelper::as_select(),
                )
            }

            fn key_of(child: &Self::Child) -> ::core::option::Option<__Value> {
                #field_key
            }
        }
    }
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

    quote!(#mirrored #together #same_nullability)
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
            #vis const #constant: #marker = #marker;

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
