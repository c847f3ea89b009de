//! `#[derive(BelongsToOne)]`: the declaring side. It names the parent and nothing of the parent's table: that comes from
//! the parent's `Model`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::child_functions::{Functions, Key, functions};
use super::link::{self, Link};
use super::{agreement, aliased, assertion, at, block, definition, name_type, plan, row_of, runtime, runtime_at};
use crate::input::Input;
use crate::model::{BelongsToOne, BelongsToOneDerive, ParentView};
use crate::names;

/// What `#[derive(BelongsToOne)]` writes.
pub(crate) fn belongs_to_one(derive: &BelongsToOneDerive) -> TokenStream {
    let BelongsToOneDerive { input, associations, views, row_of } = derive;
    let declarations = (!associations.is_empty()).then(|| declarations(input, associations));
    let views = views.iter().map(|view| one_view(input, view));
    let root = row_of.as_ref().map(|model| plan::root(input, &model.tokens));
    block(input.runtime.as_ref(), &quote!(#declarations #root #(#views)*))
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
    let (parent, child) = (&link.association.parent, &link.input.parameters.own_type);
    let span = at(parent.span);
    let (runtime, name_type) = (runtime_at(span), name_type(&link.association.name, parent.span));
    let (parameters, passed) = (link.input.parameters.declared(), link.input.parameters.passed());
    let implementation = link::link(link);
    let agreement = agreement::agreement(link);
    let fields = link.fields();
    let columns: Vec<_> = fields.iter().map(|field| names::text(&field.column)).collect();
    let functions = functions(
        link.input,
        &Functions {
            parent: &link.association.parent,
            name: &link.association.name,
            link: quote_spanned!(span=> __Link #passed),
            nullable: link.association.nullable,
            columns,
            references: link.association.references.as_ref().map(|columns| columns.iter().map(names::text).collect()),
            key: Key::OfModel,
        },
    );
    // by way of the declaration, which has the assertions in it, and no reader of the documentation to look at them
    let declared = quote_spanned!(span=> <#child as #runtime::DeclaresAs<#parent, #name_type>>::Association);
    let declared = aliased(link.input, &runtime, declared);
    quote! {
        const _: () = {
            #implementation
            #agreement
            type __Link #parameters = #declared;
            #functions
        };
    }
}

/// What one `#[belongs_to_one(.., model = ..)]` writes: the functions alone, over what the model declares.
fn one_view(input: &Input, view: &ParentView) -> TokenStream {
    let ParentView { model, parent, foreign_key, name } = view;
    let span = at(parent.span);
    let (runtime, name_type) = (runtime_at(span), name_type(name, parent.span));
    let (declared, passed) = (input.parameters.declared(), input.parameters.passed());
    let fields: Option<Vec<_>> =
        foreign_key.as_ref().map(|key| key.iter().map(|&field| &input.fields[field]).collect());
    let functions = functions(
        input,
        &Functions {
            parent,
            name,
            link: quote_spanned!(span=> __Link #passed),
            nullable: fields.iter().flatten().any(|field| field.nullable),
            columns: fields.iter().flatten().map(|field| names::text(&field.column)).collect(),
            references: None,
            key: fields.as_ref().map_or(Key::Missing, |fields| {
                Key::InFields(link::key_value(
                    fields,
                    &quote_spanned!(span=> <__Link #passed as #runtime::Association>::Key),
                ))
            }),
        },
    );
    let declaration = quote_spanned!(span=> <#model as #runtime::DeclaresAs<#parent, #name_type>>::Association);
    let assertions = row_of::row_of(input, model);
    let same_foreign_key = fields.filter(|_| declared.is_none()).map(|fields| {
        let columns: Vec<_> = fields.iter().map(|field| names::text(&field.column)).collect();
        let message = format!(
            "`{}` declares the association `{}` over another foreign key than `{}`: name the same columns here",
            model.last,
            names::text(name),
            columns.join(", ")
        );
        assertion::same_foreign_key(&columns, message, parent.span)
    });
    let link = aliased(input, &runtime, assertion::checked(&declaration, &assertions));
    quote_spanned! {span=>
        const _: () = {
            #(#assertions)*
            type __Link #declared = #link;
            #same_foreign_key
            #functions
        };
    }
}
