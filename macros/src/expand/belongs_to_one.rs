//! `#[derive(BelongsToOne)]`: the declaring side. It names the parent and nothing of the parent's table: that comes from
//! the parent's `Model`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::{affixed, agreement, at, constant, definition, link, runtime, runtime_at};
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
    let link = link::link(input, index, association, &marker);
    let agreement = agreement::agreement(input, association, &marker);
    let functions = functions(input, association, &marker);
    quote! {
        const _: () = {
            #link
            #agreement
            #functions
        };
    }
}

/// The functions that the child gets.
fn functions(input: &Input, association: &BelongsToOne, marker: &Ident) -> TokenStream {
    let BelongsToOne { parent, foreign_key, name, nullable, .. } = association;
    let runtime = runtime_at(at(parent.span));
    let (ident, vis, table) = (&input.ident, &input.vis, &input.table);
    let [with, join, of] =
        [("with_", ""), ("", "_join"), ("", "_of")].map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let (constant, handle) = (constant(name), name.clone());

    let (kind, words) = if *nullable { (quote!(LeftOuter), "LEFT OUTER JOIN") } else { (quote!(Inner), "INNER JOIN") };
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
            #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::WithParentQuery<#marker, #runtime::#kind, __Db>
            where
                #marker: #runtime::WithParent<#runtime::#kind, __Db>,
            {
                <#marker as #runtime::WithParent<#runtime::#kind, __Db>>::with_parent()
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
