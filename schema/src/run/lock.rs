//! One runner at a time.

use super::{
    RunError,
    target::{Target, dialect},
};
use crate::dialect::running::{self, SessionLock};
use diesel::QueryResult;
use std::{
    thread,
    time::{Duration, Instant},
};

/// Between two looks at a lock that is taken.
pub(super) const PAUSE: Duration = Duration::from_millis(20);

/// The lock, while it is ours.
pub(super) struct Lock {
    /// It goes with the session, whatever becomes of this.
    session: Option<SessionLock>,
    /// It goes with this, and with the process.
    #[cfg(feature = "sqlite")]
    _beside: Option<super::beside::Held>,
}

impl Lock {
    /// Waits for whoever has it, and holds no snapshot of the database meanwhile.
    pub(super) fn take<Conn: Target>(conn: &mut Conn, patience: Duration) -> Result<Lock, RunError> {
        let dialect = dialect::<Conn>();
        let key = conn.texts(running::lock_key(dialect))?.into_iter().next().unwrap_or_default();
        let session = running::session_lock(dialect, &key);
        if let Some(lock) = &session {
            let taken = wait(patience, || Ok((conn.number(&lock.take)? > 0).then_some(())))?;
            if taken.is_none() {
                let holder = conn.texts(&lock.holder)?.into_iter().next();
                let holder = holder.unwrap_or_else(|| "a session that has just ended".to_owned());
                return Err(RunError::Locked { holder, patience });
            }
        }
        #[cfg(feature = "sqlite")]
        let beside = if session.is_none() { Some(super::beside::take(conn, &key, patience)?) } else { None };
        Ok(Lock {
            session,
            #[cfg(feature = "sqlite")]
            _beside: beside,
        })
    }

    /// Where this fails the connection is gone, and the lock with it.
    pub(super) fn release<Conn: Target>(self, conn: &mut Conn) {
        if let Some(lock) = &self.session {
            let _: QueryResult<i64> = conn.number(&lock.release);
        }
    }
}

/// Looks again and again; `None`: not within that time.
pub(super) fn wait<L>(
    patience: Duration,
    mut look: impl FnMut() -> Result<Option<L>, RunError>,
) -> Result<Option<L>, RunError> {
    let begun = Instant::now();
    loop {
        match look()? {
            None if begun.elapsed() < patience => thread::sleep(PAUSE),
            looked => return Ok(looked),
        }
    }
}
