//! Names of associations: they become functions, so that they must be free and be written as functions are.

use proc_macro2::{Ident, Span};

use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// Names that would hide what the user's struct has from elsewhere, with who has it.
const RESERVED: &[(&str, &[&str])] = &[
    ("has a function of this library called", &["with", "deletion", "deletion_of"]),
    (
        "has a function of Diesel called",
        &[
            "as_changeset",
            "as_query",
            "as_returning",
            "as_select",
            "base_query",
            "belonging_to",
            "build",
            "id",
            "insert_into",
            "query",
            "save_changes",
            "table",
            "values",
        ],
    ),
    ("usually has a constructor called", &["new"]),
    ("has a function of the standard traits called", STANDARD),
];

/// Methods of traits that are derived or in the prelude of every file.
const STANDARD: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clamp",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "drop",
    "eq",
    "fmt",
    "from",
    "ge",
    "gt",
    "hash",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
];

/// A name, written or inferred.
pub(super) struct Named {
    /// The name; its span is where the user can change it.
    name: Ident,
    /// Whether the user wrote it.
    written: bool,
    /// The key that says it.
    key: &'static str,
}

/// The names that the associations of a child make: its own, and those of its mirrors.
pub(super) fn of_child(source: &Source) -> Vec<Named> {
    let named = |name: Option<Ident>, written, key| name.map(|name| Named { name, written, key });
    let pairs = source.parents.iter().flat_map(|raw| {
        let inverse = raw.inverse_name(&source.input);
        [named(raw.own_name(), raw.name.is_some(), "name"), named(inverse, raw.inverse.is_some(), "inverse")]
    });
    let views = source.views.iter().filter_map(|raw| named(raw.own_name(), raw.name.is_some(), "name"));
    pairs.flatten().chain(views).collect()
}

/// The names that the associations of a parent make.
pub(super) fn of_parent(source: &Source) -> Vec<Named> {
    let names = source.children.iter().map(|raw| (raw.own_name(), raw.name.is_some()));
    names.filter_map(|(name, written)| name.map(|name| Named { name, written, key: "name" })).collect()
}

/// `fn type()` is no Rust. A raw identifier is, if it was written so.
pub(super) fn keyword(found: &[Named], errors: &Errors) {
    for Named { name, written, key } in found {
        let text = names::text(name);
        let raw = *name != text;
        if names::is_keyword(&text) && !(raw && *written) {
            let message = format!("`{text}` is a word of Rust and no name for a function");
            errors.at(name.span(), format!("{message}: choose another with `{key} = ..`"));
        }
    }
}

/// An inherent function hides one of a trait, silently and at a distance.
pub(super) fn reserved(found: &[Named], errors: &Errors) {
    for Named { name, key, .. } in found {
        let text = names::text(name);
        if let Some((owner, _)) = RESERVED.iter().find(|(_, names)| names.contains(&text.as_str())) {
            let message = format!("an association cannot be called `{text}`, a row {owner} that");
            errors.at(name.span(), format!("{message}: choose another name with `{key} = ..`"));
        }
    }
}

/// The user's crate would be warned of names that it did not write.
pub(super) fn uppercase(found: &[Named], errors: &Errors) {
    for Named { name, written, key } in found {
        let text = names::text(name);
        if *written && text.contains(char::is_uppercase) {
            let snake = names::snake_case(&text);
            errors.at(name.span(), format!("`{text}` becomes a function: write it in snake_case, `{key} = {snake}`"));
        }
    }
}

/// A handle and its constant would be two things of one name.
pub(super) fn without_case(found: &[Named], errors: &Errors) {
    for Named { name, key, .. } in found {
        let text = names::text(name);
        if names::constant(&text) == text && !text.contains(char::is_uppercase) {
            let message = format!("`{text}` has no upper case, in which the constant of the association is written");
            errors.at(name.span(), format!("{message}: choose another name with `{key} = ..`"));
        }
    }
}

/// Two names of one struct that make the same function, if there are any: where the second stands, and the first.
pub(super) struct Clash {
    /// The later name.
    pub(super) name: Ident,
    /// The earlier name.
    pub(super) with: Ident,
    /// What both would be called.
    pub(super) function: String,
}

/// The clashes between `found`, each with its functions; without those of equal names.
pub(super) fn clashes(found: &[(Ident, Vec<String>)]) -> Vec<Clash> {
    let mut owners = std::collections::HashMap::<&str, &Ident>::new();
    let mut clashes = Vec::new();
    for (name, functions) in found {
        let text = names::text(name);
        let other = |function: &String| {
            let owner = owners.get(function.as_str()).filter(|owner| names::text(owner) != text)?;
            Some(Clash { name: name.clone(), with: (*owner).clone(), function: function.clone() })
        };
        clashes.extend(functions.iter().find_map(other));
        for function in functions {
            owners.entry(function).or_insert(name);
        }
    }
    clashes
}

/// Where the name of an association can be changed.
pub(super) fn place(name: Option<Ident>, otherwise: Span) -> Span {
    name.map_or(otherwise, |name| name.span())
}
