//! What the derives may stand on: a row of a table, spelled as a struct with named fields.
//!
//! These messages do not name the derive: rustc prints equal ones once, so that an enum with three derives is told once.

use super::Rule;
use crate::errors::Errors;
use crate::source::{Shape, Source};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "enum", check: no_enum },
    Rule { name: "union", check: no_union },
    Rule { name: "tuple_struct", check: no_tuple_struct },
    Rule { name: "unit_struct", check: no_unit_struct },
    Rule { name: "empty_struct", check: no_empty_struct },
];

/// A row has all of its columns at once; an enum has the fields of one variant.
fn no_enum(source: &Source, errors: &Errors) {
    if source.shape == Shape::Enum {
        refuse(source, "a row of a table is a struct with a field for each column, this is an enum", errors);
    }
}

/// A row has all of its columns at once; a union has one, and reading it is unsafe.
fn no_union(source: &Source, errors: &Errors) {
    if source.shape == Shape::Union {
        refuse(source, "a row of a table is a struct with a field for each column, this is a union", errors);
    }
}

/// Columns are found by the names of fields.
fn no_tuple_struct(source: &Source, errors: &Errors) {
    if source.shape == Shape::Tuple {
        refuse(
            source,
            "columns are found by name: give the fields of this tuple struct names, `{ id: i32, .. }`",
            errors,
        );
    }
}

/// A table has at least a primary key.
fn no_unit_struct(source: &Source, errors: &Errors) {
    if source.shape == Shape::Unit {
        refuse(source, "this unit struct has no columns: give it fields, `{ id: i32, .. }`", errors);
    }
}

/// A table has at least a primary key.
fn no_empty_struct(source: &Source, errors: &Errors) {
    if source.shape == Shape::Named && source.input.fields.is_empty() {
        refuse(source, "there is no field between these braces, and a table has at least a primary key", errors);
    }
}

/// Reports at the name of the item.
fn refuse(source: &Source, message: &str, errors: &Errors) {
    errors.at(source.input.ident.span(), message);
}
