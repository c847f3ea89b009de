//! What one `#[belongs_to_one(..)]` needs, apart from its actions and its key.

use super::{Rule, names as named};
use crate::errors::Errors;
use crate::source::Source;
use crate::suggest::did_you_mean;
use crate::values::NONE;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "belongs_to_one_missing", check: there_is_a_parent },
    Rule { name: "belongs_to_one_on_field", check: attribute_is_on_the_struct },
    Rule { name: "parent_missing", check: parent_is_named },
    Rule { name: "parent_is_self", check: parent_is_no_self },
    Rule { name: "mirror_unknown", check: mirror_is_none },
    Rule { name: "mirror_and_inverse", check: no_name_without_a_mirror },
    Rule { name: "note_empty", check: note_has_words },
    Rule { name: "name_keyword", check: |source, errors| named::keyword(&named::of_child(source), errors) },
    Rule { name: "name_reserved", check: |source, errors| named::reserved(&named::of_child(source), errors) },
    Rule { name: "name_case", check: |source, errors| named::uppercase(&named::of_child(source), errors) },
    Rule { name: "name_without_case", check: |source, errors| named::without_case(&named::of_child(source), errors) },
];

/// The derive alone declares nothing.
fn there_is_a_parent(source: &Source, errors: &Errors) {
    if source.parents.is_empty() && source.views.is_empty() && source.parents_on_fields.is_empty() {
        let message = "`derive(BelongsToOne)` declares an association and none is named";
        let fix = "write `#[belongs_to_one(Parent, on_delete = ..)]` on the struct";
        errors.at(source.input.ident.span(), format!("{message}: {fix}"));
    }
}

/// An association belongs to the row; its key is named, because it may be more than one field.
fn attribute_is_on_the_struct(source: &Source, errors: &Errors) {
    for found in &source.parents_on_fields {
        let fix = format!("write `#[belongs_to_one(Parent, foreign_key = {}, ..)]` on the struct", found.field);
        errors.at(found.attribute, format!("`belongs_to_one` does not stand on a field: {fix}"));
    }
}

/// Nothing can be inferred without the parent.
fn parent_is_named(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().chain(&source.views).filter(|raw| raw.parent.is_none() && !raw.faulty) {
        errors.at(raw.attribute, "the parent is missing, it stands first: `#[belongs_to_one(Parent, on_delete = ..)]`");
    }
}

/// `Self` has no name to infer names from, and means nothing outside of an `impl`.
fn parent_is_no_self(source: &Source, errors: &Errors) {
    for parent in source.parents.iter().chain(&source.views).filter_map(|raw| raw.parent.as_ref()) {
        if parent.last == "Self" {
            errors.at(parent.span, format!("write the parent by its name, `{}` instead of `Self`", source.input.ident));
        }
    }
}

/// The one thing to be said about a mirror is that there is none; which one it is follows from `inverse`.
fn mirror_is_none(source: &Source, errors: &Errors) {
    for mirror in source.parents.iter().filter_map(|raw| raw.mirror.as_ref()) {
        if mirror.value != NONE {
            let suggestion = did_you_mean(&mirror.value.to_string(), [NONE]);
            let message = format!("`mirror` is `none` or not written, it cannot be `{}`{suggestion}", mirror.value);
            errors.at(mirror.span, format!("{message}\nthe mirror's name is said with `inverse`"));
        }
    }
}

/// `inverse` is the name of what `mirror = none` says is not there.
fn no_name_without_a_mirror(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        let (Some(inverse), Some(mirror)) = (&raw.inverse, &raw.mirror) else { continue };
        if mirror.value == NONE {
            let message = "`inverse` names the mirror, and this association says that it has none: remove one of them";
            errors.pair(inverse.key, message, mirror.key, "it says so here");
        }
    }
}

/// An empty comment in the diagram and in the database explains nothing.
fn note_has_words(source: &Source, errors: &Errors) {
    for note in source.parents.iter().filter_map(|raw| raw.note.as_ref()) {
        if note.value.value().trim().is_empty() {
            errors.at(note.span, "this `note` is empty: write why the split exists, or remove it");
        }
    }
}
