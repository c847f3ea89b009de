//! `#[derive(BelongsToOne)]`: the declaring side. It names the parent and nothing of the parent's table: that comes from
//! the parent's `Model`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::link::{self, Link};
use super::{affixed, agreement, at, block, constant, definition, name_type, plan, runtime, runtime_at};
use crate::input::Input;
use crate::model::{BelongsToOne, BelongsToOneDerive, ParentView};
use crate::names;
use crate::path::PathTokens;

/// What `#[derive(BelongsToOne)]` writes.
pub(crate) fn belongs_to_one(derive: &BelongsToOneDerive) -> TokenStream {
    let BelongsToOneDerive { input, associations, views, row_of } = derive;
    let declarations = (!associations.is_empty()).then(|| declarations(input, associations));
    let views = views.iter().map(|view| one_view(input, view));
    let root = row_of.as_ref().map(|model| plan::root(input, &model.tokens));
    block(input.runtime.as_ref(), quote!(#declarations #root #(#views)*))
}

/// What is declared here: the associations as types, then each in a block of its own.
fn declarations(input: &Input, associations: &[BelongsToOne]) -> TokenStream {
    let (runtime, own_type) = (runtime(), &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let marker = |association: &BelongsToOne| format_ident!("{}_{}", input.ident, names::text(&association.name));
    let markers: Vec<_> = associations.iter().map(marker).collect();
    let links = associations.iter().zip(&markers).enumerate();
    let links: Vec<_> = links
        .map(|(index, (association, marker))| Link { input, association, index, marker: marker.clone() })
        .collect();
    let definitions = links.iter().map(definition::association);
    let types = links.iter().map(link::marker);
    let apart = link::apart(input, &markers);
    let each = links.iter().map(one);
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::BelongsToOne for #own_type #where_clause {
            const DECLARATIONS: &'static [#runtime::definition::Association] = &[#(#definitions),*];
        }

        #(#types)*
        #apart
        #(#each)*
    }
}

/// What one `#[belongs_to_one(..)]` writes, in a block of its own.
fn one(link: &Link<'_>) -> TokenStream {
    let implementation = link::link(link);
    let agreement = agreement::agreement(link);
    let fields = link.fields();
    let columns: Vec<_> = fields.iter().map(|field| names::text(&field.column)).collect();
    let functions = functions(
        link.input,
        &Functions {
            parent: &link.association.parent,
            name: &link.association.name,
            link: link.own_type(),
            nullable: link.association.nullable,
            columns,
            references: link.association.references.as_ref().map(|columns| columns.iter().map(names::text).collect()),
            key: Key::OfModel,
        },
    );
    quote! {
        const _: () = {
            #implementation
            #agreement
            #functions
        };
    }
}

/// What one `#[belongs_to_one(.., model = ..)]` writes: the functions alone, over what the model declares.
fn one_view(input: &Input, view: &ParentView) -> TokenStream {
    let ParentView { model, parent, foreign_key, name } = view;
    let span = at(parent.span);
    let (runtime, name_type) = (runtime_at(span), name_type(name, parent.span));
    let declared = input.parameters.declared();
    let fields: Option<Vec<_>> =
        foreign_key.as_ref().map(|key| key.iter().map(|&field| &input.fields[field]).collect());
    let functions = functions(
        input,
        &Functions {
            parent,
            name,
            link: quote_spanned!(span=> __Link #declared),
            nullable: fields.iter().flatten().any(|field| field.nullable),
            columns: fields.iter().flatten().map(|field| names::text(&field.column)).collect(),
            references: None,
            key: fields.as_ref().map_or(Key::Missing, |fields| {
                Key::InFields(link::key_value(
                    fields,
                    &quote_spanned!(span=> <__Link #declared as #runtime::Association>::Key),
                ))
            }),
        },
    );
    let same_key = fields.map(|fields| {
        let columns: Vec<_> = fields.iter().map(|field| names::text(&field.column)).collect();
        let message = format!(
            "`{}` declares the association `{}` over another foreign key than `{}`: name the same columns here",
            model.last,
            names::text(name),
            columns.join(", ")
        );
        quote_spanned! {at(parent.span)=>
            const _: () = ::core::assert!(
                #runtime::same_names(<__Link as #runtime::Association>::FOREIGN_KEY, &[#(#columns),*]),
                #message
            );
        }
    });
    let same_key = same_key.filter(|_| declared.is_none());
    quote_spanned! {span=>
        const _: () = {
            type __Link #declared = <#model as #runtime::DeclaresAs<#parent, #name_type>>::Association;
            #same_key
            #functions
        };
    }
}

/// What the functions of one association are written from.
struct Functions<'a> {
    parent: &'a PathTokens,
    /// The child's name for the parent.
    name: &'a Ident,
    /// The association's type.
    link: TokenStream,
    nullable: bool,
    columns: Vec<String>,
    references: Option<Vec<String>>,
    key: Key,
}

/// Where the key of a handle comes from.
enum Key {
    /// The model's own implementation.
    OfModel,
    /// The fields of another row struct.
    InFields(TokenStream),
    /// Nowhere: the row struct leaves the foreign key out.
    Missing,
}

/// The functions that the child gets.
fn functions(input: &Input, of: &Functions<'_>) -> TokenStream {
    let Functions { parent, name, link, nullable, columns, references, .. } = of;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (ident, own_type, vis, table) = (&input.ident, &input.parameters.own_type, &input.vis, &input.table);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let [with, join] = [("with_", ""), ("", "_join")].map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let constant = constant(name);

    let words = if *nullable { "LEFT OUTER JOIN" } else { "INNER JOIN" };
    let children = names::text(&table.last);
    let parent_name = &parent.last;
    let row = if *nullable { format!("({ident}, Option<{parent_name}>)") } else { format!("({ident}, {parent_name})") };
    let parents = names::table_name(&names::text(parent_name));
    let on = columns.iter().enumerate().map(|(at, column)| {
        let other = references.as_ref().map_or_else(|| if columns.len() == 1 { "id" } else { column }, |it| &it[at]);
        format!("{children}.{column} = {parents}.{other}")
    });
    let on = on.collect::<Vec<_>>().join(" AND ");
    let docs_constant = doc(&format!("The association with `{parent_name}` itself, from this side, as a value."));
    let docs_with = doc_sql(
        &format!("Each `{ident}` with its `{parent_name}`: `{row}`."),
        &format!("SELECT .. FROM {children} {words} {parents} ON {on}"),
    );
    let docs_join = doc(&format!(
        "What to join for the `{parent_name}`: `.inner_join({ident}::{join}())`, for a selection of your own."
    ));
    let handles = handles(input, of);
    quote_spanned! {span=>
        #[allow(dead_code, private_interfaces, private_bounds)]
        impl #impl_generics #own_type #where_clause {
            #docs_constant
            #vis const #constant: #runtime::ToParent<#link> = #runtime::ToParent::ASSOCIATION;

            #docs_with
            #[must_use]
            #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::WithParentQuery<Self, #link, __Db>
            where
                #link: #runtime::WithParent<Self, __Db>,
            {
                <#link as #runtime::WithParent<Self, __Db>>::with_parent()
            }

            #docs_join
            #[must_use]
            #vis fn #join() -> #runtime::ParentJoin<#link>
            where
                for<'__any> #link: #runtime::JoinOfParent<'__any>,
            {
                <#link as #runtime::JoinOfParent<'static>>::join()
            }

            #handles
        }
    }
}

/// The handles, for a row that holds the key.
fn handles(input: &Input, of: &Functions<'_>) -> Option<TokenStream> {
    let Functions { parent, name, link, key, .. } = of;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (vis, parent_name, of_many) = (&input.vis, &parent.last, affixed("", name, "_of"));
    let docs_handle = doc(&format!("The slot for the `{parent_name}` of this `{}`.", input.ident));
    let docs_of = doc(&format!("The slots for the `{parent_name}`s of these, in their order."));
    let (one, many) = match key {
        Key::OfModel => (quote!(of(self)), quote!(of(rows))),
        Key::InFields(key) => {
            (quote!(by_key({ let child = self; #key })), quote!(by_keys(rows.into_iter().map(|child| #key))))
        }
        Key::Missing => return None,
    };
    Some(quote_spanned! {span=>
        #docs_handle
        #vis fn #name(&self) -> #runtime::ParentOf<#link> {
            #runtime::ParentOf::#one
        }

        #docs_of
        #vis fn #of_many<'__row>(rows: impl ::core::iter::IntoIterator<Item = &'__row Self>) -> #runtime::ParentsOf<#link> {
            #runtime::ParentsOf::#many
        }
    })
}
