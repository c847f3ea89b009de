//! A database as plain, owned data: what the models say, or what a live database has.
//!
//! No SQL is made here. The only SQL there is is in the user's own words (checks, defaults) or an engine's.

mod column;
mod constraint;
#[cfg(feature = "migrations")]
mod unsaid;
#[cfg(feature = "migrations")]
mod written;

pub(crate) use column::whole_numbers;
pub use column::{Column, DataType, Origin, TypeNames};
pub use constraint::{
    Action, Check, Condition, Deferral, ForeignKey, Index, Literal, PrimaryKey, References, Trigger, Unique, Unknown,
};
use std::fmt;

/// All tables of a database that somebody manages.
///
/// ```
/// use diesel_one_to_one_schema::schema::{Schema, Table, TableName};
///
/// let schema = Schema { tables: vec![Table::new(TableName::new("users"))], ..Schema::default() };
/// assert!(schema.table(&TableName::new("users")).is_some());
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Schema {
    /// The tables, in the order they were given.
    pub tables: Vec<Table>,
    /// What a table's schema is called that its name does not tell. Only a live database knows: `public`.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub own_name: Option<String>,
}

impl Schema {
    /// The table of that name.
    #[must_use]
    pub fn table(&self, name: &TableName) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == *name)
    }

    /// The same, with every name as a connection has it whose own schema is called so: `public.users` is `users`.
    ///
    /// ```
    /// use diesel_one_to_one_schema::schema::{Schema, Table, TableName};
    ///
    /// let users = TableName { schema: Some("public".into()), name: "users".into() };
    /// let schema = Schema { tables: vec![Table::new(users)], ..Schema::default() };
    /// assert_eq!(schema.seen_from("public").tables[0].name, TableName::new("users"));
    /// ```
    #[must_use]
    pub fn seen_from(mut self, own_name: &str) -> Schema {
        for table in &mut self.tables {
            let parents = table.foreign_keys.iter_mut().map(|key| &mut key.references.table);
            for name in parents.chain([&mut table.name]) {
                name.schema.take_if(|schema| schema == own_name);
            }
        }
        self
    }
}

/// One table.
///
/// ```
/// use diesel_one_to_one_schema::schema::{Column, Table, TableName};
/// use diesel_one_to_one::definition::LogicalType;
///
/// let table = Table {
///     columns: vec![Column::new("id", LogicalType::Integer)],
///     ..Table::new(TableName::new("users"))
/// };
/// assert_eq!(table.column("id").unwrap().name, "id");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Table {
    /// Its name, with its schema where it has one.
    pub name: TableName,
    /// Its columns, in order.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub columns: Vec<Column>,
    /// Its primary key. A live table may have none.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub primary_key: Option<PrimaryKey>,
    /// What else is unique.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub uniques: Vec<Unique>,
    /// The other indexes; none that a key or UNIQUE brings along.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub indexes: Vec<Index>,
    /// What refers to other tables.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub foreign_keys: Vec<ForeignKey>,
    /// What every row meets.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub checks: Vec<Check>,
    /// What runs when its rows are written.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub triggers: Vec<Trigger>,
    /// What else a live table has.
    #[cfg_attr(feature = "migrations", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub unknown: Vec<Unknown>,
    /// Why it exists.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub comment: Option<String>,
}

impl Table {
    /// A table with nothing in it; the rest is given by struct update.
    #[must_use]
    pub const fn new(name: TableName) -> Self {
        Table {
            name,
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            triggers: Vec::new(),
            unknown: Vec::new(),
            comment: None,
        }
    }

    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns of everything that an engine keeps in order: the primary key, UNIQUEs, indexes.
    pub fn ordered(&self) -> impl Iterator<Item = &[String]> {
        let key = self.primary_key.iter().map(|it| it.columns.as_slice());
        let uniques = self.uniques.iter().map(|it| it.columns.as_slice());
        key.chain(uniques).chain(self.indexes.iter().map(|it| it.columns.as_slice()))
    }
}

/// The name of a table, unquoted.
///
/// ```
/// use diesel_one_to_one_schema::schema::TableName;
///
/// let name = TableName { schema: Some("hr".into()), name: "employee_details".into() };
/// assert_eq!(name.to_string(), "hr.employee_details");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "migrations",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "written::TableName", into = "written::TableName")
)]
pub struct TableName {
    /// The schema (PostgreSQL) or database (MariaDB) it lives in, unless it is the connection's own.
    pub schema: Option<String>,
    /// The name itself.
    pub name: String,
}

impl TableName {
    /// A table in the connection's own schema.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        TableName { schema: None, name: name.into() }
    }
}

impl From<diesel_one_to_one::definition::Table> for TableName {
    fn from(table: diesel_one_to_one::definition::Table) -> Self {
        TableName { schema: table.schema.map(str::to_owned), name: table.name.to_owned() }
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(schema) = &self.schema {
            write!(f, "{schema}.")?;
        }
        f.write_str(&self.name)
    }
}
