use crate::dialect::sqlite::objects::READ;
use diesel::{QueryResult, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query, sql_types::Text};

/// Something that a SQLite database is made of: a row of its `sqlite_schema`.
///
/// ```
/// use diesel_one_to_one_schema::shadow::Object;
///
/// let object = Object {
///     kind: "table".into(),
///     name: "users".into(),
///     table: "users".into(),
///     sql: "CREATE TABLE users (id INTEGER PRIMARY KEY)".into(),
/// };
/// assert_eq!(object.kind, "table");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Object {
    /// `table`, `index`, `trigger` or `view`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// Its name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The table or view that it belongs to; itself, if it is one.
    #[diesel(sql_type = Text)]
    pub table: String,
    /// The statement that makes it.
    #[diesel(sql_type = Text)]
    pub sql: String,
}

impl Object {
    pub(super) fn is_virtual(&self) -> bool {
        self.sql.get(..14).is_some_and(|it| it.eq_ignore_ascii_case("CREATE VIRTUAL"))
    }
}

/// All that a SQLite database is made of, in an order in which it can be made: tables, views, indexes, triggers.
///
/// Diesel's list of migrations is not among them, nor is what SQLite makes by itself.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one_schema::shadow::Objects;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE); CREATE INDEX by_email ON users (email)")?;
/// let objects = Objects::read(&mut conn)?;
/// let names: Vec<_> = objects.iter().map(|it| it.name.as_str()).collect();
/// assert_eq!(names, ["users", "by_email"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Objects(Vec<Object>);

impl Objects {
    /// What the database of the connection is made of.
    ///
    /// # Errors
    ///
    /// What the database answers: a file that is no database.
    pub fn read(conn: &mut SqliteConnection) -> QueryResult<Objects> {
        sql_query(READ).load(conn).map(Objects)
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Object> {
        self.0.iter()
    }

    /// The table of that name and what belongs to it, in whatever case.
    pub fn of_table<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Object> {
        self.iter().filter(move |it| it.table.eq_ignore_ascii_case(table))
    }
}

impl<'a> IntoIterator for &'a Objects {
    type Item = &'a Object;
    type IntoIter = std::slice::Iter<'a, Object>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Object> for Objects {
    fn from_iter<I: IntoIterator<Item = Object>>(objects: I) -> Self {
        Objects(objects.into_iter().collect())
    }
}
