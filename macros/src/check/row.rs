//! What every row needs, whichever of the derives stands on it.
//!
//! As in `shape`, no message names the derive: two derives on one struct say the same thing, and rustc prints it once.

use std::collections::HashMap;

use super::Rule;
use crate::errors::Errors;
use crate::names;
use crate::source::Source;
use crate::suggest::did_you_mean;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "primary_key_missing", check: primary_key_has_fields },
    Rule { name: "primary_key_empty", check: primary_key_has_columns },
    Rule { name: "primary_key_embedded", check: primary_key_is_no_embedded_struct },
    Rule { name: "same_column", check: columns_differ },
];

/// A handle copies the key of its row, and every write finds its row by it.
fn primary_key_has_fields(source: &Source, errors: &Errors) {
    let input = &source.input;
    // a further row struct of a child's table is never looked up by its key
    if source.parents.is_empty() && source.children.is_empty() && !source.views.is_empty() {
        return;
    }
    for column in input.primary_key.iter().filter(|column| input.field_of(column).is_none()) {
        let name = names::text(column);
        let fields: Vec<_> = input.fields.iter().map(|field| names::text(&field.column)).collect();
        let suggestion = did_you_mean(&name, fields.iter().map(String::as_str));
        let message = format!("the primary key `{name}` is no field of `{}`{suggestion}", input.ident);
        errors
            .at(column.span(), format!("{message}\nadd the field, or name the key with `#[diesel(primary_key(..))]`"));
    }
}

/// `#[diesel(primary_key())]` finds no row.
fn primary_key_has_columns(source: &Source, errors: &Errors) {
    if source.input.primary_key.is_empty() {
        let message = "the primary key of this struct has no columns: `#[diesel(primary_key(id))]`";
        errors.at(source.input.ident.span(), message);
    }
}

/// The columns inside of an embedded struct cannot be seen from here, so none of them can be named.
fn primary_key_is_no_embedded_struct(source: &Source, errors: &Errors) {
    for field in source.primary_key().into_iter().flatten().map(|field| &source.input.fields[field]) {
        if field.embed {
            let message = format!("`{}` is an embedded struct, a primary key is a column", names::text(&field.ident));
            errors.at(field.ident.span(), format!("{message}: write the key as a field of its own"));
        }
    }
}

/// Of two fields for one column only one could be written.
fn columns_differ(source: &Source, errors: &Errors) {
    let mut seen = HashMap::new();
    for field in source.input.fields.iter().filter(|field| !field.embed) {
        let column = names::text(&field.column);
        if let Some(first) = seen.get(&column) {
            let message = format!("the column `{column}` has two fields: keep one");
            errors.pair(field.ident.span(), message, *first, "its first field is here");
        } else {
            seen.insert(column, field.ident.span());
        }
    }
}
