//! The transaction of a verb: its own, or a savepoint inside the caller's.
//!
//! Diesel's `transaction` is not used, for three reasons. Its async form takes a closure whose future is not `Send` in
//! generic code. It leaves its depth at one where MariaDB refuses a COMMIT, so that what comes next on the connection
//! only makes a savepoint. And a dropped future leaves its transaction open for whatever comes next to join. Here the
//! connection's transaction manager is in error from the BEGIN to the end: a future that is dropped in between leaves it
//! so, each verb and transaction after it is refused (`BrokenTransactionManager`), and a pool throws the connection
//! away.

use crate::error::lost;
use crate::{OneToOneError, Result};
use diesel::connection::TransactionManagerStatus;
use diesel::result::Error;

/// What a connection's transaction manager knew before the verb; and what the verb is about, for its errors to say.
pub(crate) struct Outside {
    association: Option<&'static str>,
    status: TransactionManagerStatus,
    outermost: bool,
}

impl Outside {
    /// Keeps what the manager knows, and has it in error until it is given back.
    ///
    /// # Errors
    /// Where it is in error already.
    pub(crate) fn keep(association: Option<&'static str>, status: &mut TransactionManagerStatus) -> Result<Self> {
        let outermost = status.transaction_depth().map_err(|cause| about(association, cause.into()))?.is_none();
        let status = std::mem::replace(status, TransactionManagerStatus::InError);
        Ok(Outside { association, status, outermost })
    }

    /// Is this no part of a transaction of the caller's?
    pub(crate) fn is_outermost(&self) -> bool {
        self.outermost
    }

    /// Gives it back.
    fn give_back(self, status: &mut TransactionManagerStatus) {
        *status = self.status;
    }

    /// Gives it back for a transaction of the caller's of which MariaDB, refusing a statement for the sake of another
    /// transaction, left nothing.
    fn give_back_refused(mut self, status: &mut TransactionManagerStatus) {
        self.status.set_requires_rollback_maybe_up_to_top_level(true);
        *status = self.status;
    }

    const fn commit(&self) -> &'static str {
        if self.outermost { "COMMIT" } else { "RELEASE SAVEPOINT diesel_one_to_one" }
    }

    const fn rollback(&self) -> &'static str {
        if self.outermost {
            "ROLLBACK"
        } else {
            "ROLLBACK TO SAVEPOINT diesel_one_to_one; RELEASE SAVEPOINT diesel_one_to_one"
        }
    }
}

/// The same error, on that association where it names none.
fn about(association: Option<&'static str>, error: OneToOneError) -> OneToOneError {
    match (association, error.association()) {
        (Some(association), None) => error.during(association),
        _ => error,
    }
}

/// What a COMMIT that failed says, given whether a ROLLBACK after it was answered.
fn refused(cause: Error, outermost: bool, answered: bool) -> OneToOneError {
    if outermost && !answered {
        OneToOneError::OutcomeUnknown { association: None, cause: lost(cause) }
    } else {
        OneToOneError::from(cause)
    }
}

/// How often a verb begins a transaction at most. On MariaDB one in thousands meets a deadlock where sixty-four swap among
/// eight parents, and one in a hundred where half of as many upsert what the others take.
const ATTEMPTS: usize = 10;

/// Counts how often a verb begins.
pub(crate) struct Attempts(usize);

impl Attempts {
    pub(crate) const fn none() -> Self {
        Attempts(0)
    }

    /// Counts one. May there be another, if nothing is left of it? Not of a part of the caller's transaction, of which more
    /// is gone than the verb can do again.
    pub(crate) fn another(&mut self, outside: &Outside) -> bool {
        self.0 += 1;
        outside.outermost && self.0 < ATTEMPTS
    }
}

/// What a verb does in a transaction of its own, or in a savepoint inside the caller's. Where the database gave up the whole
/// of it at once, for the sake of another transaction, it is done again.
macro_rules! whole {
    ([$($await:tt)*], $association:expr, $conn:ident, $work:expr) => {{
        let mut attempts = $crate::verb::transaction::Attempts::none();
        loop {
            let outside = begin($association, $conn)$($await)*?;
            let another = attempts.another(&outside);
            let outcome = $work;
            match end(outside, outcome, $conn)$($await)* {
                Err(error) if another && error.gave_up_at_once() => {}
                outcome => break outcome,
            }
        }
    }};
}
pub(crate) use whole;

