//! Asking the database.

use super::{Difference, Finding, compare};
use crate::{live::Inspect, schema::Schema};
use diesel::QueryResult;
use std::collections::BTreeSet;

/// All in which a database differs from what the models say of it, in their order; and whether its foreign keys are
/// enforced at all.
///
/// The schemas are read that the models name, and the connection's own. What switches foreign keys off is a setting of the
/// connection, so an application's own is the one to give: SQLite begins every one with them off, unless it was built to do
/// otherwise.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// # #[cfg(feature = "sqlite")] {
/// use diesel_one_to_one_schema::{check, live::Inspect};
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute("PRAGMA foreign_keys = OFF; CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL)")?;
/// let models = conn.inspect(&[])?;
/// assert_eq!(check::check(&models, &mut conn)?[0].code(), "O2O320");
///
/// conn.batch_execute("PRAGMA foreign_keys = ON")?;
/// assert_eq!(check::check(&models, &mut conn)?, []);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// What the database answers: no right to read the catalog, a connection that is gone.
pub fn check<Conn: Inspect>(models: &Schema, conn: &mut Conn) -> QueryResult<Vec<Finding>> {
    let schemas: BTreeSet<&str> = models.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    let live = conn.inspect(&schemas.into_iter().collect::<Vec<_>>())?;
    let mut findings = compare(models, &live, Conn::DIALECT);
    let off = conn.foreign_keys_off()?;
    findings.extend(
        off.into_iter()
            .map(|it| Finding { table: None, difference: Difference::ForeignKeysOff { setting: it.name, on: it.on } }),
    );
    Ok(findings)
}
