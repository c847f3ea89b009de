use crate::schema::TableName;
use diesel_one_to_one::{
    definition::LogicalType,
    dialect::{Dialect, Limit},
};
use std::fmt;

/// Something in the schema that one engine cannot hold.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{error::DialectError, schema::TableName};
///
/// let error = DialectError::TypeUnavailable {
///     table: TableName::new("devices"),
///     column: "serial".into(),
///     logical: LogicalType::Uuid,
///     dialect: Dialect::Sqlite,
/// };
/// assert_eq!(
///     error.to_string(),
///     "SQLite has no type for `devices.serial` (Uuid) that Diesel reads: name one with `#[model(sql_type = \"..\")]`",
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are what the sentence of each variant names")]
pub enum DialectError {
    /// The engine has no such type, or Diesel does not read it there.
    TypeUnavailable { table: TableName, column: String, logical: LogicalType, dialect: Dialect },
    /// The engine cannot keep such a type in order, so no key, UNIQUE or index can be on it.
    TypeNotOrdered { table: TableName, column: String, logical: LogicalType, dialect: Dialect },
    /// A name is too long.
    NameTooLong { table: TableName, name: String, limit: Limit, dialect: Dialect },
    /// A name has characters in it that the engine refuses.
    NameRefused { table: TableName, name: String, reason: &'static str, dialect: Dialect },
    /// A note is too long.
    NoteTooLong { table: TableName, column: Option<String>, limit: Limit, dialect: Dialect },
    /// A note has characters in it that the engine does not keep.
    NoteRefused { table: TableName, column: Option<String>, reason: &'static str, dialect: Dialect },
    /// The engine checks foreign keys at once.
    NotDeferrable { table: TableName, columns: Vec<String>, dialect: Dialect },
    /// The engine's UNIQUE counts all rows.
    NotPartial { table: TableName, columns: Vec<String>, dialect: Dialect },
    /// The engine has no schemas.
    NoSchemas { table: TableName, dialect: Dialect },
    /// The engine refuses a CHECK on a column that it writes itself.
    CheckOnWrittenColumn { table: TableName, check: String, column: String, dialect: Dialect },
    /// The engine looks for a parent whose schema is not named beside its child.
    ParentWithoutSchema { table: TableName, parent: TableName, dialect: Dialect },
    /// The names of two tables differ in nothing that the engine looks at.
    SameTable { tables: [TableName; 2], dialect: Dialect },
    /// The names of two columns differ in nothing that the engine looks at.
    SameColumn { table: TableName, columns: [String; 2], dialect: Dialect },
    /// The runtime knows the engine, this version of the schema tools does not.
    NotAvailableYet { dialect: Dialect },
}

impl fmt::Display for DialectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use DialectError as E;
        match self {
            E::TypeUnavailable { table, column, logical, dialect } => {
                write!(f, "{} has no type for `{table}.{column}` ({logical:?}) that Diesel reads: ", dialect.name())?;
                f.write_str("name one with `#[model(sql_type = \"..\")]`")
            }
            E::TypeNotOrdered { table, column, logical, dialect } => {
                write!(f, "{} cannot index `{table}.{column}` ({logical:?}), ", dialect.name())?;
                f.write_str("which a key, UNIQUE or index is on: name a type that it can with ")?;
                f.write_str("`#[model(sql_type = \"..\")]`, or leave the index out")
            }
            E::NameTooLong { table, name, limit, dialect } => {
                write!(f, "`{name}`, in `{table}`, is longer than the {limit} of a name on {}", dialect.name())
            }
            E::NameRefused { table, name, reason, dialect } => {
                write!(f, "{name:?}, in `{table}`, is no name on {}: {reason}", dialect.name())
            }
            E::NoteTooLong { table, column, limit, dialect } => {
                write!(
                    f,
                    "the note of `{}` is longer than the {limit} of a comment on ",
                    at(table, column.as_deref())
                )?;
                f.write_str(dialect.name())
            }
            E::NoteRefused { table, column, reason, dialect } => {
                write!(f, "the note of `{}` is no comment on ", at(table, column.as_deref()))?;
                write!(f, "{}: {reason}", dialect.name())
            }
            E::NotDeferrable { table, columns, dialect } => {
                write!(f, "the foreign key `{table} ({})` is `deferrable`, ", columns.join(", "))?;
                write!(f, "but {} checks every foreign key at once", dialect.name())
            }
            E::NotPartial { table, columns, dialect } => {
                write!(f, "`{table} ({})` is unique among some rows only, ", columns.join(", "))?;
                write!(f, "but {} has no partial index", dialect.name())
            }
            E::NoSchemas { table, dialect } => {
                write!(f, "`{table}` is in a schema of its own, but {} has no schemas", dialect.name())
            }
            E::CheckOnWrittenColumn { table, check, column, dialect } => {
                write!(
                    f,
                    "the check `{check}` of `{table}` looks at `{column}`, which a foreign key's action writes; "
                )?;
                write!(f, "{} refuses that: choose another action, or leave the check out", dialect.name())
            }
            E::ParentWithoutSchema { table, parent, dialect } => {
                write!(f, "`{table}` refers to `{parent}`, which {} would look for beside it: ", dialect.name())?;
                write!(f, "name the schema of `{parent}` too")
            }
            E::SameTable { tables: [one, other], dialect } => {
                write!(f, "`{one}` and `{other}` are one table on {}: call one of them otherwise", dialect.name())
            }
            E::SameColumn { table, columns: [one, other], dialect } => {
                let name = dialect.name();
                write!(f, "`{one}` and `{other}` of `{table}` are one column on {name}: call one of them otherwise")
            }
            E::NotAvailableYet { dialect } => write!(f, "{} is not available yet in this version", dialect.name()),
        }
    }
}

impl std::error::Error for DialectError {}

fn at(table: &TableName, column: Option<&str>) -> String {
    column.map_or_else(|| table.to_string(), |column| format!("{table}.{column}"))
}
