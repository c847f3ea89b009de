//! `diesel print-schema`, as a user runs it.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use tests::engine::Engine;

/// Where `cargo xtask test` said that Diesel's command line is.
const DIESEL: &str = "DIESEL_ONE_TO_ONE_DIESEL";

/// What it writes for a database, with `arguments` after its name.
pub(crate) fn print_schema(database: &impl Engine, arguments: &[&str]) -> String {
    let program = env::var_os(DIESEL).unwrap_or_else(|| panic!("{DIESEL} is not set: run `cargo xtask test`"));
    // It passes what it writes through rustfmt, which shall not find our configuration; nor shall it find a `diesel.toml`.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut diesel = Command::new(program);
    diesel.arg("print-schema").args(arguments).current_dir(&folder).env("DATABASE_URL", database.url());
    let output = diesel.output().expect("a program that runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("Rust in UTF-8")
}

/// Is it what the file of the project holds, byte for byte?
pub(crate) fn assert_is_the_file_of(dialect: &str, printed: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("adoption").join(dialect).join("schema.rs");
    if env::var_os("BLESS").is_some() {
        fs::write(&file, printed).expect("an expected file");
    }
    let expected = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(printed, expected, "{}: BLESS=1 accepts it", file.display());
}
