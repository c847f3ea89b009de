//! Who makes a primary key: `#[model(assigned)]`.

use super::{Rule, model::fields};
use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "assigned_off_primary_key", check: only_a_primary_key_is_assigned },
    Rule { name: "assigned_shared_key", check: shared_key_is_assigned_already },
];

/// Every other column is given by the application anyway.
fn only_a_primary_key_is_assigned(source: &Source, errors: &Errors) {
    let key = source.primary_key().unwrap_or_default();
    for (_, field, raw) in fields(source).filter(|(at, field, _)| !key.contains(at) && !field.embed) {
        let Some(assigned) = &raw.assigned else { continue };
        let column = names::text(&field.column);
        let message = format!("`{column}` is not the primary key, and only a primary key is ever made by the database");
        errors.at(assigned.key, format!("{message}: remove this `assigned`"));
    }
}

/// A shared key is copied from the parent; there is nothing to choose.
fn shared_key_is_assigned_already(source: &Source, errors: &Errors) {
    if !source.shares_key() {
        return;
    }
    let key = source.primary_key().unwrap_or_default();
    for (_, field, raw) in fields(source).filter(|(at, ..)| key.contains(at)) {
        let Some(assigned) = &raw.assigned else { continue };
        let column = names::text(&field.column);
        let message = format!("`{column}` is a shared key, which is always the parent's");
        errors.at(assigned.key, format!("{message}: remove this `assigned`"));
    }
}
