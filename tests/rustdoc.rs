//! What `cargo doc` shows of a user's crate: the functions that the derives add to the quickstart's two models.

use std::path::Path;
use std::process::Command;

#[test]
fn functions_of_the_quickstart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    // the folder that this test was built in, where the dependencies are built already
    let program = std::env::current_exe().expect("a program");
    let target = program.ancestors().nth(3).expect("target/debug/deps/rustdoc");
    let mut doc = Command::new(env!("CARGO"));
    doc.args(["doc", "--quiet", "--package", "quickstart", "--no-deps", "--document-private-items", "--target-dir"]);
    let built = doc.arg(target).current_dir(root).status().expect("cargo runs");
    assert!(built.success());
    for model in ["Country", "Capital"] {
        let page = target.join(format!("doc/quickstart/models/struct.{model}.html"));
        let page = std::fs::read_to_string(page).expect("a page");
        insta::assert_snapshot!(model, functions(&page));
    }
}

/// The text of the inherent functions, without the markup.
fn functions(page: &str) -> String {
    let begin = page.find("id=\"implementations\"").expect("there are functions");
    let end = page[begin..].find("id=\"trait-implementations\"").expect("there are traits") + begin;
    let text = without_tags(&page[begin..end]);
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter));
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with("Source"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Each block on lines of its own.
fn without_tags(html: &str) -> String {
    const BLOCKS: [&str; 7] = ["section", "div", "h2", "h3", "h4", "p", "pre"];
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        // the first part is the rest of a tag
        let (tag, rest) = part.split_once('>').unwrap_or_default();
        let tag = if at == 0 { "" } else { tag };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if BLOCKS.contains(&name) {
            text.push('\n');
        }
        text += rest;
    }
    text
}
