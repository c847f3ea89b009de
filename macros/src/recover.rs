//! What can still be written after an error: the associations that are sound by themselves. While an attribute is being
//! typed, the functions of the others stay, and its own as soon as it names a type.

use proc_macro2::Ident;

use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::attr::has_one::RawHasOne;
use crate::check::{self, Rule};
use crate::errors::Errors;
use crate::kind::Derive;
use crate::source::Source;
use crate::spanned::Spanned;

/// Each association costs a run of all rules.
const MOST: usize = 16;

/// What is not sound.
#[derive(Default)]
pub(crate) struct LeftOut {
    parents: Vec<RawBelongsToOne>,
    views: Vec<RawBelongsToOne>,
    children: Vec<RawHasOne>,
}

impl LeftOut {
    /// The struct with these associations alone.
    pub(crate) fn put_in(self, source: &mut Source) {
        source.parents = self.parents;
        source.views = self.views;
        source.children = self.children;
    }
}

/// Leaves the sound ones of this derive's associations in `source`, and returns the others. Those of another derive stay.
pub(crate) fn keep_sound(source: &mut Source, derive: Derive, is_sound: impl Fn(&Source) -> bool) -> LeftOut {
    let mut left_out = LeftOut::default();
    let all = source.parents.len() + source.views.len() + source.children.len();
    let is_sound = |source: &Source| all <= MOST && is_sound(source);
    source.input.recovered = true;
    match derive {
        Derive::Model => {}
        Derive::HasOne => {
            for raw in std::mem::take(&mut source.children) {
                source.children.push(raw);
                if !is_sound(source) {
                    left_out.children.extend(source.children.pop());
                }
            }
        }
        Derive::BelongsToOne => {
            let [parents, views] = [&mut source.parents, &mut source.views].map(std::mem::take);
            for raw in views {
                source.views.push(raw);
                if !is_sound(source) {
                    left_out.views.extend(source.views.pop());
                }
            }
            for raw in parents {
                source.parents.push(with_an_action(raw));
                if !is_sound(source) {
                    left_out.parents.extend(source.parents.pop());
                }
            }
        }
    }
    left_out
}

/// Whether no rule has anything to say.
pub(crate) fn is_quiet(source: &Source, rules: &[Rule]) -> bool {
    let errors = Errors::new();
    check::check(source, rules, &errors);
    errors.finish().is_ok()
}

/// With an action that always holds: nothing runs, and the action may be what is being typed.
fn with_an_action(raw: RawBelongsToOne) -> RawBelongsToOne {
    let place = raw.place();
    let on_delete = Some(Spanned { value: Ident::new("no_action", place), key: place, span: place });
    RawBelongsToOne { on_delete, on_update: None, ..raw }
}
