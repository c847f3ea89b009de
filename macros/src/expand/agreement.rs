//! What both sides must agree on, and what the child must keep to; each mistake in our own words. The runtime's
//! `agreement` module says how that is done.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::assertion::Assertion;
use super::columns::column_path;
use super::link::{Link, key_type};
use super::{assertion, at, name_type, runtime_at, unique_key};
use crate::input::{Field, Input};
use crate::model::BelongsToOne;
use crate::names;
use crate::path::PathTokens;

/// The assertions of one declaration, in its block, and `__Checked`: the association, for whatever is written with it.
/// A child with parameters has none: no constant may depend on them; nor has one of which an error was reported.
pub(super) fn agreement(link: &Link<'_>) -> TokenStream {
    let own = link.own_type();
    if link.input.parameters.any() || link.input.recovered {
        let declared = link.input.parameters.declared();
        return quote!(type __Checked #declared = #own;);
    }
    let mirrored = mirrored(link);
    let mut assertions = vec![together(link), same_count(link), same_types(link)];
    assertions.extend(unique(link));
    assertions.extend(aliases(link));
    assertions.extend(link.fields().into_iter().enumerate().map(|(at, field)| same_nullability(link.input, at, field)));
    assertions.extend(link.fields().into_iter().enumerate().map(|(at, field)| is_key(link, at, field)));
    assertions.push(assertion::loads(link.input));
    assertions.push(parent_loads(link));
    let checked = assertion::checked(&own, &assertions);
    quote!(#mirrored #(#assertions)* type __Checked = #checked;)
}

/// The parent mirrors it.
fn mirrored(link: &Link<'_>) -> Option<TokenStream> {
    let BelongsToOne { parent, inverse, spans, .. } = link.association;
    let child = &link.input.ident;
    let name = name_type(inverse.as_ref()?, spans.inverse);
    let runtime = runtime_at(at(spans.inverse));
    Some(quote_spanned! {at(spans.inverse)=>
        const _: () = #runtime::mirrored::<#parent, #child, #name>();
    })
}

/// The tables may stand in one query, or are one table, which is then joined under an alias.
fn together(link: &Link<'_>) -> Assertion {
    let (parent, table) = (&link.association.parent, &link.input.table);
    let span = parent.span;
    let runtime = runtime_at(at(span));
    Assertion {
        name: format_ident!("__TOGETHER"),
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::Apart as _;
            type __ParentTable = <#parent as #runtime::Model>::Table;
            __ONE_TABLE || #runtime::TogetherProbe::<#table::table, __ParentTable>::TOGETHER
        }},
        message: format!(
            "the tables of `{}` and `{}` are not allowed in one query: list both in one \
             `diesel::allow_tables_to_appear_in_same_query!(..)`",
            link.input.ident, parent.last
        ),
    }
}

/// What is referred to is a unique key. Where it is not, the primary key stands in for it.
fn unique(link: &Link<'_>) -> Option<Assertion> {
    let BelongsToOne { parent, references, spans, .. } = link.association;
    let listed: Vec<_> = references.as_ref()?.iter().map(names::text).collect();
    let fix = match &listed[..] {
        [one] => format!("write `#[model(unique)]` on its field `{one}`, which is no `Option`"),
        listed => format!(
            "write `#[model(unique({}))]` on it, or name the columns of a key that it has in the order in which it has them",
            listed.join(", ")
        ),
    };
    Some(Assertion {
        name: format_ident!("__REFERS_TO_UNIQUE"),
        span: spans.references,
        condition: quote!(__UNIQUE),
        message: format!("`{}` has no unique key `{}` to refer to: {fix}", parent.last, listed.join(", ")),
    })
}

/// `!__UNIQUE ||`, where something else than the primary key is referred to.
fn not_unique(link: &Link<'_>) -> Option<TokenStream> {
    link.association.references.as_ref().map(|_| quote!(!__UNIQUE ||))
}

/// The columns of the foreign key, as messages list them.
fn listed(link: &Link<'_>) -> String {
    link.fields().iter().map(|field| names::text(&field.column)).collect::<Vec<_>>().join(", ")
}

/// The foreign key has as many columns as what it refers to.
fn same_count(link: &Link<'_>) -> Assertion {
    let BelongsToOne { parent, spans, .. } = link.association;
    let (span, count) = (spans.foreign_key, link.fields().len());
    let (runtime, not_unique) = (runtime_at(at(span)), not_unique(link));
    Assertion {
        name: format_ident!("__SAME_COUNT"),
        span,
        condition: quote_spanned! {at(span)=>
            #not_unique <#parent as #runtime::UniqueKey<__ReferencesName>>::NAMES.len() == #count
        },
        message: format!(
            "the foreign key `{}` and the key of `{}` that it refers to have different numbers of columns: name as many, \
             in the same order, `foreign_key = (a, b)`",
            listed(link),
            parent.last
        ),
    }
}

