//! Whatever the tokens are, the answer is tokens: no panic and no overflow of a default stack.

use std::thread;

use super::tokens;
use crate::derive;

/// Runs the three derives on a thread with the default stack, and says what they wrote.
fn survive(code: String) -> String {
    let run = move || {
        let all = [derive::model, derive::belongs_to_one, derive::has_one];
        all.map(|derive| derive(tokens(&code)).to_string()).join("\n")
    };
    thread::spawn(run).join().expect("no panic")
}

#[test]
fn nesting() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")] {
        let deep = format!("{}{}", open.repeat(10_000), close.repeat(10_000));
        for code in [
            format!("#[belongs_to_one(User, on_delete = {deep})] struct A {{ id: i32 }}"),
            format!("#[has_one({deep})] struct A {{ id: i32 }}"),
            format!("#[has_one(User{deep})] struct A {{ id: i32 }}"),
            format!("#[has_one = {deep}] struct A {{ id: i32 }}"),
            format!("#[diesel({deep})] struct A {{ id: {deep} }}"),
        ] {
            assert!(survive(code).contains("nest deeper"));
        }
    }
}

#[test]
fn nesting_that_is_just_allowed() {
    for depth in [17, 55] {
        let deep = format!("{}User{}", "Box<".repeat(depth), ">".repeat(depth));
        let code = format!("#[has_one({deep})] struct A {{ id: i32 }}");
        assert!(survive(code).contains("nest too deeply"));
        let deep = format!("{}{}", "(".repeat(depth), ")".repeat(depth));
        let code = format!("#[belongs_to_one(User, on_delete = {deep}, model{deep})] struct A {{ id: {deep} }}");
        assert!(survive(code).contains("a tuple holds identifiers"));
    }
}

#[test]
fn length() {
    let long = "a".repeat(1 << 20);
    for code in [
        format!("#[belongs_to_one(User, on_delete = \"{long}\")] struct A {{ id: i32, user_id: i32 }}"),
        format!("#[belongs_to_one(User, {long} = cascade)] struct A {{ id: i32, user_id: i32 }}"),
        format!("#[belongs_to_one(User, on_delete = {long})] struct A {{ id: i32, user_id: i32 }}"),
        format!("#[has_one({long}, \"{long}\", {long})] struct {long} {{ {long}: {long} }}"),
        format!("#[model({long})] struct A {{ id: i32 }}"),
    ] {
        assert!(survive(code).contains("compile_error"));
    }
}

#[test]
fn number() {
    let children = "#[has_one(Child)]".repeat(10_000);
    assert!(survive(format!("{children} struct A {{ id: i32 }}")).contains("already has a child"));
    let parents = "#[belongs_to_one(User, on_delete = cascade)]".repeat(10_000);
    assert!(survive(format!("{parents} struct A {{ id: i32, user_id: i32 }}")).contains("another association already"));
    let notes = "#[model(note = \"x\")]".repeat(10_000);
    assert!(survive(format!("{notes} struct A {{ id: i32 }}")).contains("is given twice"));
    let keys = "note = \"x\", , = , (), ".repeat(10_000);
    assert!(survive(format!("#[belongs_to_one({keys})] struct A {{ id: i32 }}")).contains("expected a key"));
    let fields = (0..10_000).map(|at| format!("f{at}: i32")).collect::<Vec<_>>().join(", ");
    assert!(survive(format!("#[belongs_to_one(User)] struct A {{ {fields} }}")).contains("primary key"));
}

/// Short pieces that mean something to the grammar, in every order: a deterministic walk through odd input.
#[test]
fn nonsense() {
    const PIECES: &[&str] = &[
        "User",
        "::",
        "<",
        ">",
        "->",
        "'a",
        ",",
        "=",
        "==",
        "(",
        ")",
        "(a, b)",
        "()",
        "{}",
        "[]",
        "on_delete",
        "name",
        "cascade",
        "foreign_key",
        "user_id",
        "_",
        "self",
        "Self",
        "crate",
        "r#type",
        "fn",
        "\"\"",
        "\"x\"",
        "1",
        "-",
        "&",
        "#",
        "!",
        "sql_type",
        "unique",
        "note",
        "mirror",
        "none",
        "inverse",
        "größe",
        "polymorphic",
        "required",
        "references",
        "default",
        "sql",
        "index",
        "declare_table",
        "schema",
        "'c'",
        "b\"x\"",
        "c\"x\"",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut pick = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).expect("small")).expect("small")
    };
    let mut run = 0;
    while run < 4_000 {
        let mut text = || (0..pick(9)).map(|_| PIECES[pick(PIECES.len())]).collect::<Vec<_>>().join(" ");
        let (one, two, three) = (text(), text(), text());
        let code = format!(
            "#[belongs_to_one({one})] #[has_one({two})] #[model({three})] #[diesel({two})]
            struct A {{ id: i32, #[model({one})] #[diesel({three})] user_id: Option<i32> }}"
        );
        if code.parse::<proc_macro2::TokenStream>().is_ok() {
            for derive in [derive::model, derive::belongs_to_one, derive::has_one] {
                derive(tokens(&code));
            }
            run += 1;
        }
    }
}

/// A list of bounds may end in a `+`, behind which generated code cannot go on.
#[test]
fn a_type_of_bounds() {
    for ty in ["Option<> +", "dyn Read +", "Read + Send", "impl Read +", "Option<Read +>"] {
        let code = format!(
            "#[belongs_to_one(Mentor, on_delete = cascade)] #[has_one(Pupil)]
             struct Employee {{ id: {ty}, mentor_id: {ty} }}"
        );
        let written = survive(code);
        assert!(syn::parse_str::<syn::File>(&written).is_ok(), "{ty}: {written}");
    }
}
