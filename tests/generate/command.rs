//! The verb.

use crate::{models::Models, project::Project};
use diesel_one_to_one::{definition::Entry, dialect::Dialect};
use diesel_one_to_one_schema::cli::{Exit, run_with};
use serde_json::{Value, json};
use std::fs;

pub(crate) fn run(models: &[Entry], arguments: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(models, [&["/bin/one_to_one"], arguments].concat(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (exit, text(out), text(err))
}

pub(crate) fn answers_and_exit_codes(dialect: Dialect) {
    let project = Project::new(dialect);
    let (folder, dialect) = (project.path().display().to_string(), dialect.to_string());
    let first = Models::first().list();
    let generate = |models: &[Entry], arguments: &[&str]| {
        run(models, &[&["generate", "--migration-dir", &folder], arguments].concat())
    };
    let check = ["--check", "--dialect", &dialect];

    let (exit, out, err) = generate(&[], &["first"]);
    assert!(exit == Exit::Usage && out.is_empty() && err.contains("one_to_one init"), "{err}");
    assert_eq!(generate(first, &[]).0, Exit::Usage);
    assert_eq!(generate(first, &["first", "--dialect", "oracle"]).0, Exit::Usage);
    let (exit, out, err) = generate(first, &check);
    assert!(exit == Exit::Findings && out.contains("error[O2O623]"), "{out}");
    assert!(err.contains("`one_to_one generate NAME`"), "{err}");
    assert!(!project.path().exists());

    let (exit, out, err) = generate(first, &["first", "--dialect", &dialect]);
    assert_eq!(exit, Exit::Clean, "{err}");
    assert!(out.starts_with("created ") && out.contains("    `users` comes to be\n"), "{out}");
    let created = out.lines().next().unwrap().trim_start_matches("created ");
    assert!(fs::read_to_string(format!("{created}/up.sql")).unwrap().contains("CREATE TABLE"));
    assert_eq!(
        generate(first, &["--check"]),
        (Exit::Clean, String::new(), "nothing to do: the migrations lead to the models\n".to_owned())
    );
    assert_eq!(generate(first, &["second"]).0, Exit::Clean);

    let less = Models::first().without_column("profiles", "bio").list();
    let (exit, out, err) = generate(less, &["less"]);
    assert!(exit == Exit::Usage && out.is_empty() && err.contains("[O2O617]"), "{err}");
    let (exit, out, _) = generate(less, &["less", "--allow-destructive", "--format", "json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((exit, &answer["version"], &answer["findings"]), (Exit::Clean, &json!(1), &json!([])));
    assert_eq!(answer["losses"], json!(["what is in `profiles.bio`"]));
    assert_eq!(answer["folders"].as_array().unwrap().len(), 1);
    assert_eq!(answer["joined"], json!([]));
}
