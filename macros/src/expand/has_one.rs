//! `#[derive(HasOne)]`: the parent's side. It names the child and nothing of the child's table: all that comes from the
//! declaration, which it looks up by its own name for it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::assertion::{self, Assertion};
use super::docs::{BY_CONVENTION, doc, doc_sql};
use super::{
    affixed, aliased, at, block, constant, definition, name_type, plan, row_of, runtime, runtime_at, unique_key,
};
use crate::input::Input;
use crate::model::{HasOne, HasOneDerive};
use crate::names;

/// What `#[derive(HasOne)]` writes.
pub(crate) fn has_one(derive: &HasOneDerive) -> TokenStream {
    let HasOneDerive { input, associations, row_of, primary_key } = derive;
    let each = associations.iter().map(|association| one(derive, association));
    // a model says of itself what another row struct of its table says here
    let row = match row_of {
        Some(model) => {
            let (root, key) = (plan::root(input, &model.tokens), unique_key::primary_key(input, primary_key));
            let by_its_columns = unique_key::named(input, primary_key);
            quote!(#root #key #by_its_columns)
        }
        None => mirrors(derive),
    };
    block(input.runtime.as_ref(), &quote!(#row #(#each)*))
}

/// What a model mirrors, as data.
fn mirrors(derive: &HasOneDerive) -> TokenStream {
    let (runtime, own_type) = (runtime(), &derive.input.parameters.own_type);
    let (impl_generics, _, where_clause) = derive.input.parameters.generics.split_for_impl();
    let mirrors = derive.associations.iter().map(definition::mirror);
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::HasOne for #own_type #where_clause {
            const MIRRORS: &'static [#runtime::definition::Mirror] = &[#(#mirrors),*];
        }
    }
}

/// What one `#[has_one(..)]` writes.
fn one(derive: &HasOneDerive, association: &HasOne) -> TokenStream {
    let input = &derive.input;
    let span = at(association.child.span);
    let runtime = runtime_at(span);
    let (own_type, vis, table) = (&input.parameters.own_type, &input.vis, &input.table);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let HasOne { child, name, .. } = association;
    let name_type = name_type(name, child.span);
    let model = derive.row_of.as_ref().map_or_else(|| own_type.clone(), |model| model.tokens.clone());
    let lookup = quote_spanned!(span=> <#child as #runtime::Declares<#model, #name_type>>::Association);
    let (declared, passed) = (input.parameters.declared(), input.parameters.passed());
    let same_foreign_key = same_foreign_key(association).filter(|_| declared.is_none());
    let assertions = derive.row_of.as_ref().map_or_else(Vec::new, |model| row_of::keyed_row_of(input, model));
    let (link, checked) =
        (quote_spanned!(span=> __Link #passed), aliased(input, &runtime, assertion::checked(&lookup, &assertions)));
    let mirrors = derive.row_of.is_none().then(|| {
        quote_spanned! {span=>
            #[automatically_derived]
            impl #impl_generics #runtime::Mirrors<#child, #name_type> for #own_type #where_clause {}
        }
    });

    let Handles { has_key, one, many } = handles(derive, &link, span);
    let where_key = has_key.as_ref().map(|has_key| quote!(where #has_key));
    let [with, existing, join, has, of] =
        [("with_", ""), ("with_existing_", ""), ("", "_join"), ("has_", ""), ("", "_of")]
            .map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let (constant, handle) = (constant(name), name.clone());
    let Documentation {
        constant: docs_constant,
        with: docs_with,
        existing: docs_existing,
        join: docs_join,
        has: docs_has,
        handle: docs_handle,
        slots: docs_slots,
    } = documentation(input, association);
    let create_with = create_with(derive, association, &link);
    // The association is an alias in a block of its own, so that a lookup that fails is one message at one place.
    quote_spanned! {span=>
        const _: () = {
            #(#assertions)*
            type __Link #declared = #checked;

            #mirrors

            #same_foreign_key

            #[allow(dead_code, private_interfaces, private_bounds)]
            impl #impl_generics #own_type #where_clause {
                #docs_constant
                #vis const #constant: #link = <#link as #runtime::Association>::ASSOCIATION;

                #docs_with
                #[must_use]
                #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::With<#table::table, Self, #link, __Db>
                where
                    #link: #runtime::WithChild<#table::table, Self, #runtime::LeftOuter, __Db>,
                {
                    <#link as #runtime::WithChild<#table::table, Self, #runtime::LeftOuter, __Db>>::with_child()
                }

                #docs_existing
                #[must_use]
                #vis fn #existing<__Db: #runtime::diesel::backend::Backend>() -> #runtime::WithExisting<#table::table, Self, #link, __Db>
                where
                    #link: #runtime::WithChild<#table::table, Self, #runtime::Inner, __Db>,
                {
                    <#link as #runtime::WithChild<#table::table, Self, #runtime::Inner, __Db>>::with_child()
                }

                #docs_join
                #[must_use]
                #vis fn #join() -> #runtime::ChildJoin<#link>
                where
                    for<'__any> #link: #runtime::JoinOfChild<'__any>,
                {
                    #runtime::child_join::<#link>()
                }

                #docs_has
                #[must_use]
                #vis fn #has() -> #runtime::Exists<#link>
                where
                    for<'__any> #link: #runtime::HasChild<'__any>,
                {
                    #runtime::has_child::<#link>()
                }

                #docs_handle
                #vis fn #handle(&self) -> #runtime::ChildOf<#link>
                #where_key
                {
                    #one
                }

                #docs_slots
                #vis fn #of<'__row>(rows: impl ::core::iter::IntoIterator<Item = &'__row Self>) -> #runtime::ChildrenOf<#link>
                where
                    Self: '__row,
                    #has_key
                {
                    #many
                }

                #create_with
            }
        };
    }
}

/// What makes a parent with its child: of the model, whose row it gives.
fn create_with(derive: &HasOneDerive, association: &HasOne, link: &TokenStream) -> Option<TokenStream> {
    if derive.row_of.is_some() {
        return None;
    }
    let span = at(association.child.span);
    let runtime = runtime_at(span);
    let (vis, parent, child) = (&derive.input.vis, &derive.input.ident, &association.child.last);
    let [one, all] = ["create_with_", "create_all_with_"].map(|prefix| affixed(prefix, &association.name, ""));
    let docs_one = doc(&format!(
        "Makes a `{parent}` and its `{child}`, both or neither: `.run(conn)` gives `({parent}, {child})`."
    ));
    let docs_all = doc(&format!(
        "Makes many `{parent}`s, each with its `{child}`, all or none: `.run(conn)` gives the pairs, in their order."
    ));
    Some(quote_spanned! {span=>
        #docs_one
        #vis fn #one<__Parent, __Child>(parent: __Parent, child: __Child) -> #runtime::CreateWith<#link, __Parent, __Child> {
            #runtime::CreateWith::of(parent, child)
        }

        #docs_all
        #vis fn #all<__Parent, __Child>(
            pairs: impl ::core::iter::IntoIterator<Item = (__Parent, __Child)>,
        ) -> #runtime::CreateAllWith<#link, __Parent, __Child> {
            #runtime::CreateAllWith::of(pairs)
        }
    })
}

/// What the handles are made of.
struct Handles {
    has_key: Option<TokenStream>,
    one: TokenStream,
    many: TokenStream,
}

/// A further row struct has the primary key of its model alone, and is asked for another where a handle is.
fn handles(derive: &HasOneDerive, link: &TokenStream, span: Span) -> Handles {
    let runtime = runtime_at(span);
    if derive.row_of.is_none() {
        let [one, many] = [quote!(ChildOf::of(self)), quote!(ChildrenOf::of(rows))];
        return Handles { has_key: None, one: quote!(#runtime::#one), many: quote!(#runtime::#many) };
    }
    Handles {
        has_key: Some(quote_spanned!(span=> for<'__any> #link: #runtime::RefersInto<'__any, Self>,)),
        one: quote!(<#link as #runtime::RefersInto<'_, Self>>::slot(self)),
        many: quote!(<#link as #runtime::RefersInto<'_, Self>>::slots(rows)),
    }
}

/// What a reader sees who hovers over a function of the parent's.
struct Documentation {
    constant: TokenStream,
    with: TokenStream,
    existing: TokenStream,
    join: TokenStream,
    has: TokenStream,
    handle: TokenStream,
    slots: TokenStream,
}

fn documentation(input: &Input, association: &HasOne) -> Documentation {
    let (parents, parent) = (names::text(&input.table.last), input.ident.to_string());
    let (child, name) = (&association.child.last, names::text(&association.name));
    let (constant, key) = (constant(&association.name), names::foreign_key(&parent));
    let children = names::table_name(&names::text(child));
    // what is joined: the child's table as Diesel infers it, or this one under the association's name
    let (table, joined) = if *child == parent { (&parents, &name) } else { (&children, &children) };
    let from = if table == joined { table.clone() } else { format!("{table} AS {joined}") };
    let on = format!("ON {joined}.{key} = {parents}.id");
    Documentation {
        constant: doc(&format!("The association itself, for a plan: `{parent}::with({parent}::{constant})`.")),
        with: doc_sql(
            &format!("Each `{parent}` with its `{child}`, or without: `({parent}, Option<{child}>)`."),
            &format!("SELECT .. FROM {parents} LEFT OUTER JOIN {from} {on}"),
            BY_CONVENTION,
        ),
        existing: doc_sql(
            &format!("Each `{parent}` that has a `{child}`: `({parent}, {child})`."),
            &format!("SELECT .. FROM {parents} INNER JOIN {from} {on}"),
            BY_CONVENTION,
        ),
        join: doc(&format!(
            "What to join for the `{child}`: `.left_join({parent}::{name}_join())`, for a selection of your own."
        )),
        has: doc_sql(
            &format!("Has it a `{child}`? For `.filter(..)` of a SELECT, UPDATE or DELETE, and for `not(..)`."),
            &format!("EXISTS (SELECT .. FROM {table} AS has_{name} WHERE has_{name}.{key} = {parents}.id)"),
            BY_CONVENTION,
        ),
        handle: doc(&format!("The slot for the `{child}` of this `{parent}`.")),
        slots: doc(&format!("The slots for the `{child}`s of these, in their order.")),
    }
}

/// `foreign_key = ..` on the parent says which declaration is mirrored: it must be that one's.
fn same_foreign_key(association: &HasOne) -> Option<Assertion> {
    let HasOne { child, name, foreign_key, spans } = association;
    let columns: Vec<_> = foreign_key.as_ref()?.iter().map(names::text).collect();
    let message = format!(
        "`{}` declares the association `{}` over another foreign key than `{}`: name the same column on both sides, or \
         leave `foreign_key` out here",
        child.last,
        names::text(name),
        columns.join(", ")
    );
    Some(assertion::same_foreign_key(&columns, message, spans.foreign_key))
}
