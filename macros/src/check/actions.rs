//! `on_delete` and `on_update`: what becomes of the child.

use proc_macro2::Ident;

use super::Rule;
use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::errors::Errors;
use crate::model::Action;
use crate::names;
use crate::source::Source;
use crate::spanned::Spanned;
use crate::suggest::did_you_mean;
use crate::values::{self, ACTIONS, SET_DEFAULT};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "on_delete_missing", check: on_delete_is_written },
    Rule { name: "on_delete_unknown", check: on_delete_is_known },
    Rule { name: "on_update_unknown", check: on_update_is_known },
    Rule { name: "on_delete_set_default", check: on_delete_sets_no_default },
    Rule { name: "on_update_set_default", check: on_update_sets_no_default },
    Rule { name: "on_delete_set_null_not_null", check: on_delete_sets_null_where_it_can },
    Rule { name: "on_update_set_null_not_null", check: on_update_sets_null_where_it_can },
    Rule { name: "on_delete_set_null_shared_key", check: on_delete_keeps_the_shared_key },
    Rule { name: "on_update_set_null_shared_key", check: on_update_keeps_the_shared_key },
];

/// There is no default: a wrong guess deletes rows that somebody needed, or keeps rows that had to go.
fn on_delete_is_written(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().filter(|raw| raw.on_delete.is_none() && !raw.faulty) {
        let Some(parent) = &raw.parent else { continue };
        let choices = ACTIONS.map(|(name, _, does)| format!("\n  `on_delete = {name}` {does}"));
        let question = format!("say what becomes of a `{}` when its `{}` is deleted:", source.input.ident, parent.last);
        errors.at(parent.span, format!("{question}{}", choices.concat()));
    }
}

/// A word that is no action.
fn on_delete_is_known(source: &Source, errors: &Errors) {
    for word in unknown(source.parents.iter().filter_map(|raw| raw.on_delete.as_ref())) {
        let name = word.value.to_string();
        let suggestion = did_you_mean(&name, ACTIONS.map(|(known, ..)| known));
        errors.at(word.span, format!("`on_delete` cannot be `{name}`{suggestion}\nit is {}", values::actions()));
    }
}

/// A word that is no action.
fn on_update_is_known(source: &Source, errors: &Errors) {
    for word in unknown(source.parents.iter().filter_map(|raw| raw.on_update.as_ref())) {
        let name = word.value.to_string();
        let suggestion = did_you_mean(&name, ACTIONS.map(|(known, ..)| known));
        errors.at(word.span, format!("`on_update` cannot be `{name}`{suggestion}\nit is one of {}", values::actions()));
    }
}

/// The default of a foreign key is one parent, and that parent can have one child: the second deletion would fail.
/// MariaDB accepts the clause and does nothing.
fn on_delete_sets_no_default(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        if let Some(word) = raw.on_delete.as_ref().filter(|word| word.value == SET_DEFAULT) {
            let reason = "it can hold for one row only, and MariaDB drops it silently";
            errors.at(word.span, format!("`set_default` is refused: {reason}\nchoose {}", values::actions()));
        }
    }
}

/// The same as on delete.
fn on_update_sets_no_default(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        if let Some(word) = raw.on_update.as_ref().filter(|word| word.value == SET_DEFAULT) {
            let reason = "it can hold for one row only, and MariaDB drops it silently";
            let default = "leave `on_update` out for `no_action`";
            errors.at(word.span, format!("`set_default` is refused on update too: {reason}\n{default}"));
        }
    }
}

/// The database would accept the clause and refuse the deletion.
fn on_delete_sets_null_where_it_can(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        for (word, column) in not_null(source, raw, raw.on_delete.as_ref()) {
            let message = format!("`set_null` needs a foreign key that can be NULL, and `{column}` is no `Option<..>`");
            errors.at(word.span, format!("{message}: make it one, or choose `cascade`, `restrict` or `no_action`"));
        }
    }
}

/// The database would accept the clause and refuse the update.
fn on_update_sets_null_where_it_can(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        for (word, column) in not_null(source, raw, raw.on_update.as_ref()) {
            let message = format!("`on_update = set_null` would write NULL into `{column}`, which is no `Option<..>`");
            errors.at(word.span, format!("{message}: make it one, or leave `on_update` out for `no_action`"));
        }
    }
}

/// A row cannot lose its primary key.
fn on_delete_keeps_the_shared_key(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().filter(|raw| raw.shares_key(&source.input)) {
        if let Some(word) = set_null(raw.on_delete.as_ref()) {
            let message = "`set_null` cannot empty a shared key, which is the child's primary key";
            errors.at(word.span, format!("{message}: choose `cascade`, `restrict` or `no_action`"));
        }
    }
}

/// A row cannot lose its primary key.
fn on_update_keeps_the_shared_key(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().filter(|raw| raw.shares_key(&source.input)) {
        if let Some(word) = set_null(raw.on_update.as_ref()) {
            let message = "`on_update = set_null` cannot empty a shared key, which is the child's primary key";
            errors.at(word.span, format!("{message}: `on_update = cascade` keeps the two the same"));
        }
    }
}

/// The words that are neither an action nor refused for a reason of its own.
fn unknown<'a>(words: impl Iterator<Item = &'a Spanned<Ident>>) -> impl Iterator<Item = &'a Spanned<Ident>> {
    words.filter(|word| values::action(&word.value.to_string()).is_none() && word.value != SET_DEFAULT)
}

/// The word, if it is `set_null`.
fn set_null(word: Option<&Spanned<Ident>>) -> Option<&Spanned<Ident>> {
    word.filter(|word| values::action(&word.value.to_string()) == Some(Action::SetNull))
}

/// The word, if it is `set_null`, with each column that is NOT NULL. A shared key has rules of its own.
fn not_null<'a>(
    source: &Source,
    raw: &RawBelongsToOne,
    word: Option<&'a Spanned<Ident>>,
) -> Vec<(&'a Spanned<Ident>, String)> {
    let Some(word) = set_null(word).filter(|_| !raw.shares_key(&source.input)) else { return Vec::new() };
    let fields = raw.fields(&source.input).unwrap_or_default().into_iter().map(|field| &source.input.fields[field]);
    let not_null = fields.filter(|field| !field.nullable && !field.embed);
    not_null.map(|field| (word, names::text(&field.column))).collect()
}
