//! What two associations of one child may not share.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::{Rule, names as named};
use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::attr::has_one::RawHasOne;
use crate::errors::Errors;
use crate::names;
use crate::path::PathTokens;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "same_foreign_key", check: keys_differ },
    Rule { name: "same_name_and_inverse", check: links_to_one_parent_have_names },
    Rule { name: "same_name", check: names_differ },
    Rule { name: "same_inverse", check: inverses_differ },
    Rule { name: "child_function_clash", check: functions_differ },
    Rule { name: "name_of_has_one", check: sides_differ },
];

/// What two associations have in common; the first of these that holds is the mistake, the others follow from it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    /// The column.
    ForeignKey,
    /// Both names, as when a second link to one parent is added.
    NameAndInverse,
    /// The child's name for the parent.
    Name,
    /// The parent's name for the child.
    Inverse,
}

/// One column holds one key.
fn keys_differ(source: &Source, errors: &Errors) {
    for (second, first) in sharing(source, Shared::ForeignKey) {
        let Some(column) = second.columns().and_then(|mut columns| columns.pop()) else { continue };
        let message = format!("`{}` is the foreign key of another association already", names::text(&column));
        let fix = "each association has a column of its own, `foreign_key = ..`";
        errors.pair(column.span(), format!("{message}: {fix}"), first.place(), "it is the foreign key of this one");
    }
}

/// With a second link to one parent, nothing can be inferred from the types on either side.
fn links_to_one_parent_have_names(source: &Source, errors: &Errors) {
    for (second, first) in sharing(source, Shared::NameAndInverse) {
        let message = "this is a second link to one parent, and both are called the same on both sides";
        let fix = "give each a `name = ..` and an `inverse = ..`";
        errors.pair(second.place(), format!("{message}: {fix}"), first.place(), "the first link to this parent");
    }
}

/// Two functions of one name.
fn names_differ(source: &Source, errors: &Errors) {
    for (second, first) in sharing(source, Shared::Name) {
        let place = named::place(second.own_name(), second.attribute);
        let name = second.own_name().map(|name| names::text(&name)).unwrap_or_default();
        let message = format!("two associations of `{}` are called `{name}`", source.input.ident);
        let other = named::place(first.own_name(), first.attribute);
        errors.pair(place, format!("{message}: give this one another `name = ..`"), other, "the other one");
    }
}

/// Two functions of one name, on the parent.
fn inverses_differ(source: &Source, errors: &Errors) {
    for (second, first) in sharing(source, Shared::Inverse) {
        let inverse = second.inverse_name(&source.input);
        let name = inverse.as_ref().map(names::text).unwrap_or_default();
        let message =
            format!("the parent would call two children `{name}`: give this association another `inverse = ..`");
        let other = named::place(first.inverse_name(&source.input), first.attribute);
        errors.pair(named::place(inverse, second.attribute), message, other, "the other child");
    }
}

/// `user` makes `with_user`, which is also a name.
fn functions_differ(source: &Source, errors: &Errors) {
    let names = source.parents.iter().chain(&source.views).filter_map(RawBelongsToOne::own_name);
    let found: Vec<_> = names.map(|name| (name.clone(), names::child_functions(&names::text(&name)))).collect();
    for clash in named::clashes(&found) {
        let message =
            format!("`{}` and `{}` would both make the function `{}`", clash.name, clash.with, clash.function);
        let fix = "give this parent another `name = ..`";
        errors.pair(clash.name.span(), format!("{message}: {fix}"), clash.with.span(), "the other parent");
    }
}

/// A struct in the middle is a child and a parent, and all of its functions are in one place.
fn sides_differ(source: &Source, errors: &Errors) {
    let children = source.children.iter().filter_map(RawHasOne::own_name);
    let made: HashMap<_, _> = children
        .flat_map(|child| {
            names::parent_functions(&names::text(&child)).into_iter().map(move |made| (made, child.clone()))
        })
        .collect();
    for name in source.parents.iter().filter_map(RawBelongsToOne::own_name) {
        let functions = names::child_functions(&names::text(&name));
        if let Some((function, child)) = functions.iter().find_map(|made_too| made.get_key_value(made_too)) {
            let message = format!("the `#[has_one(..)]` called `{child}` makes the function `{function}` already");
            let fix = "give this association another `name = ..`";
            errors.pair(name.span(), format!("{message}: {fix}"), child.span(), "it is here");
        }
    }
}

/// The later association of each pair that shares `what`, and the earlier one. What an attribute does not say because a
/// word of it was not understood is not inferred here.
fn sharing(source: &Source, what: Shared) -> Vec<(&RawBelongsToOne, &RawBelongsToOne)> {
    let (mut keys, mut names, mut inverses) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut found = Vec::new();
    for raw in &source.parents {
        let Some(parent) = raw.parent.as_ref().map(PathTokens::type_name) else { continue };
        let column = raw.columns().filter(|_| raw.foreign_key.is_some() || !raw.faulty);
        let name = raw.own_name().filter(|_| raw.name.is_some() || !raw.faulty);
        let inverse = raw.inverse_name(&source.input).filter(|_| raw.inverse.is_some() || !raw.faulty);
        let columns = column.map(|columns| columns.iter().map(names::text).collect::<Vec<_>>());
        let same_key = columns.and_then(|columns| earlier(&mut keys, columns, raw));
        let same_name = name.and_then(|name| earlier(&mut names, names::text(&name), raw));
        let same_inverse = inverse.and_then(|inverse| earlier(&mut inverses, (parent, names::text(&inverse)), raw));
        let shared = match (same_key, same_name, same_inverse) {
            (Some(first), ..) => (Shared::ForeignKey, first),
            (None, Some(_), Some(first)) => (Shared::NameAndInverse, first),
            (None, Some(first), None) => (Shared::Name, first),
            (None, None, Some(first)) => (Shared::Inverse, first),
            (None, None, None) => continue,
        };
        if shared.0 == what {
            found.push((raw, shared.1));
        }
    }
    found
}

/// The association that came with `key` before, or else remembers this one.
fn earlier<'a, K: Eq + Hash>(
    seen: &mut HashMap<K, &'a RawBelongsToOne>,
    key: K,
    raw: &'a RawBelongsToOne,
) -> Option<&'a RawBelongsToOne> {
    match seen.entry(key) {
        Entry::Occupied(first) => Some(first.get()),
        Entry::Vacant(free) => {
            free.insert(raw);
            None
        }
    }
}
