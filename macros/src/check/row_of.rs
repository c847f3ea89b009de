//! `model = ..`: another row struct of a model's table, which says again what the model declares and no more.

use std::collections::HashMap;

use proc_macro2::Span;

use super::Rule;
use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// The rules of the child's side.
pub(super) const CHILD_RULES: &[Rule] = &[
    Rule { name: "view_declares", check: view_declares_nothing },
    Rule { name: "view_beside_declaration", check: all_parents_are_of_one_kind },
    Rule { name: "view_same_name", check: views_have_names_of_their_own },
];

/// The rules of the parent's side.
pub(super) const PARENT_RULES: &[Rule] = &[
    Rule { name: "rows_of_two_models", check: row_has_one_model },
    Rule { name: "row_of_itself", check: row_is_of_another },
];

/// The rules of the model.
pub(super) const MODEL_RULES: &[Rule] = &[Rule { name: "model_is_a_row", check: model_is_its_own_row }];

/// The declaration stands on the model, once.
fn view_declares_nothing(source: &Source, errors: &Errors) {
    for raw in &source.views {
        let words: [(&str, Option<Span>); 6] = [
            ("references", raw.references.as_ref().map(|it| it.key)),
            ("on_delete", raw.on_delete.as_ref().map(|it| it.key)),
            ("on_update", raw.on_update.as_ref().map(|it| it.key)),
            ("inverse", raw.inverse.as_ref().map(|it| it.key)),
            ("mirror", raw.mirror.as_ref().map(|it| it.key)),
            ("note", raw.note.as_ref().map(|it| it.key)),
        ];
        let Some(model) = &raw.model else { continue };
        for (word, span) in words.into_iter().filter_map(|(word, span)| span.map(|span| (word, span))) {
            let message = format!("`{word}` is said once, by the model `{}`", model.value.last);
            errors.at(span, format!("{message}: here only `foreign_key` and `name` may stand beside `model`"));
        }
    }
}

/// A struct that declares is a model, one that points at a model is none.
fn all_parents_are_of_one_kind(source: &Source, errors: &Errors) {
    let Some(model) = source.views.iter().find_map(|raw| raw.model.as_ref()) else { return };
    for parent in source.parents.iter().filter_map(|raw| raw.parent.as_ref()) {
        let message = format!("`{}` is a row of `{}`, which declares this", source.input.ident, model.value.last);
        let fix = format!("write `model = {}` here too", model.value.last);
        errors.pair(parent.span, format!("{message}: {fix}"), model.span, "the model");
    }
}

/// Two functions of one name.
fn views_have_names_of_their_own(source: &Source, errors: &Errors) {
    let mut seen = HashMap::new();
    for raw in source.views.iter().filter(|raw| raw.name.is_some() || !raw.faulty) {
        let Some(name) = raw.own_name() else { continue };
        if let Some(first) = seen.insert(names::text(&name), name.span()) {
            let message = format!("`{}` says `{}` of two associations", source.input.ident, names::text(&name));
            let fix = "each has the `name` that its model gives it";
            errors.pair(name.span(), format!("{message}: {fix}"), first, "the first of them");
        }
    }
}

/// Its key and its table are those of one model.
fn row_has_one_model(source: &Source, errors: &Errors) {
    let Some(model) = source.row_of() else { return };
    for raw in &source.children {
        let (Some(child), named) = (&raw.child, &raw.model) else { continue };
        match named {
            None => {
                let fix = format!("write `model = {}` here too", model.value.last);
                let message =
                    format!("`{}` is a row of `{}`, which mirrors this", source.input.ident, model.value.last);
                errors.pair(child.span, format!("{message}: {fix}"), model.span, "the model of this row");
            }
            Some(other) if other.value.type_name() != model.value.type_name() => {
                let message =
                    format!("a row struct belongs to one model, and this one is a row of `{}`", model.value.last);
                errors.pair(other.span, format!("{message}: name the same"), model.span, "its model");
            }
            Some(_) => {}
        }
    }
}

/// `model = User` on `User` itself.
fn row_is_of_another(source: &Source, errors: &Errors) {
    let ident = names::text(&source.input.ident);
    for model in source.children.iter().filter_map(|raw| raw.model.as_ref()) {
        if model.value.type_name() == ident {
            errors.at(
                model.key,
                format!("`model` is for another row struct of the table, this one is `{ident}`: remove it"),
            );
        }
    }
}

/// A second model of one table.
fn model_is_its_own_row(source: &Source, errors: &Errors) {
    let ident = names::text(&source.input.ident);
    if let Some(model) = source.row_of().filter(|model| model.value.type_name() != ident) {
        let other = &model.value.last;
        let fix = format!("remove `derive(Model)` from a further row struct of `{other}`, or remove `model = {other}`");
        errors.at(model.key, format!("`{ident}` is a model, and `model` makes it a row of another one: {fix}"));
    }
}
