//! SQLite's foreign keys are off on every new connection; this turns them on.

use diesel::connection::SimpleConnection;
use diesel::sqlite::SqliteConnection;
use diesel::{QueryResult, RunQueryDsl};

/// Has this connection enforce foreign keys, and verifies that it does.
///
/// SQLite ignores every foreign key and every `ON DELETE` until a connection asks for them, and each connection asks for
/// itself: call it where connections are made (in r2d2, in `CustomizeConnection::on_acquire`).
///
/// Under `diesel_async` it runs on the connection inside: `conn.spawn_blocking(|conn| enforce_foreign_keys(conn)).await`.
///
/// ```sql
/// PRAGMA foreign_keys = ON
/// ```
///
/// ```
/// use diesel::prelude::*;
///
/// let conn = &mut SqliteConnection::establish(":memory:").unwrap();
/// diesel_one_to_one::sqlite::enforce_foreign_keys(conn).unwrap();
/// ```
///
/// # Errors
/// When SQLite refuses the statement, and when it goes on without foreign keys: inside a transaction, where the pragma
/// does nothing, or in a build that left them out (`SQLITE_OMIT_FOREIGN_KEY`).
pub fn enforce_foreign_keys(conn: &mut SqliteConnection) -> QueryResult<()> {
    conn.batch_execute("PRAGMA foreign_keys = ON")?;
    let enforced: bool =
        diesel::select(diesel::dsl::sql::<diesel::sql_types::Bool>("(SELECT foreign_keys FROM pragma_foreign_keys)"))
            .get_result(conn)?;
    if enforced {
        Ok(())
    } else {
        Err(diesel::result::Error::QueryBuilderError(
            "SQLite still ignores foreign keys: turn them on outside of a transaction, \
             on a SQLite that was built with them"
                .into(),
        ))
    }
}
