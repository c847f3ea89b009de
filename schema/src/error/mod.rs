//! What stands between the models and a script: each finding with a stable code and what to do, all of them at once.

mod definition;
mod dialect;
mod generate;

pub use definition::{DefinitionError, Place};
pub use dialect::DialectError;
pub use generate::GenerateError;
use std::fmt;

/// One reason why there is no script.
///
/// ```
/// use diesel_one_to_one_schema::{error::{DefinitionError, Error}, schema::TableName};
///
/// let table = TableName::new("users");
/// let error = Error::from(DefinitionError::TwoModels { table, models: ["User", "Account"] });
/// assert_eq!(error.code(), "O2O101");
/// assert_eq!(error.to_string(), "`User` and `Account` are both the model of the table `users`: list one of them");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// In the models, whatever the engine.
    Definition(DefinitionError),
    /// In what one engine can do.
    Dialect(DialectError),
}

impl Error {
    /// A code that stays the same when the words change.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Error::Definition(error) => error.code(),
            Error::Dialect(error) => error.code(),
        }
    }
}

impl From<DefinitionError> for Error {
    fn from(error: DefinitionError) -> Self {
        Error::Definition(error)
    }
}

impl From<DialectError> for Error {
    fn from(error: DialectError) -> Self {
        Error::Dialect(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Definition(error) => error.fmt(f),
            Error::Dialect(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

/// All the reasons why there is no script; at least one.
///
/// ```
/// use diesel_one_to_one::definition::{Column, Entry, LogicalType, Model};
/// use diesel_one_to_one_schema::schema::Schema;
///
/// static USER: Model = Model { columns: &[Column::new("id")], ..Model::new("User", "users", &["uid"]) };
/// let entry = Entry { model: &USER, types: &[] };
///
/// let errors = Schema::of(&[entry]).unwrap_err();
/// let codes: Vec<_> = errors.iter().map(|error| error.code()).collect();
/// assert_eq!(codes, ["O2O104", "O2O113"]);
/// assert_eq!(errors.to_string().lines().count(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The value, or the errors if there are any.
    pub(crate) fn unless_empty<T>(value: T, errors: Vec<Error>) -> Result<T, Errors> {
        if errors.is_empty() { Ok(value) } else { Err(Errors(errors)) }
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One line each, with its code.
impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, error) in self.iter().enumerate() {
            let end_of_line = if number == 0 { "" } else { "\n" };
            write!(f, "{end_of_line}[{}] {error}", error.code())?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