/// The foreign key has the types of what it refers to. A key of another length, and one that is not the primary key that
/// it says it is, have messages of their own.
fn same_types(link: &Link<'_>) -> Assertion {
    let BelongsToOne { parent, spans, .. } = link.association;
    let (span, columns) = (spans.foreign_key, listed(link));
    let (runtime, not_unique) = (runtime_at(at(span)), not_unique(link));
    let count = link.fields().len();
    Assertion {
        name: format_ident!("__SAME_TYPES"),
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::NotOfTable as _;
            __AGREE
                || #not_unique <#parent as #runtime::UniqueKey<__ReferencesName>>::NAMES.len() != #count
                || !#runtime::TableKeyProbe::<#parent>::OF_TABLE
        }},
        message: format!(
            "the foreign key `{columns}` and the key of `{}` have different SQL types: give `{columns}` the type of the key \
             that it refers to",
            parent.last
        ),
    }
}

/// Where its tables are joined under its names, no table of the query is called so; nor is the parent's under the name that
/// `EXISTS` has for the child, whose condition would then be about the child alone, and the rows wrong in silence.
fn aliases(link: &Link<'_>) -> Vec<Assertion> {
    let BelongsToOne { parent, name, inverse, twin, spans, .. } = link.association;
    let names = [Some(("name", name, name.span())), inverse.as_ref().map(|name| ("inverse", name, spans.inverse))];
    let names = names.into_iter().flatten().map(|(key, name, span)| (key, names::text(name), span));
    let own_table = names::text(&link.input.table.last);
    let suspects = names.filter(|(_, name, _)| *twin || self_link(link) || name.eq_ignore_ascii_case(&own_table));
    let joined = suspects.map(|(key, name, span)| {
        let own = name.eq_ignore_ascii_case(&own_table);
        let called = parents_table_is(parent, &name, span);
        Assertion {
            name: format_ident!("__NO_TABLE_IS_ITS_{}", key.to_uppercase()),
            span,
            condition: quote_spanned!(at(span)=> !((#twin || __ONE_TABLE) && (#own || #called))),
            message: format!(
                "`{name}` is a table, and a query that has a table twice calls the second one by the name of its association: \
                 choose another, `{key} = ..`"
            ),
        }
    });
    let sought = inverse.as_ref().map(|inverse| {
        let (alias, span) = (format!("has_{}", names::text(inverse)), spans.inverse);
        let called = parents_table_is(parent, &alias, span);
        Assertion {
            name: format_ident!("__NO_TABLE_IS_SOUGHT"),
            span,
            condition: quote_spanned!(at(span)=> !#called),
            message: format!(
                "`{alias}` is the table of `{}`, and the `EXISTS` that looks for its `{}` calls the child's table so: choose another \
                 name, `inverse = ..`",
                parent.last, link.input.ident
            ),
        }
    });
    joined.chain(sought).collect()
}

/// Whether both sides seem to be one struct.
fn self_link(link: &Link<'_>) -> bool {
    link.association.parent.type_name() == names::text(&link.input.ident)
}

/// Whether the database calls the parent's table so, on an engine that looks past the case.
fn parents_table_is(parent: &PathTokens, name: &str, span: Span) -> TokenStream {
    let runtime = runtime_at(at(span));
    quote_spanned! {at(span)=>
        #runtime::same_but_for_case(<#parent as #runtime::Model>::TABLE.name, #name)
    }
}

/// A field is an `Option` exactly where its column may be NULL.
fn same_nullability(input: &Input, index: usize, field: &Field) -> Assertion {
    let runtime = runtime_at(at(field.ty_span));
    let (column, name, nullable) = (column_path(input, field), names::text(&field.column), field.nullable);
    let message = if nullable {
        format!(
            "the field of `{name}` is an `Option`, but the column is NOT NULL in `table!`: write `{name} -> Nullable<..>` \
             there, or take the `Option` away"
        )
    } else {
        format!(
            "the column `{name}` is `Nullable` in `table!`, but its field is no `Option`: write `Option<..>` here, or make \
             the column NOT NULL"
        )
    };
    Assertion {
        name: format_ident!("__NULLABLE_{index}"),
        span: field.ty_span,
        condition: quote_spanned!(at(field.ty_span)=> #runtime::is_nullable::<#column>() == #nullable),
        message,
    }
}

/// What a field of the foreign key holds can be taken along by a handle, be paired, and be asked for. Where it is not what
/// the parent's field holds, the field is told so.
fn is_key(link: &Link<'_>, index: usize, field: &Field) -> Assertion {
    let runtime = runtime_at(at(field.ty_span));
    let (column, ty, parent) = (column_path(link.input, field), key_type(field), &link.association.parent);
    let values = unique_key::together(link.fields().into_iter().map(key_type));
    Assertion {
        name: format_ident!("__IS_KEY_{index}"),
        span: field.ty_span,
        condition: quote_spanned! {at(field.ty_span)=> {
            #[allow(unused_imports)]
            use #runtime::{NoValue as _, OtherType as _};
            !#runtime::ValuesProbe::<#parent, __ReferencesName, #values>::SAME_TYPE
                || #runtime::ValueProbe::<#column, #ty>::IS_KEY
        }},
        message: format!(
            "`{}` is a key, and rows cannot be found and paired by its type: derive `Clone, PartialEq, Eq, Hash` and Diesel's \
             `AsExpression` on it, as `diesel-derive-newtype` does; a float is no key",
            names::text(&field.column)
        ),
    }
}

/// The parent can be selected. Its own derives do not know whether anybody asks for it.
fn parent_loads(link: &Link<'_>) -> Assertion {
    let parent = &link.association.parent;
    assertion::can_load(format_ident!("__PARENT_LOADS"), parent.span, &quote!(#parent), &parent.last)
}
