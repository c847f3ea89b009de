//! A SQLite database in memory, made from what another one says of itself: to see what a script would make of it, and to
//! write one that loses nothing of it.
//!
//! SQLite cannot alter most of what a table has, so a table is made anew, with its rows. What models know of it would not
//! be enough for that: a trigger, a CHECK or a column that somebody has made by hand would be lost. So a rebuild starts
//! from the [`Objects`] of the database that it is for, and [`sqlite_scripts`] refuses what it could not keep.

mod apart;
mod creation;
mod keep;
mod merge;
mod objects;
mod refused;
#[cfg(feature = "migrations")]
mod replay;
mod same;
mod scripts;
mod texts;
mod whole;
mod words;

use crate::{dialect::sqlite::objects as sql, live::Inspect as _, schema::Schema};
use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _};
pub use objects::{Object, Objects};
pub use refused::Refused;
pub use scripts::{Scripts, Written, sqlite_scripts};

/// The database in memory. It has no rows.
///
/// ```
/// use diesel_one_to_one_schema::shadow::{Objects, Shadow};
///
/// let mut shadow = Shadow::of(&Objects::default())?;
/// let objects = shadow.run("CREATE TABLE users (id INTEGER PRIMARY KEY)")?;
/// assert_eq!(objects.of_table("Users").next().unwrap().name, "users");
/// assert_eq!(shadow.schema()?.tables.len(), 1);
/// // what fails leaves nothing behind
/// assert!(shadow.run("DROP TABLE users; DROP TABLE posts").is_err());
/// assert_eq!(shadow.objects()?, objects);
/// # Ok::<(), diesel_one_to_one_schema::shadow::Refused>(())
/// ```
#[must_use]
pub struct Shadow {
    conn: SqliteConnection,
}

impl Shadow {
    fn empty() -> Result<Shadow, Refused> {
        Ok(Shadow { conn: SqliteConnection::establish(":memory:").map_err(Refused::memory)? })
    }

    /// A database with these objects.
    ///
    /// A virtual table whose module is not there is left out, as nothing that is planned has to do with it.
    ///
    /// # Errors
    ///
    /// [`Refused::Unmade`]: one of the objects asks for what is not there, as a function of the application's own.
    pub fn of(objects: &Objects) -> Result<Shadow, Refused> {
        let mut shadow = Shadow::empty()?;
        shadow.enforce(false)?;
        for object in objects {
            let made = shadow.conn.batch_execute(&object.sql);
            // the tables behind a virtual one came with it
            let there = made.is_err() && shadow.objects()?.iter().any(|it| it.name == object.name);
            if let (Err(error), false) = (made, there || object.is_virtual()) {
                return Err(Refused::Unmade { name: object.name.clone(), message: error.to_string() });
            }
        }
        shadow.enforce(true)?;
        Ok(shadow)
    }

    /// What the database is made of now.
    ///
    /// # Errors
    ///
    /// [`Refused::Memory`], where there is too little of it.
    pub fn objects(&mut self) -> Result<Objects, Refused> {
        Objects::read(&mut self.conn).map_err(Refused::memory)
    }

    /// The same as a [`Schema`].
    ///
    /// # Errors
    ///
    /// As [`Shadow::objects`].
    pub fn schema(&mut self) -> Result<Schema, Refused> {
        self.conn.inspect(&[]).map_err(Refused::memory)
    }

    /// Runs a script as Diesel runs a migration, in one transaction, and says what the database is made of then.
    ///
    /// # Errors
    ///
    /// [`Refused::Fails`] with SQLite's own words; nothing is changed then.
    pub fn run(&mut self, script: &str) -> Result<Objects, Refused> {
        self.execute(script)?;
        self.objects()
    }

    fn execute(&mut self, script: &str) -> Result<(), Refused> {
        let run = self.conn.transaction(|conn| conn.batch_execute(script));
        run.map_err(|error| Refused::Fails(error.to_string()))
    }

    /// Whether foreign keys are on: a script must be right either way.
    fn enforce(&mut self, on: bool) -> Result<(), Refused> {
        let setting = if on { sql::FOREIGN_KEYS_ON } else { sql::FOREIGN_KEYS_OFF };
        self.conn.batch_execute(setting).map_err(Refused::memory)
    }

    /// What SQLite says of a view or a trigger that names what is not there, of whichever it meets first.
    fn broken(&mut self) -> Option<String> {
        let read = |conn: &mut SqliteConnection| sql::READ_AGAIN.iter().try_for_each(|it| conn.batch_execute(it));
        self.conn.transaction(read).err().map(|error: diesel::result::Error| error.to_string())
    }
}
