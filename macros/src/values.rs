//! Every word that the attribute grammar takes for a value, once.

use crate::model::Action;

/// The values of `on_delete` and `on_update`, with what each does on a delete.
pub(crate) const ACTIONS: [(&str, Action, &str); 4] = [
    ("cascade", Action::Cascade, "deletes the child too"),
    ("restrict", Action::Restrict, "refuses while there is a child"),
    ("set_null", Action::SetNull, "keeps the child without a parent"),
    ("no_action", Action::NoAction, "leaves it to the engine, which refuses at the end of the statement"),
];

/// The value of SQL that is refused.
pub(crate) const SET_DEFAULT: &str = "set_default";

/// The value of `mirror`.
pub(crate) const NONE: &str = "none";

/// The action called `name`.
pub(crate) fn action(name: &str) -> Option<Action> {
    ACTIONS.iter().find(|(known, ..)| *known == name).map(|(_, action, _)| *action)
}

/// The key that `word` is a value of.
pub(crate) fn key_of(word: &str) -> Option<&'static str> {
    match word {
        NONE => Some("mirror"),
        SET_DEFAULT => Some("on_delete"),
        word => action(word).map(|_| "on_delete"),
    }
}

/// The four actions as a list for a message.
pub(crate) fn actions() -> String {
    let [first @ .., last] = ACTIONS.map(|(name, ..)| format!("`{name}`"));
    format!("{} or {last}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_listed() {
        assert_eq!(actions(), "`cascade`, `restrict`, `set_null` or `no_action`");
        assert!(action("set_null") == Some(Action::SetNull) && action(SET_DEFAULT).is_none());
    }
}
