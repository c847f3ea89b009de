//! The functions that a child, or another row struct of its table, gets for one association.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::{affixed, at, constant, runtime_at};
use crate::input::Input;
use crate::names;
use crate::path::PathTokens;

/// What the functions of one association are written from.
pub(super) struct Functions<'a> {
    pub(super) parent: &'a PathTokens,
    /// The child's name for the parent.
    pub(super) name: &'a Ident,
    /// The association's type.
    pub(super) link: TokenStream,
    pub(super) nullable: bool,
    pub(super) columns: Vec<String>,
    pub(super) references: Option<Vec<String>>,
    pub(super) key: Key,
}

/// Where the key of a handle comes from.
pub(super) enum Key {
    /// The model's own implementation.
    OfModel,
    /// The fields of another row struct.
    InFields(TokenStream),
    /// Nowhere: the row struct leaves the foreign key out.
    Missing,
}

/// The functions that the child gets.
pub(super) fn functions(input: &Input, of: &Functions<'_>) -> TokenStream {
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
