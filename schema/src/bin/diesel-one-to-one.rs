//! The command line without models: what looks at a database alone, and what writes the binary that knows them.

use std::process::ExitCode;

fn main() -> ExitCode {
    diesel_one_to_one_schema::cli::run(&[])
}
