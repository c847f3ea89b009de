use super::TableName;
#[cfg(feature = "migrations")]
use super::unsaid;
use diesel_one_to_one::definition;
use std::fmt;

/// The primary key of a table.
///
/// ```
/// use diesel_one_to_one_schema::schema::PrimaryKey;
///
/// let key = PrimaryKey { name: "users_pkey".into(), columns: vec!["id".into()] };
/// assert_eq!(key.columns, ["id"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct PrimaryKey {
    /// Its name; SQLite and MariaDB keep none.
    pub name: String,
    /// Its columns, in index order.
    pub columns: Vec<String>,
}

/// Columns that are unique together.
///
/// ```
/// use diesel_one_to_one_schema::schema::{Condition, Unique};
///
/// // one profile per user, those that are deleted not counted
/// let unique = Unique {
///     name: "profiles_user_id_key".into(),
///     columns: vec!["user_id".into()],
///     condition: Some(Condition::IsNull("deleted_at".into())),
///     valid: true,
/// };
/// assert!(unique.condition.is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Unique {
    /// Its name.
    pub name: String,
    /// Its columns, in index order.
    pub columns: Vec<String>,
    /// The rows that are counted, where not all are.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub condition: Option<Condition>,
    /// Does it hold? On PostgreSQL a `CREATE UNIQUE INDEX CONCURRENTLY` that failed leaves one that does not.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::valid", skip_serializing_if = "unsaid::is_valid"))]
    pub valid: bool,
}

/// A condition on the rows of a table.
///
/// ```
/// use diesel_one_to_one_schema::schema::{Condition, Literal};
///
/// let active = Condition::Equals { column: "active".into(), value: Literal::Bool(true) };
/// assert_ne!(active, Condition::IsNull("active".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "migrations",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum Condition {
    /// The column is NULL.
    IsNull(String),
    /// The column has this value.
    Equals {
        /// The column.
        column: String,
        /// The value.
        value: Literal,
    },
    /// Any other, in the words of whoever wrote it.
    Expression(String),
}

/// A value in a [`Condition`].
///
/// ```
/// use diesel_one_to_one_schema::schema::Literal;
///
/// assert_ne!(Literal::Text("1".into()), Literal::Integer(1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Text.
    Text(String),
}

/// An index that makes nothing unique.
///
/// ```
/// use diesel_one_to_one_schema::schema::Index;
///
/// let index = Index { name: "articles_published_on_idx".into(), columns: vec!["published_on".into()], valid: true };
/// assert_eq!(index.columns, ["published_on"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// Is it used? On PostgreSQL a `CREATE INDEX CONCURRENTLY` that failed leaves one that is not.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::valid", skip_serializing_if = "unsaid::is_valid"))]
    pub valid: bool,
}

/// Columns that refer to the columns of a table.
///
/// ```
/// use diesel_one_to_one_schema::schema::{Action, Deferral, ForeignKey, References, TableName};
///
/// let key = ForeignKey {
///     name: "profiles_user_id_fkey".into(),
///     columns: vec!["user_id".into()],
///     references: References { table: TableName::new("users"), columns: vec!["id".into()] },
///     on_delete: Action::Cascade,
///     on_update: Action::NoAction,
///     deferral: Deferral::Never,
///     valid: true,
///     comment: None,
/// };
/// assert_eq!(key.references.table.name, "users");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct ForeignKey {
    /// Its name; SQLite keeps it in the text of the table only.
    pub name: String,
    /// The columns that refer.
    pub columns: Vec<String>,
    /// What they refer to.
    pub references: References,
    /// What a delete of the row referred to does.
    #[cfg_attr(
        feature = "migrations",
        serde(default = "unsaid::no_action", skip_serializing_if = "unsaid::is_no_action")
    )]
    pub on_delete: Action,
    /// What a change of the key referred to does.
    #[cfg_attr(
        feature = "migrations",
        serde(default = "unsaid::no_action", skip_serializing_if = "unsaid::is_no_action")
    )]
    pub on_update: Action,
    /// When it is checked.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::never", skip_serializing_if = "unsaid::is_never"))]
    pub deferral: Deferral,
    /// Were the rows checked that were there before it? `NOT VALID` on PostgreSQL: they were not.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::valid", skip_serializing_if = "unsaid::is_valid"))]
    pub valid: bool,
    /// Why it exists.
    #[cfg_attr(feature = "migrations", serde(skip_serializing_if = "Option::is_none"))]
    pub comment: Option<String>,
}

