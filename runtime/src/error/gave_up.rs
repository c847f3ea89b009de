//! Which errors say that the database gave up for the sake of another transaction.

use diesel::result::{DatabaseErrorKind, Error};

/// What the engines say, word for word, when they gave up: a message that only holds these words may quote a value.
const GAVE_UP: [&str; 7] = [
    "database is locked",
    "database table is locked",
    "deadlock detected",
    "canceling statement due to lock timeout",
    "could not serialize access due to concurrent update",
    "Lock wait timeout exceeded; try restarting transaction",
    "Deadlock found when trying to get lock; try restarting transaction",
];

/// The same, around the name of a table.
const GAVE_UP_ON: [(&str, &str); 3] = [
    ("database table is locked: ", ""),
    ("could not obtain lock on row in relation \"", "\""),
    ("Record has changed since last read in table '", "'; try restarting transaction"),
];

/// Of these, what is said after a lock was waited for in vain.
const WAITED: [&str; 4] = [GAVE_UP[0], GAVE_UP[1], GAVE_UP[3], GAVE_UP[5]];

/// Of errors that are retryable: did it give up at once, so that who begins again has not waited in vain before?
pub(super) fn at_once(error: &Error) -> bool {
    let Error::DatabaseError(_, information) = error else { return false };
    !WAITED.contains(&information.message()) && !information.message().starts_with(GAVE_UP_ON[0].0)
}

/// Did the database give up for the sake of another transaction?
///
/// Diesel has a kind for SQLSTATE 40001 (PostgreSQL) and errno 1213 (MariaDB) only. The others come as `Unknown` and are
/// told by the engine's own words: SQLite's `SQLITE_BUSY` and `SQLITE_LOCKED`, PostgreSQL's 40P01 (deadlock) and 55P03
/// (lock timeout, NOWAIT), MariaDB's 1205 (lock wait timeout) and 1020 (a snapshot that is outdated). In English: a server that speaks another language has these as `Database`.
pub(super) fn is_retryable(error: &Error) -> bool {
    let Error::DatabaseError(kind, information) = error else { return false };
    match kind {
        DatabaseErrorKind::SerializationFailure => true,
        DatabaseErrorKind::Unknown => {
            let words = information.message();
            let on = |(before, after): &(&str, &str)| words.starts_with(before) && words.ends_with(after);
            GAVE_UP.contains(&words) || GAVE_UP_ON.iter().any(on)
        }
        _ => false,
    }
}
