//! Raw -> checked: the rules, one function each, and what is built once all of them are kept.
//!
//! A rule looks at the whole struct, reports at the smallest guilty token, and says both what is wrong and the spelling
//! that fixes it. It keeps silent where another rule or the grammar already speaks: one mistake gives one message.

pub(crate) mod build;

mod actions;
mod assigned;
mod belongs_to_one;
mod clashes;
mod computed;
mod declare;
mod default;
mod foreign_key;
mod has_one;
mod model;
mod names;
mod reference;
mod row;
mod row_of;
mod shape;
mod table;

use crate::errors::Errors;
use crate::kind::Derive;
use crate::source::{Shape, Source};

/// One rule.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// What a test calls it.
    pub(crate) name: &'static str,
    /// Reports where the struct breaks it.
    pub(crate) check: fn(&Source, &Errors),
}

/// All rules of one derive.
pub(crate) fn rules(derive: Derive) -> Vec<Rule> {
    let of_derive: &[&[Rule]] = match derive {
        Derive::Model => &[
            model::RULES,
            assigned::RULES,
            row_of::MODEL_RULES,
            table::RULES,
            default::RULES,
            reference::RULES,
            declare::RULES,
            computed::RULES,
        ],
        Derive::BelongsToOne => {
            &[belongs_to_one::RULES, actions::RULES, foreign_key::RULES, clashes::RULES, row_of::CHILD_RULES]
        }
        Derive::HasOne => &[has_one::RULES, row_of::PARENT_RULES],
    };
    [shape::RULES, row::RULES].iter().chain(of_derive).flat_map(|rules| rules.iter().copied()).collect()
}

/// Runs the rules. What is no struct with fields is told so and nothing else.
pub(crate) fn check(source: &Source, rules: &[Rule], errors: &Errors) {
    let has_fields = source.shape == Shape::Named && !source.input.fields.is_empty();
    let of_shape = |rule: &&Rule| has_fields || shape::RULES.iter().any(|shape| shape.name == rule.name);
    for rule in rules.iter().filter(of_shape) {
        (rule.check)(source, errors);
    }
}
