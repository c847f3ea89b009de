//! What must not compile, and what is said then: one mistake a program, its message beside it in a `.stderr` file.
//!
//! The messages are those of the compiler that `rust-toolchain.toml` pins. `cargo xtask bless` rewrites the files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs"); // it runs them when it is dropped: here
    words();
}

/// Every error is in our own words, and few mistakes share them: those that break one rule in several ways.
fn words() {
    let mut said = BTreeMap::<String, Vec<PathBuf>>::new();
    for file in messages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")) {
        let text = fs::read_to_string(&file).expect("readable");
        let first = text.lines().find(|line| line.starts_with("error")).expect("an error");
        for line in text.lines().filter(|line| line.starts_with("error")) {
            for of_rustc in ["the trait bound", "mismatched types", "type mismatch", "no function", "no method"] {
                assert!(!line.contains(of_rustc), "{}: not our words: {line}", file.display());
            }
        }
        said.entry(without_identifiers(first)).or_default().push(file);
    }
    let twice: Vec<_> = said.values().filter(|files| files.len() > 1).collect();
    println!(
        "{} mistakes, {} messages that differ once identifiers are replaced",
        said.values().flatten().count(),
        said.len()
    );
    for files in twice {
        println!("the same words: {files:?}");
    }
    let available = said.keys().filter(|words| !words.contains("not available yet")).count();
    assert!(available >= 60, "only {available} different messages");
}

fn messages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let mut found: Vec<_> =
        files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "stderr")).collect();
    found.extend(folders.iter().flat_map(|folder| messages(folder)));
    found
}

/// The words between the identifiers.
fn without_identifiers(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("``")
}
