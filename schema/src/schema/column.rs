use diesel_one_to_one::definition::{self, LogicalType};
use std::fmt;

/// One column of a table.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::schema::{Column, DataType};
///
/// let bio = Column { nullable: true, ..Column::new("bio", DataType::Logical(LogicalType::Text)) };
/// assert!(bio.nullable);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, unquoted.
    pub name: String,
    /// What it holds.
    pub data_type: DataType,
    /// May it be NULL?
    pub nullable: bool,
    /// Where its value comes from when an INSERT does not say.
    pub origin: Origin,
    /// Why it exists.
    pub comment: Option<String>,
}

impl Column {
    /// A NOT NULL column that every INSERT names; the rest is given by struct update.
    #[must_use]
    pub fn new(name: impl Into<String>, data_type: DataType) -> Self {
        Column { name: name.into(), data_type, nullable: false, origin: Origin::Written, comment: None }
    }
}

/// What a column holds.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::schema::{DataType, TypeNames};
///
/// assert_eq!(DataType::Logical(LogicalType::BigInt).to_string(), "BigInt");
/// assert_eq!(DataType::Named(TypeNames::same("citext")).to_string(), "`citext`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataType {
    /// One of those that every engine has its own word for.
    Logical(LogicalType),
    /// One that the user names, or that a live database has and nobody else.
    Named(TypeNames),
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DataType::Logical(logical) => write!(f, "{logical:?}"),
            DataType::Named(TypeNames { sqlite, postgres, mariadb }) if sqlite == postgres && postgres == mariadb => {
                write!(f, "`{sqlite}`")
            }
            DataType::Named(TypeNames { sqlite, postgres, mariadb }) => {
                write!(f, "`{sqlite}` / `{postgres}` / `{mariadb}`")
            }
        }
    }
}

/// The SQL type of a column, per engine, in the user's own words.
///
/// ```
/// use diesel_one_to_one_schema::schema::TypeNames;
///
/// let names = TypeNames { postgres: "citext".into(), ..TypeNames::same("text") };
/// assert_eq!(names.mariadb, "text");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeNames {
    /// On SQLite.
    pub sqlite: String,
    /// On PostgreSQL.
    pub postgres: String,
    /// On MariaDB.
    pub mariadb: String,
}

impl TypeNames {
    /// One name on every engine.
    #[must_use]
    pub fn same(name: &str) -> Self {
        TypeNames { sqlite: name.into(), postgres: name.into(), mariadb: name.into() }
    }
}

impl From<definition::SqlTypeNames> for TypeNames {
    fn from(names: definition::SqlTypeNames) -> Self {
        TypeNames { sqlite: names.sqlite.into(), postgres: names.postgres.into(), mariadb: names.mariadb.into() }
    }
}

/// Where a column's value comes from when an INSERT does not say.
///
/// ```
/// use diesel_one_to_one_schema::schema::Origin;
///
/// assert_ne!(Origin::Default("0".into()), Origin::Written);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// From the INSERT alone.
    Written,
    /// From the database's own counter.
    Identity,
    /// From this SQL expression.
    Default(String),
    /// Always from this SQL expression, never from an INSERT.
    Generated(String),
}

impl From<definition::Origin> for Origin {
    fn from(origin: definition::Origin) -> Self {
        match origin {
            definition::Origin::Written => Origin::Written,
            definition::Origin::Identity => Origin::Identity,
            definition::Origin::Default(expression) => Origin::Default(expression.into()),
            definition::Origin::Generated(expression) => Origin::Generated(expression.into()),
        }
    }
}
