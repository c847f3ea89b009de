//! What no database has a part in.

use crate::{
    command::{each, json, run},
    models::models,
};
use diesel_one_to_one_schema::cli::{Exit, run_with};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::Path,
};

#[test]
fn what_is_asked_wrongly() {
    let wrong: [(&[&str], &str); 8] = [
        (&[], "Usage: one_to_one"),
        (&["chekc"], "'check'"),
        (&["check", "--format", "xml"], "[possible values: human, json]"),
        (&["audit", "--keep", "both"], "oldest, newest"),
        (&["audit", "--list", "many"], "'many'"),
        (&["explain"], "<NAME>"),
        (&["explain", "O2O999"], "`O2O999`"),
        (&["check", "mysql://ada:s3cret@host/db"], "'mysql://ada:***@host/db'"),
    ];
    for (arguments, says) in wrong {
        let ran = run(models(), arguments);
        assert_eq!((ran.exit, &*ran.out), (Exit::Usage, ""), "{ran:?}");
        assert!(ran.err.contains(says) && !ran.err.contains("s3cret"), "{}", ran.err);
    }
}

#[test]
fn what_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db").display().to_string();
    let uris = ["", "?mode=rwc", "?cache=private"].map(|it| format!("file:{file}{it}"));
    let addresses = ["host=db password=s3cret", "postgres:ada:s3cret@db", "mariadb://ada:s3cret@db/app"];
    for url in uris.iter().map(String::as_str).chain(addresses) {
        let ran = run(models(), &["check", "--database-url", url]);
        assert_eq!((ran.exit, &*ran.out), (Exit::NoConnection, ""), "{ran:?}");
        assert!(ran.err.starts_with("error: no connection: ") && !ran.err.contains("s3cret"), "{}", ran.err);
        assert_eq!(ran.err.contains("`postgres://`"), addresses.contains(&url), "{}", ran.err);
        assert!(!Path::new(&file).exists(), "{url}");
    }
    fs::write(&file, "").unwrap();
    for uri in [&uris[0], &uris[2]] {
        assert_eq!(run(models(), &["check", "--database-url", uri]).exit, Exit::Findings);
    }
}

#[test]
fn without_models_it_is_said_how_to_come_by_them() {
    for verb in [&["check"][..], &["audit"], &["explain", "User.profile"]] {
        let ran = run(&[], verb);
        assert_eq!(ran.exit, Exit::Usage);
        assert!(ran.err.contains("`one_to_one init`") && ran.err.contains("cargo run --bin one_to_one"), "{}", ran.err);
    }
}

#[test]
fn help_and_version_and_completions_go_to_stdout() {
    let help = run(&[], &["--help"]);
    assert_eq!((help.exit, &*help.err), (Exit::Clean, ""));
    assert!(help.out.contains("Exit codes: 0 clean, 1 findings"), "{}", help.out);
    assert_eq!(run(&[], &["--version"]).out, format!("one_to_one {}\n", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = run(&[], &["completions", shell]);
        assert_eq!((completions.exit, &*completions.err), (Exit::Clean, ""));
        assert!(completions.out.contains("one_to_one") && completions.out.contains("database-url"), "{shell}");
    }
}

#[test]
fn colour_is_there_if_it_is_asked_for() {
    let wrong = ["explain", "O2O999"];
    assert!(!run(&[], &wrong).err.contains('\u{1b}'));
    assert!(run(&[], &[&wrong[..], &["--color", "always"]].concat()).err.contains("\u{1b}[1m\u{1b}[31merror"));
}

#[test]
fn a_code_is_explained() {
    let ran = run(&[], &["explain", "o2o307"]);
    assert_eq!((ran.exit, &*ran.err), (Exit::Clean, ""));
    assert!(ran.out.starts_with("# O2O307: "), "{}", ran.out);
    let (exit, answer) = json(&[], &["explain", "O2O307"]);
    assert_eq!((exit, answer["text"].as_str()), (Exit::Clean, Some(&*ran.out)));
}

/// An output that takes nothing.
struct Closed(ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn whoever_has_read_enough_may_go() {
    let explain = |kind| {
        let mut err = Vec::new();
        let exit = run_with(&[], ["one_to_one", "explain", "O2O307"], &mut Closed(kind), &mut err);
        (exit, String::from_utf8(err).unwrap())
    };
    assert_eq!(explain(ErrorKind::BrokenPipe), (Exit::Clean, String::new()));
    let (exit, err) = explain(ErrorKind::StorageFull);
    assert_eq!(exit, Exit::NoConnection);
    assert!(err.starts_with("error: the answer cannot be written: "), "{err}");
    // and where nobody reads what is wrong, it is wrong all the same
    let exit = run_with(&[], ["one_to_one", "explain", "O2O999"], &mut Vec::new(), &mut Closed(ErrorKind::BrokenPipe));
    assert_eq!(exit, Exit::Usage);
}

#[test]
fn whose_sql_is_asked() {
    let ran = run(models(), &["explain", "User.profile", "--database-url", ""]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("`--dialect`"), "{}", ran.err);
    let ran = run(models(), &["explain", "User.profil", "--dialect", "sqlite"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("did you mean `User.profile`?"), "{}", ran.err);
}

#[test]
fn a_program_is_begun() {
    let project = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(project.path().join(name), text).unwrap();
    fs::create_dir(project.path().join("src")).unwrap();
    write(
        "Cargo.toml",
        "[package]\nname = \"app\"\n[dependencies]\ndiesel = { version = \"2.3\", features = [\"sqlite\"] }",
    );
    let init = ["init", project.path().to_str().unwrap()];
    let nothing = run(&[], &init);
    assert_eq!((nothing.exit, &*nothing.out), (Exit::Usage, ""));
    assert!(nothing.err.contains("src/lib.rs"), "{}", nothing.err);

    write("src/lib.rs", "#[derive(Model)] pub struct User { pub id: i32 }");
    let ran = run(&[], &init);
    assert_eq!(ran.exit, Exit::Clean, "{ran:?}");
    assert!(ran.out.contains("src/bin/one_to_one.rs\n") && ran.out.contains("\"cli\""), "{}", ran.out);
    assert!(ran.err.starts_with("1 model listed\n"), "{}", ran.err);
    let program = fs::read_to_string(project.path().join("src/bin/one_to_one.rs")).unwrap();
    assert!(program.contains("cli::run(models![app::User])"), "{program}");
    assert_eq!(run(&[], &init).exit, Exit::Usage);
}

#[test]
fn models_that_contradict_themselves_are_found_without_a_database() {
    let twice = [models(), models()].concat();
    let (exit, answer) = json(&twice, &["check", "--database-url", "postgres://nobody/none"]);
    assert_eq!((exit, each(&answer, "code")), (Exit::Findings, vec!["O2O101", "O2O101"]));
}
