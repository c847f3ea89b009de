//! Every key of the grammar, in its own spelling.

use super::{item, verdict};
use crate::keys::{BELONGS_TO_ONE, DEFAULTS, Grammar, HAS_ONE, MODEL, MODEL_FIELD, REFERENCE, SQL_TYPES};
use crate::kind::Derive;

/// Writes each key of `grammar` into `code`, in the place of `$`.
fn each_key(grammar: &Grammar, derive: Derive, code: &str) {
    for key in grammar.keys {
        let verdict = verdict(&item(&code.replace('$', key.spelling)), derive, &[]);
        if key.available {
            assert_eq!(verdict.count, 0, "`{}` is spelled as its help says: {:?}", key.spelling, verdict.messages);
        } else {
            let expected = format!("`{}` is not available yet in this version of diesel-one-to-one", key.name);
            assert_eq!(verdict.messages, [expected]);
        }
    }
}

#[test]
fn keys_of_a_child() {
    each_key(&BELONGS_TO_ONE, Derive::BelongsToOne, "#[belongs_to_one(User, $)] struct A { id: i32 }");
    each_key(&BELONGS_TO_ONE, Derive::BelongsToOne, "#[belongs_to_one($)] struct A { id: i32 }");
}

#[test]
fn keys_of_a_parent() {
    each_key(&HAS_ONE, Derive::HasOne, "#[has_one(Profile, $)] struct A { id: i32 }");
    each_key(&HAS_ONE, Derive::HasOne, "struct A { #[has_one($)] id: i32 }");
}

#[test]
fn keys_of_a_model() {
    each_key(&MODEL, Derive::Model, "#[model($)] struct A { id: i32 }");
    each_key(&MODEL_FIELD, Derive::Model, "struct A { #[model($)] id: i32 }");
    each_key(&SQL_TYPES, Derive::Model, "struct A { #[model(sql_type($))] id: i32 }");
    each_key(&DEFAULTS, Derive::Model, "struct A { #[model(default($))] id: i32 }");
    each_key(&REFERENCE, Derive::Model, "#[model(references(Team, $))] struct A { id: i32 }");
}

#[test]
fn a_trailing_comma_is_nothing() {
    each_key(&MODEL_FIELD, Derive::Model, "struct A { #[model($,)] id: i32 }");
}

#[test]
fn no_key_twice() {
    for grammar in [BELONGS_TO_ONE, HAS_ONE, MODEL, MODEL_FIELD, SQL_TYPES, DEFAULTS, REFERENCE] {
        for (at, key) in grammar.keys.iter().enumerate() {
            assert!(grammar.keys[..at].iter().all(|other| other.name != key.name), "{}", key.name);
            assert!(key.spelling.starts_with(key.name), "{}", key.spelling);
        }
    }
}

#[test]
fn an_unknown_key_names_the_right_one() {
    let message = BELONGS_TO_ONE.unknown("forein_key");
    assert!(message.starts_with("unknown key `forein_key`: did you mean `foreign_key`?\n"), "{message}");
    let message = SQL_TYPES.unknown("oracle");
    assert_eq!(message, "unknown key `oracle`\nthe keys of `sql_type(..)` are `sqlite`, `postgres`, `mariadb`");
}

#[test]
fn a_key_of_another_place_is_sent_there() {
    assert!(HAS_ONE.unknown("on_delete").starts_with("`on_delete` is said by the child"));
    assert_eq!(MODEL.unknown("assigned"), "`assigned` is said of a column: write it on a field");
    assert_eq!(MODEL_FIELD.unknown("declare_table"), "`declare_table` is said of a table: write it on the struct");
}
