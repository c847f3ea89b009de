//! A command, run.

use diesel_one_to_one::definition::Entry;
use diesel_one_to_one_schema::cli::{Exit, run_with};
use serde_json::Value;

/// What came of it.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// `one_to_one`, over these models, with these arguments.
pub(crate) fn run(models: &[Entry], arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(models, [&["/bin/one_to_one"], arguments].concat(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { exit, out: text(out), err: text(err) }
}

/// The same, with the answer as an object.
pub(crate) fn json(models: &[Entry], arguments: &[&str]) -> (Exit, Value) {
    let ran = run(models, &[arguments, &["--format", "json"]].concat());
    let answer: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{ran:?}"));
    assert_eq!(answer["version"], 1);
    assert!(answer["findings"].is_array(), "{answer:#}");
    (ran.exit, answer)
}

/// A field of each of the findings.
pub(crate) fn each<'a>(answer: &'a Value, field: &str) -> Vec<&'a str> {
    let findings = answer["findings"].as_array().unwrap();
    findings.iter().map(|it| it[field].as_str().unwrap_or_default()).collect()
}
