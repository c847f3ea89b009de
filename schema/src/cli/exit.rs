//! How it ended.

use std::process::ExitCode;

/// How the command ended; its number is the exit code of the process.
///
/// ```
/// use diesel_one_to_one_schema::cli::Exit;
///
/// assert_eq!(Exit::Findings as u8, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exit {
    /// Nothing was found. Hints are no findings.
    Clean = 0,
    /// Models and database disagree, rows break a rule, migrations are pending, or one was stopped or failed.
    Findings = 1,
    /// The arguments do not say what to do.
    Usage = 2,
    /// No connection, or no answer: the database refused to tell, a file could not be read or written.
    NoConnection = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
