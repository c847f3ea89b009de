//! A foreign key that is no association, as its rows are today.

use super::{NearMiss, Reason};
use crate::{
    audit::Rule,
    change::Change,
    dialect::{self, Dialect},
    live::Inspect,
    names::{Names, Purpose},
    schema::{Table, Unique},
};
use diesel::QueryResult;
use std::fmt;

/// A [`NearMiss`], and by how much it misses.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// # #[cfg(feature = "sqlite")] {
/// use diesel_one_to_one_schema::{adopt::adopt, live::Inspect};
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute(
///     "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL);
///      CREATE TABLE profiles (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER REFERENCES users);
///      INSERT INTO users VALUES (1), (2);
///      INSERT INTO profiles VALUES (11, 1), (12, 1), (13, NULL), (14, NULL);",
/// )?;
/// let (_, near_misses) = adopt(&conn.inspect(&[])?);
/// assert_eq!(near_misses[0].duplicates(&mut conn)?, 1);
/// assert_eq!(
///     near_misses[0].today(&mut conn)?.to_string(),
///     "`profiles` refers by `user_id` to `users`: not UNIQUE, so one-to-many; today 1 parent has several",
/// );
///
/// conn.batch_execute("UPDATE profiles SET user_id = 2 WHERE id = 12")?;
/// let today = near_misses[0].today(&mut conn)?;
/// assert_eq!(
///     today.unique.as_deref(),
///     Some("CREATE UNIQUE INDEX \"profiles_user_id_key\" ON \"profiles\" (\"user_id\")"),
/// );
/// conn.batch_execute(&today.unique.unwrap())?;
/// assert_eq!(adopt(&conn.inspect(&[])?).0.len(), 1);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Today<'a> {
    /// The foreign key.
    pub near_miss: &'a NearMiss,
    /// How many parents have several rows.
    pub duplicates: u64,
    /// The statement that makes it one-to-one: where a UNIQUE is all that it lacks, and no rows are in the way.
    pub unique: Option<String>,
}

impl NearMiss {
    /// How many keys several rows have today: what a UNIQUE would refuse.
    ///
    /// # Errors
    ///
    /// What the database answers: no right to read the table, a connection that is gone.
    pub fn duplicates<Conn: Inspect>(&self, conn: &mut Conn) -> QueryResult<u64> {
        let table = Table::new(self.child.clone());
        let singular = Rule::Singular(&table, &self.columns, None);
        let count = conn.count(&dialect::audit::counted(&singular, Conn::DIALECT))?;
        Ok(count.unsigned_abs())
    }

    /// The same, and what could be done.
    ///
    /// # Errors
    ///
    /// As [`duplicates`](NearMiss::duplicates).
    pub fn today<Conn: Inspect>(&self, conn: &mut Conn) -> QueryResult<Today<'_>> {
        let duplicates = self.duplicates(conn)?;
        let lacks_unique = matches!(self.reason, Reason::NotUnique | Reason::UniqueInPart);
        let unique = (lacks_unique && duplicates == 0).then(|| self.addition(Conn::DIALECT));
        Ok(Today { near_miss: self, duplicates, unique })
    }

    /// The UNIQUE that an association would have.
    fn unique(&self) -> Unique {
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        Unique {
            name: Names::default().make(Purpose::Unique, &self.child, &columns),
            columns: self.columns.clone(),
            condition: None,
            valid: true,
        }
    }

    fn addition(&self, dialect: Dialect) -> String {
        dialect::write_once(&Change::AddUnique(self.child.clone(), self.unique()), dialect).join(";\n")
    }
}

impl fmt::Display for Today<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Today { near_miss, duplicates, unique } = self;
        match (duplicates, unique) {
            (_, Some(unique)) => write!(f, "{near_miss}; today none has several, so it could be: {unique}"),
            (0, None) => near_miss.fmt(f),
            (1, None) => write!(f, "{near_miss}; today 1 parent has several"),
            (many, None) => write!(f, "{near_miss}; today {many} parents have several"),
        }
    }
}
