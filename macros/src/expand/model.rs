//! `#[derive(Model)]`: the table, the primary key, the definition, and what the columns hold.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

use super::columns::column_path;
use super::{at, block, declare, definition, plan, runtime, table, unique_key};
use crate::input::Input;
use crate::model::{Column, ModelDerive, SqlTypeNames};

/// What `#[derive(Model)]` writes.
pub(crate) fn model(derive: &ModelDerive) -> TokenStream {
    let ModelDerive { input, .. } = derive;
    let (runtime, own_type, table) = (runtime(), &input.parameters.own_type, &input.table);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let (name, definition) = (table::name(derive), table_definition(derive));
    let primary_key = unique_key::primary_key(input, &derive.primary_key);
    let keys = referable_keys(derive).into_iter().map(|fields| unique_key::named(input, &fields));
    // what the struct declares is what it says
    let same_primary_key = derive.declared.is_none().then(|| same_primary_key(derive));
    let column_types = column_types(derive);
    let every_column = every_column(derive);
    let root = (derive.declares || derive.mirrors).then(|| plan::root(input, own_type));
    let written = quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::Model for #own_type #where_clause {
            type Table = #table::table;

            const TABLE: #runtime::definition::Table = #name;
            const DEFINITION: &'static #runtime::definition::Model = &#definition;
        }

        #primary_key
        #(#keys)*
        #root
        #column_types
        #every_column
        #same_primary_key
    };
    let mut all = derive.declared.as_ref().map_or_else(TokenStream::new, |it| declare::table(it, &input.ident));
    all.extend(block(input.runtime.as_ref(), &written));
    all
}

/// The keys that `references = ..` may name: the primary key, and what else is unique and never NULL.
fn referable_keys(derive: &ModelDerive) -> Vec<Vec<usize>> {
    let mut keys = vec![derive.primary_key.clone()];
    for unique in &derive.uniques {
        let nullable = unique.iter().any(|&field| derive.input.fields[field].nullable);
        if !nullable && !keys.contains(unique) {
            keys.push(unique.clone());
        }
    }
    keys
}

