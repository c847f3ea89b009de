//! What `#[model(..)]` says of a whole table or of several of its columns: indexes, UNIQUEs, conditions, former names.

use std::collections::HashSet;

use proc_macro2::Ident;

use super::{Rule, model::fields};
use crate::errors::Errors;
use crate::names;
use crate::source::Source;
use crate::suggest::did_you_mean;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "model_column_missing", check: named_columns_exist },
    Rule { name: "model_column_twice", check: columns_are_named_once },
    Rule { name: "index_redundant", check: unique_is_an_index_already },
    Rule { name: "check_empty", check: check_has_a_condition },
    Rule { name: "renamed_from_empty", check: former_name_is_a_name },
    Rule { name: "renamed_from_itself", check: former_name_is_another },
];

/// The columns inside of an embedded struct cannot be seen from here either.
fn named_columns_exist(source: &Source, errors: &Errors) {
    for column in lists(source).flatten().filter(|column| source.input.column_of(column).is_none()) {
        let name = names::text(column);
        let columns = source.input.fields.iter().filter(|field| !field.embed).map(|field| names::text(&field.column));
        let columns: Vec<_> = columns.collect();
        let suggestion = did_you_mean(&name, columns.iter().map(String::as_str));
        let message = format!("`{}` has no field for the column `{name}`{suggestion}", source.input.ident);
        errors.at(column.span(), message);
    }
}

/// The second time it adds nothing, and the engines refuse it.
fn columns_are_named_once(source: &Source, errors: &Errors) {
    for list in lists(source) {
        let mut seen = HashSet::new();
        if let Some(column) = list.iter().find(|column| !seen.insert(names::text(column))) {
            errors.at(column.span(), format!("the column `{column}` is in this list twice: keep one"));
        }
    }
}

/// What is unique has an index; a second one only costs.
fn unique_is_an_index_already(source: &Source, errors: &Errors) {
    for (at, field, raw) in fields(source).filter(|(_, field, _)| !field.embed) {
        let Some(index) = raw.index.as_ref().filter(|_| source.is_unique(at)) else { continue };
        let message = format!("`{}` is unique, which is an index already", names::text(&field.column));
        errors.at(index.key, format!("{message}: remove this `index`"));
    }
}

/// An empty condition would be `CHECK ()`.
fn check_has_a_condition(source: &Source, errors: &Errors) {
    let of_fields = source.model.fields.iter().flat_map(|field| &field.checks);
    for check in source.model.checks.iter().chain(of_fields) {
        if check.value.value().trim().is_empty() {
            errors.at(check.span, "this `check` is empty: write a condition in SQL, `check = \"price > 0\"`");
        }
    }
}

/// Nothing was ever called so.
fn former_name_is_a_name(source: &Source, errors: &Errors) {
    let of_fields = source.model.fields.iter().filter_map(|field| field.renamed_from.as_ref());
    for former in of_fields.chain(&source.model.renamed_from).filter(|former| former.value.trim().is_empty()) {
        errors.at(former.span, "this former name is empty: write what the database still calls it");
    }
}

/// A rename that is done can be removed from the struct; one that renames nothing is a mistake.
fn former_name_is_another(source: &Source, errors: &Errors) {
    let of_fields = fields(source).filter(|(_, field, _)| !field.embed);
    let of_fields = of_fields.map(|(_, field, raw)| (names::text(&field.column), raw.renamed_from.as_ref()));
    let of_table = (names::text(&source.input.table.last), source.model.renamed_from.as_ref());
    for (name, former) in of_fields.chain([of_table]) {
        if let Some(former) = former.filter(|former| former.value == name) {
            errors.at(former.span, format!("`{name}` is what it is called now: write the former name, or remove this"));
        }
    }
}

/// The columns of each index and UNIQUE.
fn lists(source: &Source) -> impl Iterator<Item = &Vec<Ident>> {
    source.model.indexes.iter().chain(&source.model.uniques).map(|list| &list.value)
}
