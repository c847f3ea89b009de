use super::{Refused, Shadow};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use std::path::Path;

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
}
