//! The lock of an engine whose sessions have none: a file beside the database.

use super::{RunError, lock::wait};
use crate::dialect::running;
use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _, result::Error};
use std::{
    sync::{Mutex, MutexGuard, PoisonError, TryLockError},
    time::Duration,
};

/// What is held.
#[allow(dead_code, reason = "it is held by being there")]
pub(super) enum Held {
    File(Box<SqliteConnection>),
    Memory(MutexGuard<'static, ()>),
}

/// A database in memory is seen by this process alone, and by several of its connections if they share a cache.
static MEMORY: Mutex<()> = Mutex::new(());

/// The file stays there, empty: whoever removed it would take it from under another who waits for it.
pub(super) fn take(database: &str, patience: Duration) -> Result<Held, RunError> {
    if database.is_empty() {
        let taken = wait(patience, || match MEMORY.try_lock() {
            Ok(guard) => Ok(Some(guard)),
            Err(TryLockError::Poisoned(poisoned)) => Ok(Some(PoisonError::into_inner(poisoned))),
            Err(TryLockError::WouldBlock) => Ok(None),
        })?;
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
    let error = Error::QueryBuilderError(format!("the lock file `{path}` cannot be used: {error}").into());
    RunError::Database { error }
}
