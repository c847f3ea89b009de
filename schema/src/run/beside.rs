//! The lock of an engine whose sessions have none: a file beside the database.

use super::{RunError, lock::wait, target::Target};
use crate::dialect::running;
use diesel::{Connection as _, QueryResult, SqliteConnection, connection::SimpleConnection as _, result::Error};
use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What is held.
#[allow(dead_code, reason = "it is held by being there")]
pub(super) enum Held {
    File(Box<SqliteConnection>),
    Memory(InMemory),
}

/// The file stays there, empty: whoever removed it would take it from under another who waits for it.
pub(super) fn take<Conn: Target>(conn: &mut Conn, database: &str, patience: Duration) -> Result<Held, RunError> {
    if database.is_empty() {
        let taken = wait(patience, || Ok(InMemory::take(conn)?))?;
        let locked = || RunError::Locked { holder: "another thread".to_owned(), patience };
        return taken.map(Held::Memory).ok_or_else(locked);
    }
    let path = format!("{database}-migrating");
    let mut conn = SqliteConnection::establish(&path).map_err(|error| unusable(&path, &error))?;
    let taken = wait(patience, || match conn.batch_execute(running::LOCK_FILE) {
        Ok(()) => Ok(Some(())),
        Err(error) if running::is_busy(&error) => Ok(None),
        Err(error) => Err(unusable(&path, &error)),
    })?;
    match taken {
        Some(()) => Ok(Held::File(Box::new(conn))),
        None => Err(RunError::Locked { holder: format!("whoever has the file `{path}` open"), patience }),
    }
}

fn unusable(path: &str, error: &dyn std::fmt::Display) -> RunError {
    Error::QueryBuilderError(format!("the lock file `{path}` cannot be used: {error}").into()).into()
}

/// The number of a database in memory, which only this process sees: where connections share a cache, several of them.
/// Another database has another number, and runners of the two do not wait for each other.
pub(super) struct InMemory(i64);

/// The databases in memory that have a runner, and the last number that was given to one.
static RUNNERS: Mutex<(BTreeSet<i64>, i64)> = Mutex::new((BTreeSet::new(), running::FIRST_NUMBER));

fn runners() -> MutexGuard<'static, (BTreeSet<i64>, i64)> {
    RUNNERS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl InMemory {
    /// `None`: there is a runner.
    fn take<Conn: Target>(conn: &mut Conn) -> QueryResult<Option<InMemory>> {
        let (running, last) = &mut *runners();
        let mut number = conn.number(running::NUMBER)?;
        if number <= running::FIRST_NUMBER {
            *last += 1;
            number = *last;
            conn.batch_execute(&running::give_number(number))?;
        }
        // lazily: one that is dropped takes the number out of the list, which is locked here
        Ok(running.insert(number).then(|| InMemory(number)))
    }
}

impl Drop for InMemory {
    fn drop(&mut self) {
        runners().0.remove(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, RunError, take};
    use diesel::{Connection as _, SqliteConnection};
    use std::time::Duration;

    fn taken(url: &str) -> (SqliteConnection, Result<Held, RunError>) {
        let mut conn = SqliteConnection::establish(url).unwrap();
        let taken = take(&mut conn, "", Duration::ZERO);
        (conn, taken)
    }

    #[test]
    fn databases_in_memory_wait_only_for_themselves() {
        let shared = "file:waits?mode=memory&cache=shared";
        let (one, lock) = taken(shared);
        let lock = lock.unwrap();
        let (same, refused) = taken(shared);
        assert!(matches!(refused, Err(RunError::Locked { .. })));
        for another in [":memory:", ":memory:", "", "file:another?mode=memory&cache=shared"] {
            taken(another).1.unwrap();
        }
        drop((lock, one));
        taken(shared).1.unwrap();
        drop(same);
    }
}