/// The whole table, as data.
fn table_definition(derive: &ModelDerive) -> TokenStream {
    let ModelDerive { input, columns, checks, note, declares, mirrors, .. } = derive;
    let runtime = runtime();
    let name = input.ident.to_string();
    let own_type = &input.parameters.own_type;
    let is_declared_as = table::is_declared_as(derive);
    let columns = columns.iter().map(|column| column_definition(input, column));
    let uniques = derive.uniques.iter().map(|fields| {
        let columns = table::columns(input, fields);
        quote!(#runtime::definition::Unique { columns: #columns })
    });
    let indexes = derive.indexes.iter().map(|fields| {
        let columns = table::columns(input, fields);
        quote!(#runtime::definition::Index { columns: #columns })
    });
    let checks = checks.iter().map(|check| quote!(#runtime::definition::Check { expression: #check }));
    let references = derive.references.iter().map(|reference| table::reference(input, reference));
    // what is left out keeps the value of `Model::new`: rustc has less to read
    let lists = [
        listed("uniques", uniques),
        listed("indexes", indexes),
        listed("checks", checks),
        listed("references", references),
        declares.then(|| quote!(belongs_to: <#own_type as #runtime::BelongsToOne>::DECLARATIONS,)),
        mirrors.then(|| quote!(has: <#own_type as #runtime::HasOne>::MIRRORS,)),
        definition::said("note", note.as_ref()),
        definition::said("renamed_from", derive.renamed_from.as_ref()),
    ];
    let lists = lists.iter().flatten();
    quote! {
        #runtime::definition::Model {
            table: <#own_type as #runtime::Model>::TABLE,
            #is_declared_as
            columns: &[#(#columns),*],
            #(#lists)*
            ..#runtime::definition::Model::new(#name, "", <#own_type as #runtime::RowKey>::NAMES)
        }
    }
}

/// A field of the definition that holds several, where there are any.
fn listed(field: &str, values: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let (field, mut values) = (Ident::new(field, Span::call_site()), values.peekable());
    values.peek().is_some().then(|| quote!(#field: &[#(#values),*],))
}

/// One column, as data.
fn column_definition(input: &Input, column: &Column) -> TokenStream {
    let runtime = runtime();
    let field = &input.fields[column.field];
    let path = column_path(input, field);
    let said = [
        table::origin(&column.origin, &path).map(|origin| quote!(origin: #origin,)),
        definition::said("sql_type", column.sql_type.as_ref().map(sql_type_names).as_ref()),
        definition::said("note", column.note.as_ref()),
        definition::said("renamed_from", column.renamed_from.as_ref()),
    ];
    let in_table = quote!(#runtime::column::<#path>());
    if said.iter().all(Option::is_none) {
        return in_table;
    }
    let said = said.iter().flatten();
    quote!(#runtime::definition::Column { #(#said)* ..#in_table })
}

fn sql_type_names(names: &SqlTypeNames) -> TokenStream {
    let runtime = runtime();
    let [sqlite, postgres, mariadb] = [&names.sqlite, &names.postgres, &names.mariadb]
        .map(|name: &Option<LitStr>| definition::optional(name.as_ref()));
    quote!(#runtime::definition::SqlTypeNames { sqlite: #sqlite, postgres: #postgres, mariadb: #mariadb })
}

/// What the columns hold, for `models!` alone: the bounds are on a type parameter, so that a SQL type without a logical
/// type is no error here.
fn column_types(derive: &ModelDerive) -> TokenStream {
    let ModelDerive { input, columns, .. } = derive;
    let (runtime, own_type) = (runtime(), &input.parameters.own_type);
    let mut generics = input.parameters.generics.clone();
    let lazy = Ident::new("__Lazy", Span::call_site());
    generics.params.push(syn::parse_quote!(#lazy));
    let mut types = Vec::new();
    for column in columns {
        let path = column_path(input, &input.fields[column.field]);
        if column.sql_type.as_ref().is_some_and(SqlTypeNames::is_complete) {
            types.push(quote!(#runtime::definition::LogicalType::Named));
            continue;
        }
        let sql_type = quote!(<#path as #runtime::diesel::Expression>::SqlType);
        generics.make_where_clause().predicates.push(syn::parse_quote!(#sql_type: #runtime::KnownColumnType<#lazy>));
        types.push(quote!(<#sql_type as #runtime::KnownColumnType<#lazy>>::LOGICAL));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::ColumnTypes<#lazy> for #own_type #where_clause {
            const TYPES: &'static [#runtime::definition::LogicalType] = &[#(#types),*];
        }
    }
}

/// A model is its whole table: as many columns as `table!` has.
///
/// The columns of an embedded struct are not seen here, so that such a model is not counted.
fn every_column(derive: &ModelDerive) -> Option<TokenStream> {
    let ModelDerive { input, columns, .. } = derive;
    if derive.declared.is_some() || input.fields.iter().any(|field| field.embed) {
        return None;
    }
    let (runtime, table, count) = (runtime(), &input.table, columns.len());
    let message = format!(
        "`{}` does not list every column of its table: a model is the whole table; add the missing fields, or derive \
         `Model` on the row struct that has them all",
        input.ident
    );
    Some(quote_spanned! {at(input.ident.span())=>
        const _: () = ::core::assert!(#runtime::column_count::<#table::table>() == #count, #message);
    })
}

/// The struct's primary key and the one of `table!` are said apart, and are the same.
fn same_primary_key(derive: &ModelDerive) -> TokenStream {
    let ModelDerive { input, primary_key, .. } = derive;
    let (runtime, table) = (runtime(), &input.table);
    let key = unique_key::together(primary_key.iter().map(|&field| column_path(input, &input.fields[field])));
    let message = format!(
        "`{}` has another primary key than its table has in `table!`: name the same columns in both, in one order, with \
         `#[diesel(primary_key(..))]` here",
        input.ident
    );
    let span = input.primary_key.first().map_or_else(|| input.ident.span(), Ident::span);
    quote_spanned! {at(span)=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::Other as _;
            ::core::assert!(
                #runtime::SameProbe::<<#table::table as #runtime::diesel::Table>::PrimaryKey, #key>::SAME,
                #message
            );
        };
    }
}
