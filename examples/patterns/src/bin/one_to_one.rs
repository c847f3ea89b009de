//! The models of all patterns, and a database beside them: `cargo run -p patterns --bin one_to_one -- check`.

use std::process::ExitCode;

fn main() -> ExitCode {
    diesel_one_to_one_schema::cli::run(patterns::MODELS)
}
