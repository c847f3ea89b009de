//! The program of three lines, as a process.

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use diesel_one_to_one_schema::{ddl, dialect::Dialect};
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// A folder with a database of the patterns, in which something is done by hand; `.env` says where it is.
fn project(by_hand: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("patterns.db");
    let conn = &mut SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    conn.batch_execute(&ddl::create(patterns::MODELS, Dialect::Sqlite).unwrap().to_string()).unwrap();
    conn.batch_execute(by_hand).unwrap();
    fs::write(folder.path().join(".env"), "DATABASE_URL=patterns.db\n").unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_one_to_one"));
    command.args(arguments).current_dir(folder);
    for variable in ["DATABASE_URL", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_answer_goes_to_stdout_and_the_talk_to_stderr() {
    let clean = project("");
    let Output { status, stdout, stderr } = command(clean.path(), &["check", "--hints"]).output().unwrap();
    assert_eq!((status.code(), text(&stdout)), (Some(0), ""), "{}", text(&stderr));
    assert_eq!(text(&stderr), "no findings: 10 tables as the models say\n0 hints\n");

    let broken = project("DROP INDEX lockers_employee_id_key");
    let output = command(broken.path(), &["check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).starts_with("error[O2O307]: `lockers` is not UNIQUE over `employee_id`"));
    assert_eq!(text(&output.stderr), "1 finding\n`one_to_one explain CODE` tells what a code means\n");

    let output = command(broken.path(), &["check", "--format", "json"]).output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["findings"][0]["association"], output.status.code()), (&"Employee.locker".into(), Some(1)));
}

#[test]
fn the_environment_goes_before_the_file_and_the_argument_before_both() {
    let clean = project("");
    let elsewhere = |command: &mut Command| command.env("DATABASE_URL", "none.db").output().unwrap().status.code();
    assert_eq!(elsewhere(&mut command(clean.path(), &["check"])), Some(3));
    assert_eq!(elsewhere(&mut command(clean.path(), &["check", "--database-url", "patterns.db"])), Some(0));
    // the URL of the environment is not in the help
    let help = command(clean.path(), &["--help"]).env("DATABASE_URL", "mysql://ada:s3cret@host/db").output().unwrap();
    assert!(text(&help.stdout).contains("DATABASE_URL") && !text(&help.stdout).contains("s3cret"));

    let line = "DATABASE_URL=postgres://ada:s3 cret@host/db\n";
    fs::write(clean.path().join(".env"), line).unwrap();
    let output = command(clean.path(), &["check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error: `.env` has a line") && !text(&output.stderr).contains("s3"));
}

#[test]
fn colour_is_for_terminals_and_for_who_asks_for_it() {
    let broken = project("DROP INDEX lockers_employee_id_key");
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output = command(broken.path(), arguments).envs(variables.iter().copied()).output().unwrap();
        text(&output.stdout).contains('\u{1b}')
    };
    // what a terminal would be
    let terminal = ("CLICOLOR_FORCE", "1");
    assert!(!colored(&["check"], &[]));
    assert!(colored(&["check"], &[terminal]));
    assert!(!colored(&["check"], &[terminal, ("NO_COLOR", "1")]));
    assert!(!colored(&["check", "--color", "never"], &[terminal]));
    assert!(colored(&["check", "--color", "always"], &[("NO_COLOR", "1")]));
}

/// As `| head` does: it reads a line, and goes.
#[test]
fn a_reader_that_goes_is_no_failure() {
    let broken = project("DROP INDEX lockers_employee_id_key");
    for (arguments, code) in [(&["completions", "bash"][..], 0), (&["check"], 1), (&["--help"], 0)] {
        let mut child =
            command(broken.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(status.code(), Some(code), "{arguments:?}: {}", text(&stderr));
        assert!(!text(&stderr).contains("panicked"), "{}", text(&stderr));
    }
}

#[test]
fn an_association_is_explained() {
    let clean = project("");
    let output = command(clean.path(), &["explain", "Person.passport"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("`passports`.`person_id` = `people`.`id`"), "{}", text(&output.stdout));
    let output = command(clean.path(), &["explain", "Person.pasport", "--dialect", "mariadb"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `Person.passport`?"), "{}", text(&output.stderr));
}
