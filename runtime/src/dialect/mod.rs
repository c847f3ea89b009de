//! The engines, and what each of them can do.

mod capabilities;
mod limit;
mod names;

pub use limit::Limit;
use std::{fmt, str::FromStr};

/// An engine. Code asks it what it can do, never which one it is.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
///
/// let dialect: Dialect = "postgres".parse().unwrap();
/// assert_eq!(dialect, Dialect::Postgres);
/// assert_eq!(dialect.to_string(), "postgres"); // the word that is parsed
/// assert_eq!(dialect.name(), "PostgreSQL"); // the word for people
/// assert!(Dialect::ALL.iter().all(|it| it.to_string().parse() == Ok(*it)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Dialect {
    /// SQLite, 3.35 or later.
    Sqlite,
    /// PostgreSQL, 12 or later.
    Postgres,
    /// MariaDB, 10.5 or later, spoken to by Diesel's `mysql` backend.
    Mariadb,
}

impl Dialect {
    /// All of them.
    pub const ALL: &'static [Dialect] = &[Dialect::Sqlite, Dialect::Postgres, Dialect::Mariadb];

    /// The engine's name as its makers write it.
    ///
    /// ```
    /// assert_eq!(diesel_one_to_one::dialect::Dialect::Mariadb.name(), "MariaDB");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "SQLite",
            Dialect::Postgres => "PostgreSQL",
            Dialect::Mariadb => "MariaDB",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
            Dialect::Mariadb => "mariadb",
        })
    }
}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = Dialect::ALL.iter().find(|it| it.to_string() == word);
        known.copied().ok_or_else(|| UnknownDialect { word: word.to_owned() })
    }
}

/// A word that names no [`Dialect`].
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
///
/// let error = "oracle".parse::<Dialect>().unwrap_err();
/// assert_eq!(error.to_string(), "`oracle` is no dialect; there are `sqlite`, `postgres` and `mariadb`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownDialect {
    word: String,
}

impl fmt::Display for UnknownDialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no dialect; there are `sqlite`, `postgres` and `mariadb`", self.word)
    }
}

impl std::error::Error for UnknownDialect {}