/// What a foreign key does where the row that it refers to goes or changes.
///
/// ```
/// use diesel_one_to_one::definition;
/// use diesel_one_to_one_schema::schema::Action;
///
/// assert_eq!(Action::from(definition::Action::SetNull), Action::SetNull);
/// assert_eq!(Action::SetDefault.to_string(), "SET DEFAULT");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Action {
    /// The row that refers goes, or changes, too.
    Cascade,
    /// It is refused at once.
    Restrict,
    /// The columns that refer become NULL.
    SetNull,
    /// They become their defaults. No model says so, because it can hold for one row only; a live database may.
    SetDefault,
    /// It is refused when the foreign key is checked.
    NoAction,
}

impl From<definition::Action> for Action {
    fn from(action: definition::Action) -> Self {
        match action {
            definition::Action::Cascade => Action::Cascade,
            definition::Action::Restrict => Action::Restrict,
            definition::Action::SetNull => Action::SetNull,
            definition::Action::NoAction => Action::NoAction,
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Action::Cascade => "CASCADE",
            Action::Restrict => "RESTRICT",
            Action::SetNull => "SET NULL",
            Action::SetDefault => "SET DEFAULT",
            Action::NoAction => "NO ACTION",
        })
    }
}

/// What a [`ForeignKey`] refers to.
///
/// ```
/// use diesel_one_to_one_schema::schema::{References, TableName};
///
/// let users = References { table: TableName::new("users"), columns: vec!["id".into()] };
/// assert_eq!(users.columns.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct References {
    /// The table.
    pub table: TableName,
    /// Its columns, one for each of [`ForeignKey::columns`].
    pub columns: Vec<String>,
}

/// When a [`ForeignKey`] is checked.
///
/// ```
/// use diesel_one_to_one_schema::schema::Deferral;
///
/// assert_ne!(Deferral::InitiallyDeferred, Deferral::InitiallyImmediate);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Deferral {
    /// At the end of each statement.
    Never,
    /// The same, unless a transaction asks for COMMIT. Ours never are; a live database's may be.
    InitiallyImmediate,
    /// At COMMIT.
    InitiallyDeferred,
}

/// A condition that every row meets.
///
/// ```
/// use diesel_one_to_one_schema::schema::Check;
///
/// let check = Check { name: "products_quantity_check".into(), expression: "quantity >= 0".into(), valid: true };
/// assert_eq!(check.expression, "quantity >= 0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Check {
    /// Its name.
    pub name: String,
    /// The condition, in the words of whoever wrote it, or as the engine has rewritten them.
    pub expression: String,
    /// Were the rows checked that were there before it? `NOT VALID` on PostgreSQL: they were not.
    #[cfg_attr(feature = "migrations", serde(default = "unsaid::valid", skip_serializing_if = "unsaid::is_valid"))]
    pub valid: bool,
}

/// What runs when a row is written.
///
/// ```
/// use diesel_one_to_one_schema::schema::Trigger;
///
/// let trigger = Trigger { name: "log".into(), definition: "AFTER DELETE ON users ..".into() };
/// assert!(trigger.definition.contains("DELETE"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// All of it, in the engine's words.
    pub definition: String,
}

/// What a live table has that no model can say: an index over an expression, an exclusion constraint.
///
/// ```
/// use diesel_one_to_one_schema::schema::Unknown;
///
/// let index = Unknown { name: "users_lower_idx".into(), definition: "CREATE INDEX .. (lower(email))".into() };
/// assert_eq!(index.name, "users_lower_idx");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "migrations", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Unknown {
    /// Its name.
    pub name: String,
    /// All of it, in the engine's words.
    pub definition: String,
}
