//! Text, last of all.

use crate::{
    change::Change,
    dialect::{self, Dialect},
    error::{Error, Errors},
    order,
    plan::Guard,
    schema::Schema,
};
use std::fmt;

/// One statement, without the semicolon.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{schema::{Schema, Table, TableName}, script::drop_script};
///
/// let schema = Schema { tables: vec![Table::new(TableName::new("users"))], ..Schema::default() };
/// let script = drop_script(&schema, Dialect::Mariadb).unwrap();
/// assert_eq!(script.statements[0].sql, "DROP TABLE `users`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statement {
    /// Its text.
    pub sql: String,
}

/// Statements, in order.
///
/// As text it is what `batch_execute` and a migration file take. A script without statements is to be executed by
/// nobody: PostgreSQL refuses an empty text, and Diesel's MySQL connection ends the process (2.3.14, measured).
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{schema::{Schema, Table, TableName}, script::drop_script};
///
/// let tables = ["users", "teams"].map(|name| Table::new(TableName::new(name)));
/// let schema = Schema { tables: tables.into(), ..Schema::default() };
/// let script = drop_script(&schema, Dialect::Sqlite).unwrap();
/// assert_eq!(script.to_string(), "DROP TABLE \"teams\";\nDROP TABLE \"users\";\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Script {
    /// The statements.
    pub statements: Vec<Statement>,
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.statements.iter().try_for_each(|statement| writeln!(f, "{};", statement.sql))
    }
}

/// What makes everything in the schema.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{schema::{Column, Schema, Table, TableName}, script::create_script};
///
/// let teams = Table {
///     columns: vec![Column::new("name", LogicalType::Text)],
///     ..Table::new(TableName::new("teams"))
/// };
/// let script = create_script(&Schema { tables: vec![teams], ..Schema::default() }, Dialect::Postgres).unwrap();
/// assert_eq!(script.to_string(), "CREATE TABLE \"teams\" (\n    \"name\" TEXT NOT NULL\n);\n");
/// ```
///
/// # Errors
///
/// All that the engine cannot hold.
pub fn create_script(schema: &Schema, dialect: Dialect) -> Result<Script, Errors> {
    script(schema, dialect, order::creation)
}

/// What drops everything in the schema, rows and all.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{schema::{Schema, Table, TableName}, script::drop_script};
///
/// let hr = TableName { schema: Some("hr".into()), name: "details".into() };
/// let script = drop_script(&Schema { tables: vec![Table::new(hr)], ..Schema::default() }, Dialect::Postgres).unwrap();
/// assert_eq!(script.to_string(), "DROP TABLE \"hr\".\"details\";\n");
/// ```
///
/// # Errors
///
/// All that the engine cannot hold.
pub fn drop_script(schema: &Schema, dialect: Dialect) -> Result<Script, Errors> {
    script(schema, dialect, order::removal)
}

/// What makes one change, of a schema that the engine can hold. On MariaDB it makes none that is made already.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, schema::{Table, TableName}, script::change_script};
///
/// let change = Change::DropTable(Table::new(TableName::new("users")));
/// assert_eq!(change_script(&change, Dialect::Postgres).to_string(), "DROP TABLE \"users\";\n");
/// assert_eq!(change_script(&change, Dialect::Mariadb).to_string(), "DROP TABLE IF EXISTS `users`;\n");
/// ```
#[must_use]
pub fn change_script(change: &Change, dialect: Dialect) -> Script {
    Script::of(dialect::write(change, dialect))
}

/// What fails unless the rows are as the guard asks, and otherwise does nothing. `audit` is the command that shows the rows
/// which are not.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{
///     plan::{Guard, Must},
///     schema::{Table, TableName},
///     script::guard_script,
/// };
///
/// let guard = Guard { table: Table::new(TableName::new("users")), must: Must::NotBeNull("email".into()) };
/// let script = guard_script(&guard, Dialect::Sqlite, "cargo run --bin schema -- audit").to_string();
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)")?;
/// conn.batch_execute(&script)?;
/// conn.batch_execute("INSERT INTO users (email) VALUES (NULL)")?;
/// let refusal = conn.batch_execute(&script).unwrap_err().to_string();
/// assert!(refusal.contains("`users.email` is not NULL; what breaks it: cargo run --bin schema -- audit"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn guard_script(guard: &Guard, dialect: Dialect, audit: &str) -> Script {
    Script::of(dialect::guard::guard(guard, dialect, audit))
}

impl Script {
    pub(crate) fn of(statements: Vec<String>) -> Script {
        Script { statements: statements.into_iter().map(|sql| Statement { sql }).collect() }
    }
}

fn script(schema: &Schema, dialect: Dialect, order: fn(&Schema, Dialect) -> Vec<Change>) -> Result<Script, Errors> {
    let schema = dialect::suited(schema.clone(), dialect);
    let errors = dialect::verify(&schema, dialect).into_iter().map(Error::from).collect();
    let changes = order(&schema, dialect);
    let statements =
        changes.iter().flat_map(|change| dialect::write_once(change, dialect)).map(|sql| Statement { sql });
    Errors::unless_empty(Script { statements: statements.collect() }, errors)
}
