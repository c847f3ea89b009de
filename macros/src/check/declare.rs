//! `#[model(declare_table)]`: the struct says all that `table!` needs to be told.

use super::{Rule, model::fields};
use crate::declare::{Mistake, is_reserved, other_nullability, relative_path, unknown_type};
use crate::errors::Errors;
use crate::input::Field;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "declare_table_elsewhere", check: table_is_declared_here },
    Rule { name: "declare_table_embed", check: every_column_is_a_field },
    Rule { name: "declare_table_type", check: |source, errors| types(source, errors, unknown_type) },
    Rule { name: "declare_table_nullable", check: |source, errors| types(source, errors, other_nullability) },
    Rule { name: "declare_table_relative_type", check: |source, errors| types(source, errors, relative_path) },
    Rule { name: "declare_table_reserved", check: columns_have_names_of_their_own },
    Rule { name: "schema_keyword", check: schema_is_no_keyword },
];

/// The table becomes a module beside the struct.
fn table_is_declared_here(source: &Source, errors: &Errors) {
    let table = &source.input.table;
    if source.model.declare_table.is_some() && table.as_ident().is_none() {
        let message = "`declare_table` declares the table beside the struct, this path leads elsewhere";
        errors.at(table.span, format!("{message}: write its name alone, `table_name = {}`", table.last));
    }
}

/// A table cannot be declared from what another struct knows.
fn every_column_is_a_field(source: &Source, errors: &Errors) {
    for field in declared(source).filter(|field| field.embed) {
        let name = names::text(&field.ident);
        let message = format!("the columns of the embedded struct `{name}` cannot be seen from here");
        let fix = "write them as fields, or write the `table!` yourself and leave `declare_table` out";
        errors.at(field.ident.span(), format!("{message}: {fix}"));
    }
}

/// Reports what a function of [`crate::declare`] finds wrong with the SQL type of a column.
fn types(source: &Source, errors: &Errors, mistake: fn(&Field) -> Option<Mistake>) {
    for (span, message) in declared(source).filter(|field| !field.embed).filter_map(mistake) {
        errors.at(span, message);
    }
}

/// `users::star` is all columns of `users`.
fn columns_have_names_of_their_own(source: &Source, errors: &Errors) {
    for field in declared(source).filter(|field| !field.embed) {
        let column = names::text(&field.column);
        if is_reserved(&column, &source.input.table.last) {
            let message = format!("Diesel's `table!` has something of its own called `{column}`");
            let fix = "choose another column, or write the `table!` yourself with `#[sql_name]`";
            errors.at(field.ident.span(), format!("{message}: {fix}"));
        }
    }
}

/// Diesel would look for a schema called `r#type`, `r#` and all.
fn schema_is_no_keyword(source: &Source, errors: &Errors) {
    let Some(schema) = &source.model.schema else { return };
    if schema.value != names::text(&schema.value) {
        let message = format!("`table!` of Diesel 2.3 takes `{}` for the whole name of a schema", schema.value);
        errors.at(schema.span, format!("{message}: choose one that is no word of Rust"));
    }
}

/// The fields of a struct that declares its table.
fn declared(source: &Source) -> impl Iterator<Item = &Field> {
    fields(source).map(|(_, field, _)| field).filter(|_| source.model.declare_table.is_some())
}
