#[cfg(feature = "migrations")]
use super::unsaid;
use diesel_one_to_one::{
    definition::{self, LogicalType},
    dialect::Dialect,
};
use std::fmt;

/// One column of a table.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::schema::Column;
///
/// let bio = Column { nullable: true, ..Column::new("bio", LogicalType::Text) };
/// assert!(bio.nullable);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Column {
    /// Its name, unquoted.
    pub name: String,
    /// What it holds.
    #[cfg_attr(feature = "migrations", serde(rename = "type"))]
    pub data_type: DataType,
    /// May it be NULL?
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "unsaid::is_false"))]
    pub nullable: bool,
    /// Where its value comes from when an INSERT does not say.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::written", skip_serializing_if = "unsaid::is_written"))]
    pub origin: Origin,
    /// Why it exists.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub comment: Option<String>,
}

impl Column {
    /// A NOT NULL column that every INSERT names; the rest is given by struct update.
    #[must_use]
    pub fn new(name: impl Into<String>, data_type: impl Into<DataType>) -> Self {
        Column {
            name: name.into(),
            data_type: data_type.into(),
            nullable: false,
            origin: Origin::Written,
            comment: None,
        }
    }

    /// Is it always computed, so that no INSERT gives it a value?
    #[must_use]
    pub const fn is_generated(&self) -> bool {
        matches!(self.origin, Origin::Generated(_))
    }
}

/// What a column holds.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::schema::{DataType, TypeNames};
///
/// let text = DataType::from(LogicalType::Text);
/// assert_eq!(text.to_string(), "Text");
/// // on PostgreSQL in the user's word, elsewhere in the engine's own
/// let names = TypeNames { postgres: Some("citext".into()), ..TypeNames::default() };
/// assert_eq!(DataType { names, ..text }.to_string(), "Text, `citext` on PostgreSQL");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "migrations",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "super::written::DataType", into = "super::written::DataType")
)]
pub struct DataType {
    /// What every engine has its own word for.
    pub logical: LogicalType,
    /// What it is called instead, where the user says so, or where a live database has a type that nobody else has.
    pub names: TypeNames,
}

/// Of what holds whole numbers: the powers of two between which these are, the lower one of a negative number.
pub(crate) const fn whole_numbers(logical: LogicalType) -> Option<(u8, u8)> {
    use LogicalType as L;
    Some(match logical {
        L::TinyInt => (7, 7),
        L::SmallInt => (15, 15),
        L::Integer => (31, 31),
        L::BigInt => (63, 63),
        L::UnsignedTinyInt => (0, 8),
        L::UnsignedSmallInt => (0, 16),
        L::UnsignedInteger => (0, 32),
        L::UnsignedBigInt => (0, 64),
        _ => return None,
    })
}

impl From<LogicalType> for DataType {
    fn from(logical: LogicalType) -> Self {
        DataType { logical, names: TypeNames::default() }
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.logical)?;
        let TypeNames { sqlite, postgres, mariadb } = &self.names;
        for (dialect, name) in [(Dialect::Sqlite, sqlite), (Dialect::Postgres, postgres), (Dialect::Mariadb, mariadb)] {
            if let Some(name) = name {
                write!(f, ", `{name}` on {}", dialect.name())?;
            }
        }
        Ok(())
    }
}

/// The SQL type of a column, per engine, in the user's own words. Where it says nothing, the column has the type of its
/// [`LogicalType`].
///
/// ```
/// use diesel_one_to_one_schema::schema::TypeNames;
///
/// let names = TypeNames { postgres: Some("citext".into()), ..TypeNames::same("text") };
/// assert_eq!(names.mariadb.as_deref(), Some("text"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeNames {
    /// On SQLite.
    pub sqlite: Option<String>,
    /// On PostgreSQL.
    pub postgres: Option<String>,
    /// On MariaDB.
    pub mariadb: Option<String>,
}

impl TypeNames {
    /// What an engine calls it.
    #[must_use]
    pub fn of(&self, dialect: Dialect) -> Option<&str> {
        let name = match dialect {
            Dialect::Sqlite => &self.sqlite,
            Dialect::Postgres => &self.postgres,
            Dialect::Mariadb => &self.mariadb,
            _ => &None,
        };
        name.as_deref()
    }

    /// A name on one engine.
    #[must_use]
    pub fn on(dialect: Dialect, name: String) -> Self {
        let mut names = TypeNames::default();
        match dialect {
            Dialect::Sqlite => names.sqlite = Some(name),
            Dialect::Postgres => names.postgres = Some(name),
            Dialect::Mariadb => names.mariadb = Some(name),
            _ => {}
        }
        names
    }

    /// One name on every engine.
    #[must_use]
    pub fn same(name: &str) -> Self {
        let name = || Some(name.to_owned());
        TypeNames { sqlite: name(), postgres: name(), mariadb: name() }
    }
}

impl From<definition::SqlTypeNames> for TypeNames {
    fn from(definition::SqlTypeNames { sqlite, postgres, mariadb }: definition::SqlTypeNames) -> Self {
        let [sqlite, postgres, mariadb] = [sqlite, postgres, mariadb].map(|name| name.map(str::to_owned));
        TypeNames { sqlite, postgres, mariadb }
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
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Origin {
    /// From the INSERT alone.
    Written,
    /// From the database's own counter.
    Identity,
    /// From this SQL expression.
    Default(String),
    /// It is this text.
    DefaultText(String),
    /// Always from this SQL expression, never from an INSERT.
    Generated(String),
}

impl From<definition::Origin> for Origin {
    fn from(origin: definition::Origin) -> Self {
        match origin {
            definition::Origin::Written => Origin::Written,
            definition::Origin::Identity => Origin::Identity,
            definition::Origin::Default(expression) => Origin::Default(expression.into()),
            definition::Origin::DefaultText(text) => Origin::DefaultText(text.into()),
            definition::Origin::Generated(expression) => Origin::Generated(expression.into()),
        }
    }
}
