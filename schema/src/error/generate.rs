use super::Errors;
use crate::{change::Loss, dialect::Dialect, recipe::Refused, schema::TableName};
use std::{fmt, io, path::PathBuf};

/// Why no migration is generated, and what to do.
///
/// ```
/// use diesel_one_to_one_schema::{change::Loss, error::GenerateError, schema::TableName};
///
/// let error = GenerateError::Destructive { losses: vec![Loss::Rows(TableName::new("profiles"))] };
/// assert_eq!(error.code(), "O2O617");
/// assert_eq!(
///     error.to_string(),
///     "this would lose for good: every row of `profiles`; `--allow-destructive` says that it may",
/// );
/// ```
#[derive(Debug)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are what the sentence of each variant names")]
pub enum GenerateError {
    /// A file or a folder cannot be read or written.
    Io { path: PathBuf, error: io::Error },
    /// A snapshot is not what this version writes.
    Broken { path: PathBuf, reason: String },
    /// A snapshot was written by another version.
    Format { path: PathBuf, format: u64 },
    /// A snapshot follows one that is not there.
    Missing { path: PathBuf, predecessor: String },
    /// Two snapshots that nobody follows.
    Heads { names: Vec<String> },
    /// Two branches did what does not go together.
    Conflicts { places: Vec<String> },
    /// The migrations are written for another engine.
    OtherDialect { snapshots: Dialect, asked: Dialect },
    /// Nothing says for which engine.
    NoDialect,
    /// Rows or values would be lost.
    Destructive { losses: Vec<Loss> },
    /// A migration cannot be called so.
    Name { name: String },
    /// No association is called so.
    UnknownAssociation { name: String, nearest: Vec<String> },
    /// An association cannot be taken alone.
    NotAlone { table: TableName, parent: TableName },
    /// No version of now comes after those that are there.
    NoVersion { reason: String },
    /// The models differ from the last snapshot.
    OutOfDate { changes: Vec<String> },
    /// Snapshots follow each other in a circle.
    Circular { names: Vec<String> },
    /// The models, or the engine, are at odds with themselves.
    Models(Errors),
    /// A table of SQLite would have to be made anew, and cannot be without a loss; or the script does not do what it ought.
    Remade { reason: String },
    /// A SQLite script is tried out in memory, and this binary has no SQLite.
    NoSqlite,
    /// There is no recipe for what becomes of an association.
    NoRecipe { refused: Refused },
    /// There are snapshots already, so there is no beginning to be written.
    Begun { path: PathBuf },
    /// Both the name of now and the one that it is renamed from are there.
    BothThere { was: String, is: String },
    /// A name is given up and taken again at once, on an engine on which each statement commits.
    Reused { was: String, is: String, dialect: Dialect },
}

impl From<Errors> for GenerateError {
    fn from(errors: Errors) -> Self {
        GenerateError::Models(errors)
    }
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use GenerateError as E;
        match self {
            E::Io { path, error } => write!(f, "`{}`: {error}", path.display()),
            E::Broken { path, reason } => {
                write!(f, "`{}` is no snapshot: {reason}; take it from version control again", path.display())
            }
            E::Format { path, format } => {
                write!(f, "`{}` has the format {format}, which this version does not know: ", path.display())?;
                f.write_str("a later version of diesel-one-to-one-schema wrote it, and reads it")
            }
            E::Missing { path, predecessor } => {
                write!(f, "`{}` follows `{predecessor}`, which is not there: bring it back; ", path.display())?;
                f.write_str("or, if it was renamed, name it so under `after`")
            }
            E::Heads { names } => {
                write!(f, "nothing follows {}: two branches, which `--merge` joins", listed(names, " and "))
            }
            E::Conflicts { places } => {
                write!(f, "the branches do not go together: {}; change one of their migrations", places.join("; "))
            }
            E::OtherDialect { snapshots, asked } => {
                let (snapshots, asked) = (snapshots.name(), asked.name());
                write!(f, "these migrations are for {snapshots}, not for {asked}, which wants a folder of its own")
            }
            E::NoDialect => f.write_str("for which engine? No snapshot says; give `--dialect` or `--database-url`"),
            E::Destructive { losses } => {
                let losses: Vec<String> = losses.iter().map(ToString::to_string).collect();
                write!(f, "this would lose for good: {}; `--allow-destructive` says that it may", losses.join(", "))
            }
            E::Name { name } => {
                write!(f, "{name:?} is no name of a migration: letters, digits, `_` and `-`, at most 100 of them")
            }
            E::UnknownAssociation { name, nearest } => {
                write!(f, "no model of the list has an association `{name}`")?;
                if nearest.is_empty() { Ok(()) } else { write!(f, ": did you mean {}?", listed(nearest, " or ")) }
            }
            E::NotAlone { table, parent } => {
                write!(f, "`{table}` also refers to `{parent}`, which no migration makes: generate that first, or all")
            }
            E::NoVersion { reason } => write!(f, "no version of today comes last: {reason}"),
            E::OutOfDate { changes } => {
                write!(f, "the models are ahead of the migrations: {}", changes.join("; "))
            }
            E::Circular { names } => {
                write!(f, "{} follow each other in a circle: ", listed(names, " and "))?;
                f.write_str("take their `schema.json` from version control again")
            }
            E::Models(errors) => errors.fmt(f),
            E::Remade { reason } => f.write_str(reason),
            E::NoSqlite => {
                f.write_str("a migration for SQLite is tried out in memory, and this binary has no SQLite: ")?;
                f.write_str("add the feature `sqlite` of `diesel-one-to-one-schema` where it is built")
            }
            E::NoRecipe { refused } => refused.fmt(f),
            E::Begun { path } => {
                write!(f, "`{}` is there already: what comes after it, `generate` writes", path.display())
            }
            E::BothThere { was, is } => {
                write!(
                    f,
                    "`{is}` is said to be renamed from `{was}`, and both are there: take `renamed_from` out if it "
                )?;
                f.write_str("was followed long ago, or else let the one go, or get a third name, in a migration before")
            }
            E::Reused { was, is, dialect } => {
                write!(f, "`{was}` becomes `{is}`, and something new is called `{was}`: on {}, ", dialect.name())?;
                f.write_str("where half of a migration stays if it fails, generate the one and then the other")
            }
        }
    }
}

impl std::error::Error for GenerateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            GenerateError::Io { error, .. } => Some(error),
            GenerateError::Models(errors) => Some(errors),
            GenerateError::NoRecipe { refused } => Some(refused),
            _ => None,
        }
    }
}

fn listed(names: &[String], between: &str) -> String {
    names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(between)
}
