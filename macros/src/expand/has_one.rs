//! `#[derive(HasOne)]`: the parent's side. It names the child and nothing of the child's table: all that comes from the
//! declaration, which it looks up by its own name for it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::docs::{doc, doc_sql};
use super::{affixed, at, constant, definition, name_type, runtime, runtime_at};
use crate::model::{HasOne, HasOneDerive};
use crate::names;

/// What `#[derive(HasOne)]` writes.
pub(crate) fn has_one(derive: &HasOneDerive) -> TokenStream {
    let HasOneDerive { input, associations, .. } = derive;
    let (runtime, ident, vis) = (runtime(), &input.ident, &input.vis);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let mirrors = associations.iter().map(definition::mirror);
    let each = associations.iter().map(|association| one(derive, association));
    let with = doc(&format!(
        "Loads several children, and children of children, with each `{ident}` in one query.\n\n\
         `parts` is an association, one with `.then(..)`, or a tuple of these. The verb `all` runs it."
    ));
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasOne for #ident #ty_generics #where_clause {
            const MIRRORS: &'static [#runtime::definition::Mirror] = &[#(#mirrors),*];
        }

        #[allow(dead_code)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #with
            #vis fn with<__Parts: #runtime::Parts<Self>>(parts: __Parts) -> #runtime::Plan<Self, __Parts> {
                #runtime::Plan::new(parts)
            }
        }

        #(#each)*
    }
}

/// What one `#[has_one(..)]` writes.
fn one(derive: &HasOneDerive, association: &HasOne) -> TokenStream {
    let input = &derive.input;
    let span = at(association.child.span);
    let runtime = runtime_at(span);
    let (ident, vis, table) = (&input.ident, &input.vis, &input.table);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let HasOne { child, name, .. } = association;
    let name_type = name_type(name, child.span);
    let lookup = quote_spanned!(span=> <#child as #runtime::Declares<#ident #ty_generics, #name_type>>::Association);
    let same_foreign_key = same_foreign_key(association, &lookup);

    let [with, existing, join, has, of] =
        [("with_", ""), ("with_existing_", ""), ("", "_join"), ("has_", ""), ("", "_of")]
            .map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let (constant, handle) = (constant(name), name.clone());
    let (parents, children) = (names::text(&table.last), format!("{}s", names::text(name)));
    let (parent, child_name) = (ident.to_string(), &child.last);
    let on = format!("ON {children}.{}_id = {parents}.id", names::snake_case(&parent));
    let docs_constant = doc(&format!("The association itself, for a plan: `{parent}::with({parent}::{constant})`."));
    let docs_with = doc_sql(
        &format!("Each `{parent}` with its `{child_name}`, or without: `({parent}, Option<{child_name}>)`."),
        &format!("SELECT .. FROM {parents} LEFT OUTER JOIN {children} {on}"),
    );
    let docs_existing = doc_sql(
        &format!("Each `{parent}` that has a `{child_name}`: `({parent}, {child_name})`."),
        &format!("SELECT .. FROM {parents} INNER JOIN {children} {on}"),
    );
    let docs_join = doc(&format!(
        "What to join for the `{child_name}`: `.left_join({parent}::{join}())`, for a selection of your own."
    ));
    let docs_has = doc_sql(
        &format!("Has it a `{child_name}`? For `.filter(..)` of a SELECT, UPDATE or DELETE, and for `not(..)`."),
        &format!("EXISTS (SELECT .. FROM {children} AS {has} WHERE ..)"),
    );
    let docs_handle = doc(&format!("The slot for the `{child_name}` of this `{parent}`."));
    let docs_of = doc(&format!("The slots for the `{child_name}`s of these, in their order."));
    // The association is an alias in a block of its own, so that a lookup that fails is one message at one place.
    quote_spanned! {span=>
        const _: () = {
            type __Link = #lookup;

            #[automatically_derived]
            impl #impl_generics #runtime::Mirrors<#child, #name_type> for #ident #ty_generics #where_clause {}

            #same_foreign_key

            #[allow(dead_code, private_interfaces, private_bounds)]
            impl #impl_generics #ident #ty_generics #where_clause {
                #docs_constant
                #vis const #constant: __Link = <__Link as #runtime::Association>::ASSOCIATION;

                #docs_with
                #[must_use]
                #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::With<#table::table, Self, __Link, __Db>
                where
                    __Link: #runtime::WithChild<#table::table, Self, #runtime::LeftOuter, __Db>,
                {
                    <__Link as #runtime::WithChild<#table::table, Self, #runtime::LeftOuter, __Db>>::with_child()
                }

                #docs_existing
                #[must_use]
                #vis fn #existing<__Db: #runtime::diesel::backend::Backend>() -> #runtime::WithExisting<#table::table, Self, __Link, __Db>
                where
                    __Link: #runtime::WithChild<#table::table, Self, #runtime::Inner, __Db>,
                {
                    <__Link as #runtime::WithChild<#table::table, Self, #runtime::Inner, __Db>>::with_child()
                }

                #docs_join
                #[must_use]
                #vis fn #join() -> #runtime::ChildJoin<__Link> {
                    #runtime::child_join::<__Link>()
                }

                #docs_has
                #[must_use]
                #vis fn #has() -> <__Link as #runtime::HasChild<'static>>::Exists
                where
                    for<'__any> __Link: #runtime::HasChild<'__any>,
                {
                    <__Link as #runtime::HasChild<'static>>::exists()
                }

                #docs_handle
                #vis fn #handle(&self) -> #runtime::ChildOf<__Link> {
                    #runtime::ChildOf::of(self)
                }

                #docs_of
                #vis fn #of<'__row>(rows: impl ::core::iter::IntoIterator<Item = &'__row Self>) -> #runtime::ChildrenOf<__Link>
                where
                    Self: '__row,
                {
                    #runtime::ChildrenOf::of(rows)
                }
            }
        };
    }
}

/// `foreign_key = ..` on the parent says which declaration is mirrored: it must be that one's.
fn same_foreign_key(association: &HasOne, lookup: &TokenStream) -> Option<TokenStream> {
    let runtime = runtime();
    let HasOne { child, name, foreign_key, spans } = association;
    let column = names::text(foreign_key.as_ref()?);
    let message = format!(
        "`{}` declares the association `{}` over another foreign key than `{column}`: name the same column on both \
         sides, or leave `foreign_key` out here",
        child.last,
        names::text(name)
    );
    Some(quote_spanned! {at(spans.foreign_key)=>
        const _: () = ::core::assert!(#runtime::same_names(<#lookup as #runtime::Association>::FOREIGN_KEY, &[#column]), #message);
    })
}
