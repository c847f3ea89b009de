//! Whether a transaction is open, and the end of one that nobody ended.

use super::target::{Target, dialect};
use crate::dialect::running::{self, Probe};
use diesel::{
    QueryResult,
    connection::{TransactionManager as _, TransactionManagerStatus},
};

/// Is one open, as Diesel knows, or as the database does?
pub(super) fn is_open<Conn: Target>(conn: &mut Conn) -> QueryResult<bool> {
    let depth = Conn::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?;
    Ok(depth.is_some() || is_open_there(conn)?)
}

/// The same, as the database alone knows.
pub(super) fn is_open_there<Conn: Target>(conn: &mut Conn) -> QueryResult<bool> {
    match running::probe(dialect::<Conn>()) {
        Probe::Asked(questions) => {
            questions.iter().try_fold(0, |_, question| conn.number(question)).map(|count| count > 0)
        }
        Probe::Fails(begin) => match conn.batch_execute(begin) {
            Ok(()) => conn.batch_execute(running::ROLLBACK).map(|()| false),
            Err(_) => Ok(true),
        },
    }
}

/// After a failure: none is open, and Diesel knows so. A connection that is gone stays as it is.
pub(super) fn settle<Conn: Target>(conn: &mut Conn) {
    // One that has failed answers no question.
    if is_open_there(conn).unwrap_or(true) && conn.batch_execute(running::ROLLBACK).is_err() {
        return;
    }
    *Conn::TransactionManager::transaction_manager_status_mut(conn) = TransactionManagerStatus::default();
}

/// The body, and what comes after it also if it panics, as code of a user's may.
pub(super) fn finally<Conn, R>(
    conn: &mut Conn,
    body: impl FnOnce(&mut Conn) -> R,
    after: impl FnOnce(&mut Conn, Option<&R>),
) -> R {
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(conn)));
    after(conn, result.as_ref().ok());
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
