//! Every rule against the programs in `tests/ui`, which rustc sees as well: with the rule the mistake is found, without it
//! nothing is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{DeriveInput, Item};

use super::ui::{CASES, Mistake};
use super::{DERIVES, verdict};
use crate::check::{Rule, rules};
use crate::kind::Derive;

#[test]
fn each_case_is_one_mistake_and_its_rule_finds_it() {
    for (case, mistake) in CASES {
        let found = mistakes(case, |_| true);
        assert_eq!(found.len(), 1, "{case} should have one mistake: {found:#?}");
        match mistake {
            Mistake::Breaks(name) => {
                let left = mistakes(case, |rule| rule.name != *name);
                assert!(left.is_empty(), "{case} is found without the rule `{name}`: {left:#?}");
            }
            Mistake::Says(words) => {
                let left = mistakes(case, |_| false);
                assert_eq!(left, found, "{case} is a mistake of grammar, no rule should be needed");
                assert!(found.iter().all(|message| message.contains(words)), "{case}: {found:#?}");
            }
        }
    }
}

#[test]
fn each_rule_has_a_case() {
    let covered: BTreeSet<_> = CASES.iter().filter_map(|(_, mistake)| mistake.rule()).collect();
    let existing: BTreeSet<_> = DERIVES.into_iter().flat_map(rules).map(|rule| rule.name).collect();
    assert_eq!(covered, existing);
}

#[test]
fn each_program_is_a_case() {
    let known: BTreeSet<_> = CASES.iter().map(|(case, _)| (*case).to_owned()).collect();
    assert_eq!(known.len(), CASES.len(), "a case is listed twice");
    let topics: BTreeSet<_> = CASES.iter().map(|(case, _)| case.split('/').next().expect("a topic")).collect();
    let mut existing = BTreeSet::new();
    for topic in topics {
        for file in fs::read_dir(folder().join(topic)).expect("a folder for each topic") {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                existing.insert(format!("{topic}/{name}"));
            }
        }
    }
    assert_eq!(known, existing);
}

/// A user who searches for a message finds one cause.
#[test]
fn each_rule_has_words_of_its_own() {
    let mut rules_of = BTreeMap::<String, BTreeSet<&str>>::new();
    for (case, mistake) in CASES {
        let Some(rule) = mistake.rule() else { continue };
        for message in mistakes(case, |_| true) {
            rules_of.entry(without_identifiers(&message)).or_default().insert(rule);
        }
    }
    for (message, rules) in rules_of {
        assert_eq!(rules.len(), 1, "{rules:?} all say: {message}");
    }
}

#[test]
fn identifiers_are_taken_out() {
    assert_eq!(without_identifiers("`a` is no `b`: c"), "`` is no ``: c");
}

/// The message without what stands between backticks.
fn without_identifiers(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("``")
}

/// The mistakes that the derives in a program report, each once, as rustc prints them.
fn mistakes(case: &str, keep: impl Fn(&Rule) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (item, derives) in items(&folder().join(format!("{case}.rs"))) {
        for derive in derives {
            let rules: Vec<_> = rules(derive).into_iter().filter(&keep).collect();
            let verdict = verdict(&item, derive, &rules);
            assert!(verdict.count <= 1, "{case}: {derive:?} reports one mistake {} times", verdict.count);
            found.extend(verdict.messages.into_iter().next());
        }
    }
    found
}

/// The items of a program with our derives on them.
fn items(path: &Path) -> Vec<(DeriveInput, Vec<Derive>)> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let items = file.items.into_iter().filter_map(|item| match item {
        Item::Struct(item) => Some(DeriveInput::from(item)),
        Item::Enum(item) => Some(DeriveInput::from(item)),
        Item::Union(item) => Some(DeriveInput::from(item)),
        _ => None,
    });
    items.map(|item| (derives(&item), item)).map(|(derives, item)| (item, derives)).collect()
}

/// Our derives on an item.
fn derives(item: &DeriveInput) -> Vec<Derive> {
    let mut found = Vec::new();
    for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let nested = attribute.parse_nested_meta(|meta| {
            found.extend(DERIVES.into_iter().find(|derive| meta.path.is_ident(&format!("{derive:?}"))));
            Ok(())
        });
        nested.expect("a list of derives");
    }
    found
}

/// The programs.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui")
}
