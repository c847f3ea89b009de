//! A runner that is killed before each of its statements, and one that goes on from there.

use crate::{
    Runs,
    files::{assert_migrated, assert_seeded, names, schema, seed, three, undisturbed, without_wal},
};
use diesel_one_to_one_schema::run;
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// Another process that runs the migrations of a folder: `child.rs`. It stops before that statement; zero: before none.
pub(crate) fn child<E: Runs>(url: &str, folder: &Path, stops_before: usize) -> Child {
    Command::new(env!("CARGO_BIN_EXE_migrate"))
        .args([E::DIALECT, url, folder.to_str().unwrap(), &stops_before.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The next line that it says.
pub(crate) fn said(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

pub(crate) fn at_each_statement<E: Runs>() {
    let target = undisturbed::<E>();
    let folder = three::<E>();
    let mut killed = 0;
    let mut left = [0; 4];
    loop {
        let database = E::fresh_for_tools();
        let conn = &mut database.connect();
        without_wal::<E>(conn, killed);
        seed::<E>(conn);
        let mut child = child::<E>(database.url(), folder.path(), killed + 1);
        let said = said(&mut child);
        if said != "stopped" {
            assert!(child.wait().unwrap().success());
            assert_eq!(said, "applied 3");
            break;
        }
        child.kill().unwrap(); // SIGKILL
        child.wait().unwrap();
        killed += 1;

        assert_seeded::<E>(conn);
        let applied =
            run::run(conn, &folder.source()).unwrap_or_else(|error| panic!("before statement {killed}: {error}"));
        assert!(crate::files::NAMES.ends_with(&names(&applied)), "{applied:?}");
        left[applied.len()] += 1;
        assert_migrated::<E>(conn);
        assert_eq!(schema::<E>(conn), target, "before statement {killed}");
    }
    println!("{}: killed before each of {killed} statements; with 0, 1, 2, 3 migrations left: {left:?}", E::DIALECT);
    assert!(killed > 15 && left.iter().all(|it| *it > 0), "{killed} {left:?}");
}
