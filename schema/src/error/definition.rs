use crate::schema::{DataType, TableName};
use std::fmt;

/// Something in the models that no engine could hold, or that this version cannot say yet.
///
/// ```
/// use diesel_one_to_one_schema::error::{DefinitionError, Place};
///
/// let error = DefinitionError::NotAvailableYet {
///     place: Place::Association { model: "Address", association: "customer" },
///     what: "an exclusive arc",
/// };
/// assert_eq!(error.to_string(), "`Address.customer` is an exclusive arc, which is not available yet in this version");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are what the sentence of each variant names")]
pub enum DefinitionError {
    /// Two models are the whole of one table.
    TwoModels { table: TableName, models: [&'static str; 2] },
    /// The parent of an association is not in the list, though it has a mirror.
    ParentNotListed { place: Place, parent: &'static str },
    /// The child of a mirror is not in the list.
    ChildNotListed { place: Place, child: &'static str },
    /// A column is named that its model does not have.
    UnknownColumn { place: Place, model: &'static str, column: &'static str },
    /// A column of a key holds something else than the column it refers to.
    TypeMismatch { place: Place, column: &'static str, references: String, types: Box<[DataType; 2]> },
    /// A key has more or fewer columns than it refers to.
    KeyLength { place: Place, columns: usize, references: usize },
    /// A key refers to columns that are not unique.
    ReferencedNotUnique { place: Place, parent: &'static str, columns: Vec<&'static str> },
    /// A key is to be set to NULL but has a column that cannot be.
    SetNullOnNotNull { place: Place, column: &'static str },
    /// A shared key is not the primary key.
    SharedKeyElsewhere { place: Place, columns: Vec<&'static str> },
    /// An index or UNIQUE repeats another.
    Redundant { model: &'static str, what: &'static str, columns: Vec<&'static str>, by: &'static str },
    /// A column of the primary key may be NULL.
    NullablePrimaryKey { model: &'static str, column: &'static str },
    /// A counter of the database on something else than a primary key of one integer column.
    Identity { model: &'static str, column: &'static str },
    /// What a column holds is not said.
    TypeMissing { model: &'static str, column: &'static str },
    /// A column is listed twice.
    DuplicateColumn { model: &'static str, column: &'static str },
    /// The struct and its `table!` name different tables.
    OtherTable { model: &'static str, table: TableName },
    /// The definitions can say it, the schema tools cannot write it yet.
    NotAvailableYet { place: Place, what: &'static str },
}

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use DefinitionError as E;
        match self {
            E::TwoModels { table, models: [first, second] } => {
                write!(f, "`{first}` and `{second}` are both the model of the table `{table}`: list one of them")
            }
            E::ParentNotListed { place, parent } => {
                write!(f, "{place} has the parent `{parent}`, which is not listed: list `{parent}`, ")?;
                f.write_str("or say `mirror = none` if it is a model of another crate")
            }
            E::ChildNotListed { place, child } => {
                write!(f, "{place} has the child `{child}`, which is not listed: list `{child}`")
            }
            E::UnknownColumn { place, model, column } => {
                write!(f, "{place} names the column `{column}`, which `{model}` does not have")
            }
            E::TypeMismatch { place, column, references, types } => {
                write!(f, "{place} refers with `{column}` ({}) to `{references}` ({}): ", types[0], types[1])?;
                f.write_str("both must hold the same")
            }
            E::KeyLength { place, columns, references } => {
                write!(f, "{place} refers with {columns} column(s) to {references}: there must be as many")
            }
            E::ReferencedNotUnique { place, parent, columns } => {
                write!(f, "{place} refers to {} of `{parent}`, which no key and no UNIQUE holds: ", list(columns))?;
                f.write_str("make them unique there, or refer to the primary key")
            }
            E::SetNullOnNotNull { place, column } => {
                write!(f, "{place} is to set `{column}` to NULL, which is NOT NULL: make it an `Option`, or choose ")?;
                f.write_str("`cascade`, `restrict` or `no_action`")
            }
            E::SharedKeyElsewhere { place, columns } => {
                write!(f, "{place} shares its parent's key, but {} is not the primary key", list(columns))
            }
            E::Redundant { model, what, columns, by } => {
                write!(
                    f,
                    "the {what} on {} of `{model}` is redundant, {by} serves already: leave it out",
                    list(columns)
                )
            }
            E::NullablePrimaryKey { model, column } => {
                write!(f, "`{column}` is in the primary key of `{model}` and cannot be NULL")
            }
            E::Identity { model, column } => {
                write!(f, "`{column}` of `{model}` cannot be generated by the database: only a primary key of one ")?;
                f.write_str("integer column can, and no shared key")
            }
            E::TypeMissing { model, column } => {
                write!(f, "what `{column}` of `{model}` holds is not known: name it with `#[model(sql_type = \"..\")]`")
            }
            E::DuplicateColumn { model, column } => write!(f, "`{model}` has the column `{column}` twice"),
            E::OtherTable { model, table } => {
                write!(
                    f,
                    "`{model}` says that its table is `{table}`, and its `table!` declares another: name one schema "
                )?;
                f.write_str("in both; a `#[sql_name]` there is not available yet together with a schema")
            }
            E::NotAvailableYet { place, what } => {
                write!(f, "{place} is {what}, which is not available yet in this version")
            }
        }
    }
}

impl std::error::Error for DefinitionError {}

fn list(columns: &[&str]) -> String {
    format!("`({})`", columns.join(", "))
}

/// Where in the models an error is.
///
/// ```
/// use diesel_one_to_one_schema::error::Place;
///
/// assert_eq!(Place::Association { model: "Profile", association: "user" }.to_string(), "`Profile.user`");
/// assert_eq!(Place::Reference { model: "Employee", parent: "Team" }.to_string(), "`Employee references Team`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are names")]
pub enum Place {
    /// A model as such.
    Model { model: &'static str },
    /// One of its associations, or a mirror of one.
    Association { model: &'static str, association: &'static str },
    /// A plain 1:N key.
    Reference { model: &'static str, parent: &'static str },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Model { model } => write!(f, "`{model}`"),
            Place::Association { model, association } => write!(f, "`{model}.{association}`"),
            Place::Reference { model, parent } => write!(f, "`{model} references {parent}`"),
        }
    }
}
