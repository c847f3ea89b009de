/// One column of a model.
///
/// ```
/// use diesel_one_to_one::definition::{Column, Origin};
///
/// const ID: Column = Column::new("id").generated();
/// assert_eq!(ID.origin, Origin::Identity);
/// assert!(Column::new("bio").nullable().nullable);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the database, unquoted.
    pub name: &'static str,
    /// May it be NULL?
    pub nullable: bool,
    /// Where its value comes from when an INSERT does not say.
    pub origin: Origin,
    /// The SQL type to use instead of the one that its [`LogicalType`](super::LogicalType) has:
    /// `#[model(sql_type = "..")]`.
    pub sql_type: Option<SqlTypeNames>,
    /// Why it exists; goes to the SQL comment.
    pub note: Option<&'static str>,
    /// Its former name, until the migration that renames it is written.
    pub renamed_from: Option<&'static str>,
}

impl Column {
    /// A NOT NULL column that every INSERT names.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Column { name, nullable: false, origin: Origin::Written, sql_type: None, note: None, renamed_from: None }
    }

    /// The same, but it may be NULL.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The same, but its value is an identity of the database.
    #[must_use]
    pub const fn generated(mut self) -> Self {
        self.origin = Origin::Identity;
        self
    }
}

/// Where a column's value comes from when an INSERT does not say.
///
/// ```
/// use diesel_one_to_one::definition::Origin;
///
/// assert_ne!(Origin::Default("now()"), Origin::Written);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the INSERT alone.
    Written,
    /// From the database's own counter: one integer primary key column that is no foreign key.
    Identity,
    /// From this SQL expression: `#[model(default = 0)]`, `#[model(default(sql = ".."))]`.
    Default(&'static str),
    /// It is this text, which each engine quotes in its own way: `#[model(default = "..")]`.
    DefaultText(&'static str),
    /// Always from this SQL expression, never from an INSERT. *The account type of premium settings, `'premium'`.*
    Generated(&'static str),
}

/// The SQL type of a column, per engine, in the user's own words: `#[model(sql_type = "citext")]`. Where it says nothing,
/// the column has the type of its [`LogicalType`](super::LogicalType).
///
/// ```
/// use diesel_one_to_one::definition::SqlTypeNames;
///
/// let names = SqlTypeNames { postgres: Some("citext"), ..SqlTypeNames::same("text") };
/// assert_eq!((names.sqlite, names.postgres), (Some("text"), Some("citext")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SqlTypeNames {
    /// On SQLite.
    pub sqlite: Option<&'static str>,
    /// On PostgreSQL.
    pub postgres: Option<&'static str>,
    /// On MariaDB.
    pub mariadb: Option<&'static str>,
}

impl SqlTypeNames {
    /// One name on every engine.
    #[must_use]
    pub const fn same(name: &'static str) -> Self {
        SqlTypeNames { sqlite: Some(name), postgres: Some(name), mariadb: Some(name) }
    }
}
