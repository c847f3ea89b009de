//! A live database, read into a [`Schema`].
//!
//! Each engine's catalog is read by a few statements for all tables at once, through Diesel alone. What an engine keeps
//! in words of its own is read back into the words of models: `nextval(..)` is an identity, `tinyint(1)` a boolean.

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod assemble;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub(crate) mod catalog;
#[cfg(any(feature = "sqlite", feature = "mysql"))]
#[cfg_attr(not(all(feature = "sqlite", feature = "mysql")), allow(dead_code, reason = "each reads what it lacks"))]
pub(crate) mod text;

use crate::{
    dialect::{self, Dialect},
    schema::Schema,
};
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use diesel::RunQueryDsl as _;
use diesel::{Connection, QueryResult};

/// Something that a database is told to do, or not to do.
///
/// ```
/// use diesel_one_to_one_schema::live::Setting;
///
/// let setting = Setting { name: "PRAGMA foreign_keys", on: "PRAGMA foreign_keys = ON" };
/// assert!(setting.on.starts_with(setting.name));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// What the engine calls it.
    pub name: &'static str,
    /// The statement that switches it on.
    pub on: &'static str,
}

/// A connection whose database can be read into a [`Schema`].
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one_schema::live::Inspect;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute(
///     "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL);
///      CREATE TABLE profiles (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL UNIQUE REFERENCES users);",
/// )?;
/// let schema = conn.inspect(&[])?;
/// let profiles = &schema.tables[0];
/// assert_eq!(profiles.uniques[0].columns, ["user_id"]);
/// assert_eq!(profiles.foreign_keys[0].references.columns, ["id"]);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Inspect: Connection {
    /// What it speaks.
    const DIALECT: Dialect;

    /// The tables of the connection's own schema, and of those that are named; by name, all but Diesel's own list of
    /// migrations. SQLite has no schemas: there it is the main file alone.
    ///
    /// # Errors
    ///
    /// What the database answers: no right to read the catalog, a connection that is gone.
    fn inspect(&mut self, schemas: &[&str]) -> QueryResult<Schema>;

    /// The settings that keep every foreign key from being enforced, for this connection or for those to come.
    ///
    /// ```
    /// use diesel::{connection::SimpleConnection, prelude::*};
    /// # #[cfg(feature = "sqlite")] {
    /// use diesel_one_to_one_schema::live::Inspect;
    ///
    /// let mut conn = SqliteConnection::establish(":memory:")?;
    /// conn.batch_execute("PRAGMA foreign_keys = OFF")?;
    /// let off = conn.foreign_keys_off()?;
    /// assert_eq!((off[0].name, off[0].on), ("PRAGMA foreign_keys", "PRAGMA foreign_keys = ON"));
    ///
    /// conn.batch_execute(off[0].on)?;
    /// assert!(conn.foreign_keys_off()?.is_empty());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What the database answers: a connection that is gone.
    fn foreign_keys_off(&mut self) -> QueryResult<Vec<Setting>> {
        let mut off = Vec::new();
        for &(setting, question) in dialect::enforcement::settings(Self::DIALECT) {
            if self.count(question)? > 0 {
                off.push(setting);
            }
        }
        Ok(off)
    }

    /// The number that a statement of the schema tools gives as `count`.
    #[doc(hidden)]
    fn count(&mut self, query: &str) -> QueryResult<i64>;

    /// The texts that a statement of the schema tools gives as `key`; NULL is none.
    #[doc(hidden)]
    fn keys(&mut self, query: &str) -> QueryResult<Vec<Option<String>>>;
}

macro_rules! inspect {
    ($($feature:literal $Connection:ty: $Dialect:ident $read:path;)+) => {$(
        #[cfg(feature = $feature)]
        impl Inspect for $Connection {
            const DIALECT: Dialect = Dialect::$Dialect;

            fn inspect(&mut self, schemas: &[&str]) -> QueryResult<Schema> {
                Ok(assemble::schema($read(self, schemas)?))
            }

            fn count(&mut self, query: &str) -> QueryResult<i64> {
                let count: catalog::CountRow = diesel::sql_query(query).get_result(self)?;
                Ok(count.count)
            }

            fn keys(&mut self, query: &str) -> QueryResult<Vec<Option<String>>> {
                let keys: Vec<catalog::Listed> = diesel::sql_query(query).load(self)?;
                Ok(keys.into_iter().map(|it| it.key).collect())
            }
        }
    )+};
}

inspect! {
    "sqlite" diesel::SqliteConnection: Sqlite crate::dialect::sqlite::read::catalog;
    "postgres" diesel::PgConnection: Postgres crate::dialect::postgres::read::catalog;
    "mysql" diesel::MysqlConnection: Mariadb crate::dialect::mariadb::read::catalog;
}
