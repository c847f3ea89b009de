//! Which errors say that the connection is gone.

use diesel::result::{DatabaseErrorKind, Error};

/// What is said when the server, or the way to it, is gone. Diesel has a kind for it that not every driver gives.
const LOST: [&str; 14] = [
    // PostgreSQL: 57P01, 57P02, 57P03, and libpq
    "terminating connection due to",
    "the database system is",
    "server closed the connection unexpectedly",
    "no connection to the server",
    "SSL connection has been closed unexpectedly",
    "could not receive data from server",
    // tokio-postgres
    "connection closed",
    "error communicating with the server",
    // MariaDB: 2006, 2013, 1927, 1053
    "Lost connection to",
    "Server has gone away",
    "MySQL server has gone away",
    "Connection was killed",
    "Server shutdown in progress",
    // mysql_async
    "Input/output error:",
];

/// Is the connection gone?
pub(crate) fn is_lost(error: &Error) -> bool {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => true,
        Error::DatabaseError(DatabaseErrorKind::Unknown | DatabaseErrorKind::UnableToSendCommand, said) => {
            LOST.iter().any(|words| said.message().starts_with(words))
        }
        _ => false,
    }
}

/// The same error, of the kind that Diesel has for it.
pub(crate) fn lost(error: Error) -> Error {
    match error {
        Error::DatabaseError(_, said) => Error::DatabaseError(DatabaseErrorKind::ClosedConnection, said),
        other => other,
    }
}
