//! Why there is no answer.

use super::Exit;
use crate::error::Errors;
use std::fmt;

/// Why there is no answer, and what to do.
#[derive(Debug)]
pub(super) enum Failure {
    /// What was asked for cannot be done.
    Usage(String),
    /// The database, or the file system, does not let us.
    Refused(String),
    /// The models contradict themselves.
    Models(Errors),
}

impl Failure {
    pub(super) const fn exit(&self) -> Exit {
        match self {
            Failure::Usage(_) => Exit::Usage,
            Failure::Refused(_) => Exit::NoConnection,
            Failure::Models(_) => Exit::Findings,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(text) | Failure::Refused(text) => f.write_str(text),
            Failure::Models(errors) => write!(f, "the models contradict themselves:\n{errors}"),
        }
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Self {
        Failure::Refused(format!("the database does not tell: {error}"))
    }
}

impl From<Errors> for Failure {
    fn from(errors: Errors) -> Self {
        Failure::Models(errors)
    }
}

/// `.env`, as Diesel's own command reads it. Of a line that is none, nothing is said: there may be a password in it.
pub(super) fn load_dot_env() -> Result<(), Failure> {
    match dotenvy::dotenv() {
        Ok(_) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        Err(dotenvy::Error::LineParse(_, at)) => Err(Failure::Usage(format!(
            "`.env` has a line that is no `NAME=value`, from its character {at} on: a value with spaces is quoted"
        ))),
        Err(dotenvy::Error::Io(error)) => Err(Failure::Refused(format!("`.env` cannot be read: {error}"))),
        Err(_) => Err(Failure::Usage("`.env` cannot be read".to_owned())),
    }
}
