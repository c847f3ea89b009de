//! What a connection must be for migrations to be run on it.

use crate::dialect::Dialect;
use diesel::{
    QueryResult, RunQueryDsl as _,
    backend::Backend,
    connection::{Connection, LoadConnection},
    deserialize::QueryableByName,
    expression::QueryMetadata,
    migration::MigrationConnection,
    query_builder::{QueryFragment, SqlQuery},
    sql_types::{BigInt, Nullable, Text, Untyped},
};
use diesel_migrations::MigrationHarness;

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Nullable<Text>)]
    key: Option<String>,
}

/// A backend of Diesel's whose engine the schema tools know.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel_one_to_one_schema::{dialect::Dialect, run::Speaks};
///
/// assert_eq!(diesel::sqlite::Sqlite::DIALECT, Dialect::Sqlite);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "migrations are not run on the backend `{Self}`",
    note = "enable the feature `sqlite`, `postgres` or `mysql` of `diesel-one-to-one-schema`"
)]
pub trait Speaks: Backend {
    /// What it speaks.
    const DIALECT: Dialect;
}

#[cfg(feature = "sqlite")]
impl Speaks for diesel::sqlite::Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;
}

#[cfg(feature = "postgres")]
impl Speaks for diesel::pg::Pg {
    const DIALECT: Dialect = Dialect::Postgres;
}

#[cfg(feature = "mysql")]
impl Speaks for diesel::mysql::Mysql {
    const DIALECT: Dialect = Dialect::Mariadb;
}

/// A connection that migrations can be run on: Diesel's own, and those of its pools. One of `diesel_async` is given to
/// `run_async`.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// fn is_target<Conn: diesel_one_to_one_schema::run::Target>() {}
///
/// is_target::<diesel::SqliteConnection>();
/// # }
/// ```
pub trait Target:
    MigrationConnection<Backend: Speaks> + MigrationHarness<<Self as Connection>::Backend> + 'static
{
    /// The number that a statement gives as `count`.
    #[doc(hidden)]
    fn number(&mut self, query: &str) -> QueryResult<i64>;

    /// The texts that a statement gives as `key`; NULL is none.
    #[doc(hidden)]
    fn texts(&mut self, query: &str) -> QueryResult<Vec<String>>;
}

impl<Conn> Target for Conn
where
    Conn: LoadConnection<Backend: Speaks + QueryMetadata<Untyped>>
        + MigrationConnection
        + MigrationHarness<<Conn as Connection>::Backend>
        + 'static,
    SqlQuery: QueryFragment<Conn::Backend>,
    Number: QueryableByName<Conn::Backend>,
    Word: QueryableByName<Conn::Backend>,
{
    fn number(&mut self, query: &str) -> QueryResult<i64> {
        let row: Number = diesel::sql_query(query).get_result(self)?;
        Ok(row.count)
    }

    fn texts(&mut self, query: &str) -> QueryResult<Vec<String>> {
        let rows: Vec<Word> = diesel::sql_query(query).load(self)?;
        Ok(rows.into_iter().filter_map(|it| it.key).collect())
    }
}

/// What the connection speaks.
pub(crate) const fn dialect<Conn: Target>() -> Dialect {
    <Conn::Backend as Speaks>::DIALECT
}