/// Before what may turn out to be of no use,
const MARK: &str = "SAVEPOINT diesel_one_to_one_mark";
/// and then.
const UNDO: &str = "ROLLBACK TO SAVEPOINT diesel_one_to_one_mark";

macro_rules! transaction {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use super::{MARK, Outside, UNDO, about, refused};
        use crate::backend::WritingBackend;
        use crate::{OneToOneError, Result};
        use crate::error::is_lost;
        use diesel::QueryResult;
        use diesel::connection::TransactionManagerStatus;
        use $manager as Manager;
        use $sql as Sql;

        pub(crate) fn status<Conn: $($writer)*>(conn: &mut Conn) -> &mut TransactionManagerStatus {
            <Conn::TransactionManager as Manager<Conn>>::transaction_manager_status_mut(conn)
        }

        /// Is there no transaction of the caller's? A connection on which one was never ended is refused.
        pub(crate) $($async)* fn is_outermost<Conn>(association: Option<&'static str>, conn: &mut Conn) -> Result<bool>
        where
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            super::super::$settle!(association, conn);
            let depth = status(conn).transaction_depth().map_err(|cause| about(association, cause.into()))?;
            Ok(depth.is_none())
        }

        /// Begins a transaction, or makes a savepoint inside the caller's.
        pub(crate) $($async)* fn begin<Conn>(association: Option<&'static str>, conn: &mut Conn) -> Result<Outside>
        where
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            super::super::$settle!(association, conn);
            let outside = Outside::keep(association, status(conn))?;
            let sql = if outside.is_outermost() { Conn::Backend::BEGIN_VERB } else { "SAVEPOINT diesel_one_to_one" };
            match Sql::batch_execute(conn, sql)$($await)* {
                Ok(()) => Ok(outside),
                Err(cause) => {
                    if !is_lost(&cause) {
                        outside.give_back(status(conn));
                    }
                    Err(about(association, OneToOneError::from(cause)))
                }
            }
        }

        /// Marks where the transaction is, for [`undo`].
        pub(crate) $($async)* fn mark<Conn: $($writer)*>(conn: &mut Conn) -> QueryResult<()> {
            Sql::batch_execute(conn, MARK)$($await)*
        }

        /// Undoes what was done since.
        pub(crate) $($async)* fn undo<Conn: $($writer)*>(conn: &mut Conn) -> QueryResult<()> {
            Sql::batch_execute(conn, UNDO)$($await)*
        }

        /// Ends what was begun: keeps what was done, or undoes it all.
        pub(crate) $($async)* fn end<Conn, T>(outside: Outside, outcome: Result<T>, conn: &mut Conn) -> Result<T>
        where
            Conn: $($writer)*,
            T: $($send)*,
        {
            match outcome {
                Ok(value) => match Sql::batch_execute(conn, outside.commit())$($await)* {
                    Ok(()) => {
                        outside.give_back(status(conn));
                        Ok(value)
                    }
                    Err(cause) => {
                        let answered = Sql::batch_execute(conn, outside.rollback())$($await)*.is_ok();
                        let (association, outermost) = (outside.association, outside.is_outermost());
                        if answered {
                            outside.give_back(status(conn));
                        } else {
                            status(conn).set_in_error();
                        }
                        Err(about(association, refused(cause, outermost, answered)))
                    }
                },
                Err(error) => {
                    let error = about(outside.association, error);
                    let answered = Sql::batch_execute(conn, outside.rollback())$($await)*;
                    match answered {
                        Ok(()) => outside.give_back(status(conn)),
                        Err(cause) if !outside.is_outermost() && !is_lost(&cause) => {
                            outside.give_back_refused(status(conn));
                        }
                        Err(_) => status(conn).set_in_error(),
                    }
                    Err(error)
                }
            }
        }
    };
}
use transaction;

super::twice!(transaction);
