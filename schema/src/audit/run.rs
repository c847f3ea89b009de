//! Asking the database.

use super::rule::{Rule, rules};
use crate::{dialect, live::Inspect, schema::Schema};
use diesel::QueryResult;

/// An audit of the tables of a schema: reads only, and holds no more than the keys that it lists.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// # #[cfg(feature = "sqlite")] {
/// use diesel_one_to_one_schema::{audit::Audit, live::Inspect};
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute(
///     "PRAGMA foreign_keys = OFF;
///      CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL);
///      CREATE TABLE profiles (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL UNIQUE REFERENCES users);
///      INSERT INTO profiles VALUES (1, 7), (2, 9);",
/// )?;
/// let schema = conn.inspect(&[])?;
/// let broken = Audit::of(&schema).run(&mut conn)?;
/// assert_eq!(broken[0].rule.to_string(), "a row of `users` for each `user_id` of `profiles`");
/// assert_eq!((broken[0].count, &*broken[0].keys), (2, &["7".to_owned(), "9".to_owned()][..]));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct Audit<'a> {
    schema: &'a Schema,
    most: usize,
}

/// A rule that rows break.
#[derive(Debug)]
pub struct Broken<'a> {
    /// The rule.
    pub rule: Rule<'a>,
    /// By how many keys it is broken: of parents with several children, of parents that are not there, of rows.
    pub count: u64,
    /// Some of the keys, as text.
    pub keys: Vec<String>,
}

impl<'a> Audit<'a> {
    /// Of all tables, listing at most ten keys for each rule.
    pub const fn of(schema: &'a Schema) -> Self {
        Audit { schema, most: 10 }
    }

    /// Lists at most so many keys for each rule.
    pub const fn listing(self, most: usize) -> Self {
        Audit { most, ..self }
    }

    /// The rules that are broken.
    ///
    /// # Errors
    ///
    /// What the database answers: a table or a column that is not there, which [`compare`](crate::check::compare) names.
    pub fn run<Conn: Inspect>(self, conn: &mut Conn) -> QueryResult<Vec<Broken<'a>>> {
        self.run_and_tell(conn, |_| {})
    }

    /// The same; `tell` is called before each rule, of which one over a large table takes its time.
    ///
    /// # Errors
    ///
    /// As [`run`](Audit::run).
    pub fn run_and_tell<Conn: Inspect>(
        self,
        conn: &mut Conn,
        mut tell: impl FnMut(&Rule<'a>),
    ) -> QueryResult<Vec<Broken<'a>>> {
        let mut broken = Vec::new();
        for rule in rules(self.schema) {
            tell(&rule);
            let count = conn.count(&dialect::audit::counted(&rule, Conn::DIALECT))?.unsigned_abs();
            if count > 0 {
                let list = format!("{} LIMIT {}", dialect::audit::listed(&rule, Conn::DIALECT), self.most);
                let keys = conn.keys(&list)?.into_iter().map(Option::unwrap_or_default).collect();
                broken.push(Broken { rule, count, keys });
            }
        }
        Ok(broken)
    }
}
