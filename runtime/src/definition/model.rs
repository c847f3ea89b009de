use super::{Action, Association, Column, ForeignKey, LogicalType, Mirror};

/// A whole table, as its row struct states it: `#[derive(Model)]`.
///
/// ```
/// use diesel_one_to_one::definition::{Column, Model};
///
/// static COUNTRY: Model = Model {
///     columns: &[Column::new("code"), Column::new("name")],
///     note: Some("ISO 3166-1"),
///     ..Model::new("Country", "countries", &["code"])
/// };
/// assert_eq!(COUNTRY.table.name, "countries");
/// assert_eq!(COUNTRY.column("name").unwrap().name, "name");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// The row struct: `User`.
    pub name: &'static str,
    /// The table it is a row of.
    pub table: Table,
    /// Every column of the table, in the order of the struct's fields.
    pub columns: &'static [Column],
    /// The columns of the primary key.
    pub primary_key: &'static [&'static str],
    /// What else is unique: `#[model(unique)]`. The uniqueness of an association is not repeated here; it follows from
    /// [`Model::belongs_to`].
    pub uniques: &'static [Unique],
    /// Plain indexes: `#[model(index)]`.
    pub indexes: &'static [Index],
    /// Conditions on one row: `#[model(check = ..)]`.
    pub checks: &'static [Check],
    /// Plain 1:N keys: `#[model(references(Team, ..))]`. *Employees of a team.*
    pub references: &'static [Reference],
    /// The associations that this table holds the key of: `#[belongs_to_one(..)]`.
    pub belongs_to: &'static [Association],
    /// The associations that another table holds the key of: `#[has_one(..)]`.
    pub has: &'static [Mirror],
    /// Children that live in this table itself: `#[has_one(embedded)]`.
    pub merged: &'static [Merged],
    /// Why the table exists; goes to the SQL comment and the diagram.
    pub note: Option<&'static str>,
    /// The table's former name, until the migration that renames it is written.
    pub renamed_from: Option<&'static str>,
    /// Is this what `table!` calls its table? The schema tools ask, because the schema that a derive writes into
    /// [`Model::table`] is the word of `#[model(schema = ..)]` alone: it cannot be read from `table!`.
    pub is_declared_as: fn(&Table) -> bool,
}

impl Model {
    /// A model with nothing but a name, a table and a primary key; the rest is given by struct update.
    #[must_use]
    pub const fn new(name: &'static str, table: &'static str, primary_key: &'static [&'static str]) -> Self {
        Model {
            name,
            table: Table { schema: None, name: table },
            columns: &[],
            primary_key,
            uniques: &[],
            indexes: &[],
            checks: &[],
            references: &[],
            belongs_to: &[],
            has: &[],
            merged: &[],
            note: None,
            renamed_from: None,
            is_declared_as: |_| true,
        }
    }

    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// The name of a table, and of its schema where it has one. *HR details in a schema of their own.*
///
/// ```
/// use diesel_one_to_one::definition::Table;
///
/// let table = Table { schema: Some("hr"), name: "employee_details" };
/// assert_eq!(table.to_string(), "hr.employee_details");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Table {
    /// The schema (PostgreSQL) or database (MariaDB) it lives in, unless it is the connection's own.
    pub schema: Option<&'static str>,
    /// Its name, unquoted.
    pub name: &'static str,
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(schema) = self.schema {
            write!(f, "{schema}.")?;
        }
        f.write_str(self.name)
    }
}

/// Columns that are unique together. *The e-mail address of a user.*
///
/// ```
/// use diesel_one_to_one::definition::Unique;
///
/// assert_eq!(Unique { columns: &["email"] }.columns, ["email"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unique {
    /// The columns, in index order.
    pub columns: &'static [&'static str],
}

/// A plain index. *The day an article was published.*
///
/// ```
/// use diesel_one_to_one::definition::Index;
///
/// assert_eq!(Index { columns: &["published_on"] }.columns, ["published_on"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// The columns, in index order.
    pub columns: &'static [&'static str],
}

/// A condition that every row meets. *The stock of a product is never negative.*
///
/// ```
/// use diesel_one_to_one::definition::Check;
///
/// assert_eq!(Check { expression: "quantity >= 0" }.expression, "quantity >= 0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// The condition as the user wrote it, in SQL.
    pub expression: &'static str,
}

/// A plain 1:N key of a model, so that a generated table is a whole table. *Employees of a team.*
///
/// ```
/// use diesel_one_to_one::definition::*;
///
/// static TEAM: Model = Model::new("Team", "teams", &["id"]);
/// let reference = Reference {
///     key: ForeignKey { columns: &["team_id"], parent: || &TEAM, references: &["id"] },
///     on_delete: Action::Restrict,
///     on_update: Action::NoAction,
/// };
/// assert_eq!((reference.key.parent)().name, "Team");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Which columns refer where.
    pub key: ForeignKey,
    /// What a delete of the parent does.
    pub on_delete: Action,
    /// What a change of the parent's key does.
    pub on_update: Action,
}

/// A child that lives in its parent's table: `#[has_one(embedded)]`. *An employee's profile as columns of `employees`.*
///
/// ```
/// use diesel_one_to_one::definition::Merged;
///
/// // optional: all three columns NULL, or `profile_bio` (NOT NULL in the child) is not
/// let profile = Merged {
///     name: "profile",
///     columns: &["profile_bio", "profile_avatar", "profile_website"],
///     discriminator: Some("profile_bio"),
/// };
/// assert!(profile.discriminator.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The parent's name for this child.
    pub name: &'static str,
    /// The child's columns, as they are named in the parent's table.
    pub columns: &'static [&'static str],
    /// For an optional child the column that is NOT NULL exactly when there is a child; `None`: every parent has one.
    pub discriminator: Option<&'static str>,
}

/// One entry of [`models!`](crate::models): a model, and what its columns hold.
///
/// The types stand apart from the columns because a SQL type that the schema side does not know matters only to
/// `models!`, never to queries.
///
/// ```
/// use diesel_one_to_one::definition::*;
///
/// static USER: Model = Model { columns: &[Column::new("id")], ..Model::new("User", "users", &["id"]) };
/// let entry = Entry { model: &USER, types: &[LogicalType::Integer] };
/// assert_eq!(entry.columns().next().unwrap().1, LogicalType::Integer);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The table.
    pub model: &'static Model,
    /// What each of [`Model::columns`] holds, in the same order.
    pub types: &'static [LogicalType],
}

impl Entry {
    /// Each column with what it holds.
    pub fn columns(&self) -> impl Iterator<Item = (&'static Column, LogicalType)> + use<> {
        self.model.columns.iter().zip(self.types.iter().copied())
    }
}
