//! An attribute that is being typed: what stays of the struct's functions, for the editor that completes them.

use proc_macro2::TokenStream;

use super::tokens;
use crate::derive;

/// The functions that a derive writes, beside the error that it reports.
fn functions(written: &TokenStream) -> Vec<String> {
    let text = written.to_string();
    assert!(text.contains("compile_error"), "{text}");
    let words: Vec<_> = text.split_whitespace().collect();
    let names = words.windows(2).filter(|pair| pair[0] == "fn").map(|pair| pair[1].to_owned());
    names.collect()
}

fn has(functions: &[String], expected: &[&str]) -> bool {
    expected.iter().all(|name| functions.iter().any(|function| function == name))
}

/// What one types after `#[belongs_to_one(User, on_delete = cascade, `.
const HALF_TYPED: &[&str] =
    &["o", "on_", "on_update =", "foreign_key =", "name = ", "name = owner::", "no", ",", "mirror =", "inverse = 1"];

#[test]
fn the_association_that_is_typed_stays() {
    for half in HALF_TYPED {
        let code =
            format!("#[belongs_to_one(User, on_delete = cascade, {half})] struct Profile {{ id: i32, user_id: i32 }}");
        let functions = functions(&derive::belongs_to_one(tokens(&code)));
        assert!(has(&functions, &["user", "with_user", "user_join", "user_of"]), "{half}: {functions:?}");
    }
}

#[test]
fn its_action_is_no_reason_to_take_the_functions_away() {
    for half in ["", "on", "on_delete", "on_delete =", "on_delete = ca", "on_delete = cascade, on_update = "] {
        let code = format!("#[belongs_to_one(User, {half})] struct Profile {{ id: i32, user_id: i32 }}");
        assert!(has(&functions(&derive::belongs_to_one(tokens(&code))), &["user", "with_user"]), "{half}");
    }
}

#[test]
fn the_others_stay_when_one_has_no_type_yet() {
    for half in ["", "Te::", "foreign_key = ", "Team, foreign_key = te", "Team<", "3"] {
        let code = format!(
            "#[belongs_to_one({half})] #[belongs_to_one(User, on_delete = cascade)]
            struct Profile {{ id: i32, user_id: i32, team_id: Vec<u8> }}"
        );
        let written = functions(&derive::belongs_to_one(tokens(&code)));
        assert!(has(&written, &["user", "with_user", "user_join", "user_of"]), "{half}: {written:?}");
        let code = format!("#[has_one({half})] #[has_one(Profile)] struct User {{ id: i32 }}");
        if !half.starts_with("Team, ") {
            let written = functions(&derive::has_one(tokens(&code)));
            assert!(has(&written, &["profile", "with_profile", "has_profile", "profile_of"]), "{half}: {written:?}");
        }
    }
}

#[test]
fn nothing_stays_of_what_is_no_struct_or_names_no_column() {
    for code in [
        "#[belongs_to_one(User, on_delete = cascade)] enum Profile { A }",
        "#[belongs_to_one(User, on_delete = cascade, foreign_key = us)] struct Profile { id: i32, user_id: i32 }",
        "#[belongs_to_one(User, on_delete = cascade, name = fn)] struct Profile { id: i32, user_id: i32 }",
    ] {
        assert!(!has(&functions(&derive::belongs_to_one(tokens(code))), &["user_of"]), "{code}");
    }
}
