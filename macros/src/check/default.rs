//! What a column holds when an INSERT does not say: `#[model(default ..)]`.

use super::{Rule, model::fields};
use crate::attr::default::RawDefault;
use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "default_unique", check: default_can_hold_twice },
    Rule { name: "default_assigned", check: one_of_them_makes_the_key },
    Rule { name: "default_sql_empty", check: sql_says_something },
];

/// The second row that leaves the column out would be refused. What the database computes may differ each time.
fn default_can_hold_twice(source: &Source, errors: &Errors) {
    for (at, field, raw) in fields(source).filter(|(_, field, _)| !field.embed) {
        let Some(default) = raw.default.as_ref().filter(|it| !matches!(it.value, RawDefault::Sql(_))) else { continue };
        if source.is_unique(at) {
            let column = names::text(&field.column);
            let message = format!("`{column}` is unique, so that only one row could hold this default");
            errors
                .at(default.key, format!("{message}: remove it, or let the database compute one, `default(sql = ..)`"));
        }
    }
}

/// `assigned` says that every INSERT names the key.
fn one_of_them_makes_the_key(source: &Source, errors: &Errors) {
    for (_, field, raw) in fields(source).filter(|(_, field, _)| !field.embed) {
        if let (Some(default), Some(assigned)) = (&raw.default, &raw.assigned) {
            let column = names::text(&field.column);
            let message = format!("`{column}` has a default, and is said to be made by the application: keep one");
            errors.pair(default.key, message, assigned.key, "it says so here");
        }
    }
}

/// An empty expression would be `DEFAULT ()`.
fn sql_says_something(source: &Source, errors: &Errors) {
    for (_, _, raw) in fields(source) {
        if let Some(RawDefault::Sql(sql)) = raw.default.as_ref().map(|default| &default.value) {
            if sql.value().trim().is_empty() {
                errors
                    .at(sql.span(), "this default is empty: write what the database computes, `\"CURRENT_TIMESTAMP\"`");
            }
        }
    }
}
