//! What a snapshot leaves out because it is so wherever nothing else is said, so that a diff shows what is particular.
#![allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]

use super::{Action, Deferral, Origin};

pub(super) const fn is_false(it: &bool) -> bool {
    !*it
}

pub(super) const fn valid() -> bool {
    true
}

pub(super) const fn is_valid(it: &bool) -> bool {
    *it
}

pub(super) const fn written() -> Origin {
    Origin::Written
}

pub(super) const fn is_written(it: &Origin) -> bool {
    matches!(it, Origin::Written)
}

pub(super) const fn no_action() -> Action {
    Action::NoAction
}

pub(super) const fn is_no_action(it: &Action) -> bool {
    matches!(it, Action::NoAction)
}

pub(super) const fn never() -> Deferral {
    Deferral::Never
}

pub(super) const fn is_never(it: &Deferral) -> bool {
    matches!(it, Deferral::Never)
}
