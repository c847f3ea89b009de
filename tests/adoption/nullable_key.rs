//! SQLite's `INTEGER PRIMARY KEY` without `NOT NULL`: what `print-schema` writes, and the patch that the guide gives.

use diesel::connection::SimpleConnection as _;
use tests::engine::{Engine as _, Sqlite};

use crate::print_schema::print_schema;

const GUIDE: &str = include_str!("../../runtime/docs/from_belongs_to.md");

#[test]
fn the_patch_of_the_guide_makes_it_not_null() {
    let database = Sqlite::fresh_for_tools();
    let tables = "
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
        CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id), bio TEXT);
    ";
    database.connect().batch_execute(tables).unwrap();
    let nullable = "id -> Nullable<Integer>";
    let printed = print_schema(&database, &[]);
    assert_eq!(printed.matches(nullable).count(), 2, "{printed}");

    let (_, patch) = GUIDE.split_once("```diff\n").unwrap();
    let (patch, _) = patch.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("schema.patch");
    std::fs::write(&file, patch).unwrap();
    let patched = print_schema(&database, &["--patch-file", file.to_str().unwrap()]);
    assert_eq!(patched, printed.replace(nullable, "id -> Integer"));
}
