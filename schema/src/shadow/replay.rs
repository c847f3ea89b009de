use super::{Objects, Refused, Shadow};
use crate::run;
use diesel::SqliteConnection;
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use std::{fs, path::Path};

impl Shadow {
    /// A database that the migrations of a folder have been run on.
    ///
    /// ```
    /// use diesel_one_to_one_schema::shadow::Shadow;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let migration = folder.path().join("2026-01-01-000000_users");
    /// std::fs::create_dir(&migration)?;
    /// std::fs::write(migration.join("up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY);")?;
    /// std::fs::write(migration.join("down.sql"), "DROP TABLE users;")?;
    /// let mut shadow = Shadow::replayed(folder.path())?;
    /// assert_eq!(shadow.objects()?.iter().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::Unplayed`]: there is no such folder, or one of the migrations fails on an empty database.
    pub fn replayed(folder: &Path) -> Result<Shadow, Refused> {
        let unplayed = |error: &dyn std::fmt::Display| Refused::Unplayed(error.to_string());
        let migrations = FileBasedMigrations::from_path(folder).map_err(|error| unplayed(&error))?;
        let mut shadow = Shadow::empty()?;
        shadow.conn.run_pending_migrations(migrations).map_err(|error| unplayed(&error))?;
        shadow.enforce(true)?;
        Ok(shadow)
    }

    /// What the database of a connection will be once the migrations of a folder have been run that it lacks.
    ///
    /// ```
    /// use diesel::{connection::SimpleConnection, prelude::*};
    /// use diesel_one_to_one_schema::shadow::Shadow;
    ///
    /// let mut conn = SqliteConnection::establish(":memory:")?;
    /// conn.batch_execute("CREATE TABLE notes (id INTEGER PRIMARY KEY)")?;
    /// let folder = tempfile::tempdir()?;
    /// let migration = folder.path().join("2026-01-01-000000_users");
    /// std::fs::create_dir(&migration)?;
    /// std::fs::write(migration.join("up.sql"), "CREATE TABLE users (id INTEGER PRIMARY KEY);")?;
    /// let mut shadow = Shadow::ahead(&mut conn, folder.path())?;
    /// assert_eq!(shadow.objects()?.iter().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::Unplayed`]: there is no such folder, the database does not tell, or one of the migrations fails on what it is
    /// made of.
    pub fn ahead(conn: &mut SqliteConnection, folder: &Path) -> Result<Shadow, Refused> {
        let unplayed = |error: &dyn std::fmt::Display| Refused::Unplayed(error.to_string());
        let migrations = FileBasedMigrations::from_path(folder).map_err(|error| unplayed(&error))?;
        let pending = run::pending(conn, &migrations).map_err(|error| unplayed(&error))?;
        let mut shadow = Shadow::of(&Objects::read(conn).map_err(|error| unplayed(&error))?)?;
        for migration in pending {
            let up =
                fs::read_to_string(folder.join(&migration.name).join("up.sql")).map_err(|error| unplayed(&error))?;
            shadow.run(&up)?;
        }
        Ok(shadow)
    }
}
