//! `retry`: a whole transaction, again when the database gave up for the sake of another one.

use crate::{OneToOneError, Result};
use diesel::connection::{TransactionDepthChange, TransactionManagerStatus};
use diesel::result::{DatabaseErrorKind, Error};

/// What a connection's transaction manager knows inside of a transaction that was begun.
fn inside() -> Result<TransactionManagerStatus> {
    let mut status = TransactionManagerStatus::default();
    if let TransactionManagerStatus::Valid(valid) = &mut status {
        valid.change_transaction_depth(TransactionDepthChange::IncreaseDepth)?;
    }
    Ok(status)
}

/// Did a statement fail in a way that may have ended the whole transaction? MariaDB's deadlock does, and what comes after
/// it is committed statement by statement.
fn gave_up(status: &TransactionManagerStatus) -> bool {
    let TransactionManagerStatus::Valid(valid) = status else { return true };
    valid.in_transaction.as_ref().is_none_or(|it| it.requires_rollback_maybe_up_to_top_level)
}

fn swallowed() -> OneToOneError {
    let said = "the transaction went on after the database had given it up".to_owned();
    let cause = Error::DatabaseError(DatabaseErrorKind::SerializationFailure, Box::new(said));
    OneToOneError::Retryable { association: None, cause }
}

fn inside_another() -> OneToOneError {
    OneToOneError::from(Error::AlreadyInTransaction)
}

macro_rules! example {
    (blocking) => {
        "```
# use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

# let conn = &mut SqliteConnection::establish(\":memory:\").unwrap();
let mut attempts = 0;
let answer = retry(conn, 3, |conn| {
    attempts += 1;
    Ok(diesel::select(42.into_sql::<diesel::sql_types::Integer>()).get_result::<i32>(conn)?)
});
assert_eq!((answer.unwrap(), attempts), (42, 1));
```"
    };
    (asynchronous) => {
        "For the future to be `Send` the closure owns what it captures (`async move`).

```
# #[cfg(all(feature = \"async\", feature = \"sqlite\"))]
# mod example {
use diesel_async::SimpleAsyncConnection;
use diesel_one_to_one::prelude_async::*;

async fn answer<Conn>(conn: &mut Conn) -> diesel_one_to_one::Result<usize>
where
    Conn: diesel_async::AsyncConnection<Backend = diesel::sqlite::Sqlite> + 'static,
{
    retry(conn, 3, async |conn: &mut Conn| {
        conn.batch_execute(\"SELECT 42\").await?;
        Ok(42)
    })
    .await
}
# }
```"
    };
}
use example;

macro_rules! retry {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use super::{gave_up, inside, inside_another, swallowed};
        use crate::backend::WritingBackend;
        use crate::verb::transaction::$module::{end, is_outermost, status};
        use crate::verb::transaction::Outside;
        use crate::{OneToOneError, Result};
        use $sql as Sql;

        /// The connection while the transaction runs. What lets go of it, its end or a dropped future or a panic, leaves its
        /// manager in error, and only the end gives it back.
        struct Unended<'conn, Conn: $($writer)*>(&'conn mut Conn);

        impl<Conn: $($writer)*> Drop for Unended<'_, Conn> {
            fn drop(&mut self) {
                status(self.0).set_in_error();
            }
        }

        /// Runs a transaction, and runs it again where it ends in [`OneToOneError::Retryable`]: at most so many times in all.
        ///
        /// The database gives up where two transactions wait for each other, or where a snapshot is outdated, and nothing of
        /// the transaction is left then. So the whole of it is run again, and it must not do what cannot be done twice; nor
        /// may it swallow a `Retryable`: what comes after it is in no transaction any more. (Where Diesel knows of it, the attempt
        /// counts as given up.)
        ///
        /// On SQLite the transaction is IMMEDIATE: it waits for other writers when it begins, and is refused by none later.
        /// Diesel's own `transaction` would not do for this: where MariaDB refuses a COMMIT it leaves the connection at a depth
        /// of one, and the next attempt would commit its statements one by one. Here the depth is none after each attempt.
        ///
        #[doc = super::example!($module)]
        ///
        /// # Errors
        /// - What the transaction returns, in the end.
        /// - [`OneToOneError::Retryable`]: of the last attempt.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT. It is not run again.
        /// - [`OneToOneError::Database`]: `AlreadyInTransaction`, inside of a transaction, of which no part can be run again;
        ///   what Diesel reports otherwise.
        pub $($async)* fn retry<Conn, T, F>(conn: &mut Conn, attempts: usize, mut transaction: F) -> Result<T>
        where
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
            T: $($send)*,
            F: $($closure)*(&mut Conn) -> Result<T>,
        {
            if !is_outermost(None, conn)$($await)*? {
                return Err(inside_another());
            }
            let mut left = attempts.max(1);
            loop {
                left -= 1;
                let outside = Outside::keep(None, status(conn))?;
                if let Err(cause) = Sql::batch_execute(conn, Conn::Backend::BEGIN)$($await)* {
                    return end(outside, Err(OneToOneError::from(cause)), conn)$($await)*;
                }
                *status(conn) = inside()?;
                let unended = Unended(&mut *conn);
                let outcome = transaction(&mut *unended.0)$($await)*;
                let outcome = if outcome.is_ok() && gave_up(status(&mut *unended.0)) { Err(swallowed()) } else { outcome };
                drop(unended);
                match end(outside, outcome, conn)$($await)* {
                    Err(OneToOneError::Retryable { .. }) if left > 0 => {}
                    outcome => return outcome,
                }
            }
        }
    };
}
use retry;

super::twice!(retry);
