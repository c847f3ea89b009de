//! A plain 1:N key: `#[model(references(Parent, ..))]`.

use super::Rule;
use crate::attr::reference::RawReference;
use crate::errors::Errors;
use crate::model::Action;
use crate::names;
use crate::source::Source;
use crate::suggest::did_you_mean;
use crate::values::{self, ACTIONS, SET_DEFAULT};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "reference_parent_missing", check: parent_is_named },
    Rule { name: "reference_parent_is_self", check: parent_is_no_self },
    Rule { name: "reference_on_delete_missing", check: on_delete_is_written },
    Rule { name: "reference_action_unknown", check: actions_are_known },
    Rule { name: "reference_set_default", check: no_default_is_set },
    Rule { name: "reference_set_null_not_null", check: null_is_set_where_it_can },
    Rule { name: "reference_key_missing", check: key_has_fields },
    Rule { name: "reference_same_key", check: keys_differ },
];

/// Nothing can be inferred without the parent.
fn parent_is_named(source: &Source, errors: &Errors) {
    for raw in references(source).filter(|raw| raw.parent.is_none() && !raw.faulty) {
        let message = "this key refers to nothing: name the parent first, `references(Team, on_delete = ..)`";
        errors.at(raw.key, message);
    }
}

/// `Self` has no name to infer names from.
fn parent_is_no_self(source: &Source, errors: &Errors) {
    for parent in references(source).filter_map(|raw| raw.parent.as_ref()).filter(|parent| parent.last == "Self") {
        let ident = &source.input.ident;
        errors.at(parent.span, format!("a table that refers to itself says its name: `references({ident}, ..)`"));
    }
}

/// There is no default, as for a one-to-one: a wrong guess loses rows.
fn on_delete_is_written(source: &Source, errors: &Errors) {
    for raw in references(source).filter(|raw| raw.on_delete.is_none() && !raw.faulty) {
        let Some(parent) = raw.parent.as_ref().filter(|parent| parent.last != "Self") else { continue };
        let (child, last) = (&source.input.ident, &parent.last);
        let question = format!("say what becomes of each `{child}` of a `{last}` that is deleted");
        errors.at(parent.span, format!("{question}: `on_delete = ..`, one of {}", values::actions()));
    }
}

/// A word that is no action.
fn actions_are_known(source: &Source, errors: &Errors) {
    for word in actions(source).filter(|word| word.value != SET_DEFAULT) {
        let name = word.value.to_string();
        if values::action(&name).is_none() {
            let suggestion = did_you_mean(&name, ACTIONS.map(|(known, ..)| known));
            let message = format!("`{name}` is nothing that a foreign key can do{suggestion}");
            errors.at(word.span, format!("{message}\nit can do one of {}", values::actions()));
        }
    }
}

/// Two engines would, the third would not and not say so.
fn no_default_is_set(source: &Source, errors: &Errors) {
    for word in actions(source).filter(|word| word.value == SET_DEFAULT) {
        let message = "`set_default` is refused here too, because MariaDB drops it silently";
        errors.at(word.span, format!("{message}\nchoose {}", values::actions()));
    }
}

/// The database would accept the clause and refuse the deletion.
fn null_is_set_where_it_can(source: &Source, errors: &Errors) {
    for raw in references(source) {
        let fields = raw.fields(&source.input).unwrap_or_default();
        let not_null = fields.into_iter().map(|field| &source.input.fields[field]).find(|field| !field.nullable);
        let Some(field) = not_null else { continue };
        for word in [&raw.on_delete, &raw.on_update].into_iter().flatten() {
            if values::action(&word.value.to_string()) == Some(Action::SetNull) {
                let message = format!("`set_null` would write NULL into `{}`, no `Option`", names::text(&field.column));
                errors.at(word.span, format!("{message}: make it one, or let this reference do something else"));
            }
        }
    }
}

/// The columns that refer, written or inferred.
fn key_has_fields(source: &Source, errors: &Errors) {
    for raw in references(source).filter(|raw| !raw.faulty) {
        if raw.parent.as_ref().is_none_or(|parent| parent.last == "Self") {
            continue;
        }
        for column in raw.columns().unwrap_or_default() {
            if source.input.column_of(&column).is_none() {
                let name = names::text(&column);
                let message = format!("this reference needs the column `{name}`, which `{}` lacks", source.input.ident);
                errors.at(column.span(), format!("{message}: name the one it has, `references(.., foreign_key = ..)`"));
            }
        }
    }
}

/// Two constraints on the same columns say one thing twice, or contradict each other.
fn keys_differ(source: &Source, errors: &Errors) {
    let mut taken: Vec<_> = source.parents.iter().filter_map(|parent| parent.fields(&source.input)).collect();
    for raw in references(source) {
        let Some(fields) = raw.fields(&source.input) else { continue };
        if taken.contains(&fields) {
            let span = raw.foreign_key.as_ref().map_or(raw.key, |key| key.span);
            errors.at(span, "these columns refer to a parent already: remove this `references(..)`");
        }
        taken.push(fields);
    }
}

/// Each of them.
fn references(source: &Source) -> impl Iterator<Item = &RawReference> {
    source.model.references.iter()
}

/// Each word for an action.
fn actions(source: &Source) -> impl Iterator<Item = &crate::spanned::Spanned<proc_macro2::Ident>> {
    references(source).flat_map(|raw| [&raw.on_delete, &raw.on_update]).flatten()
}
