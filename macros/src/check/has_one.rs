//! What `#[has_one(..)]` needs.

use std::collections::HashMap;

use super::{Rule, names as named};
use crate::attr::has_one::RawHasOne;
use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "has_one_missing", check: there_is_a_child },
    Rule { name: "has_one_on_field", check: attribute_is_on_the_struct },
    Rule { name: "child_missing", check: child_is_named },
    Rule { name: "child_is_self", check: child_is_no_self },
    Rule { name: "has_one_same_name", check: names_differ },
    Rule { name: "has_one_same_declaration", check: declarations_differ },
    Rule { name: "parent_function_clash", check: functions_differ },
    Rule { name: "name_keyword", check: |source, errors| named::keyword(&named::of_parent(source), errors) },
    Rule { name: "name_reserved", check: |source, errors| named::reserved(&named::of_parent(source), errors) },
    Rule { name: "name_case", check: |source, errors| named::uppercase(&named::of_parent(source), errors) },
    Rule { name: "name_without_case", check: |source, errors| named::without_case(&named::of_parent(source), errors) },
];

/// The derive alone mirrors nothing.
fn there_is_a_child(source: &Source, errors: &Errors) {
    if source.children.is_empty() && source.children_on_fields.is_empty() {
        let message = "`derive(HasOne)` mirrors an association and no child is named";
        errors.at(source.input.ident.span(), format!("{message}: write `#[has_one(Child)]` on the struct"));
    }
}

/// A child's columns are in another table, so that no field of the parent holds them.
fn attribute_is_on_the_struct(source: &Source, errors: &Errors) {
    for found in &source.children_on_fields {
        let message = format!("`has_one` does not stand on the field `{}`", found.field);
        errors.at(found.attribute, format!("{message}, the child is no column: write it on the struct"));
    }
}

/// Nothing can be inferred without the child.
fn child_is_named(source: &Source, errors: &Errors) {
    for raw in source.children.iter().filter(|raw| raw.child.is_none() && !raw.faulty) {
        errors.at(raw.attribute, "the child is missing, it stands first: `#[has_one(Child)]`");
    }
}

/// `Self` has no name to infer names from, and means nothing outside of an `impl`.
fn child_is_no_self(source: &Source, errors: &Errors) {
    for child in source.children.iter().filter_map(|raw| raw.child.as_ref()) {
        if child.last == "Self" {
            errors.at(child.span, format!("write the child by its name, `{}` instead of `Self`", source.input.ident));
        }
    }
}

/// Two functions of one name.
fn names_differ(source: &Source, errors: &Errors) {
    let mut seen = HashMap::new();
    for raw in source.children.iter().filter(|raw| raw.name.is_some() || !raw.faulty) {
        let Some(name) = raw.own_name() else { continue };
        let text = names::text(&name);
        if let Some(first) = seen.get(&text) {
            let message = format!("`{}` already has a child called `{text}`", source.input.ident);
            let fix = "give each child a `name = ..`";
            errors.pair(name.span(), format!("{message}: {fix}"), *first, "the child that is called so");
        } else {
            seen.insert(text, name.span());
        }
    }
}

/// Two names for one thing: every caller would wonder what the difference is.
fn declarations_differ(source: &Source, errors: &Errors) {
    let mut seen = HashMap::<_, &RawHasOne>::new();
    for raw in &source.children {
        let (Some(child), Some(key)) = (&raw.child, &raw.foreign_key) else { continue };
        let columns: Vec<_> = key.value.iter().map(names::text).collect();
        let first = *seen.entry((child.type_name(), columns)).or_insert(raw);
        let same_name =
            first.own_name().map(|name| names::text(&name)) == raw.own_name().map(|name| names::text(&name));
        if let Some(earlier) = first.foreign_key.as_ref().filter(|_| !same_name) {
            let message = format!("this foreign key of `{}` is mirrored twice, under two names: keep one", child.last);
            errors.pair(key.span, message, earlier.span, "it is mirrored here");
        }
    }
}

/// `profile` makes `with_profile`, which is also a name.
fn functions_differ(source: &Source, errors: &Errors) {
    let names = source.children.iter().filter_map(RawHasOne::own_name);
    let found: Vec<_> = names.map(|name| (name.clone(), names::parent_functions(&names::text(&name)))).collect();
    for clash in named::clashes(&found) {
        let message =
            format!("the function `{}` belongs to both `{}` and `{}`", clash.function, clash.with, clash.name);
        let fix = "give this child another `name = ..`";
        errors.pair(clash.name.span(), format!("{message}: {fix}"), clash.with.span(), "the other child's name");
    }
}
