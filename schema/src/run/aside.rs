//! Settings that are others meanwhile.

use super::{RunError, lock::PAUSE, target::Target, transaction::finally};
use crate::dialect::running::{self, Aside};
use diesel::QueryResult;
use std::{
    thread,
    time::{Duration, Instant},
};

/// For how long one that writes is waited for.
const LONGEST: Duration = Duration::from_secs(60);

/// A setting, and what it was.
type Was = (&'static Aside, String);

/// The body, with these settings as they are to be meanwhile. They are given back as they were, also where the body fails.
pub(super) fn with_aside<Conn: Target, R>(
    conn: &mut Conn,
    settings: &'static [Aside],
    body: impl FnOnce(&mut Conn) -> Result<R, RunError>,
) -> Result<R, RunError> {
    let aside = put_aside(conn, settings)?;
    let mut given_back = Ok(());
    let result = finally(conn, body, |conn, _| given_back = give_back(conn, &aside))?;
    given_back?;
    Ok(result)
}

fn put_aside<Conn: Target>(conn: &mut Conn, settings: &'static [Aside]) -> QueryResult<Vec<Was>> {
    let mut aside = Vec::new();
    let all = settings.iter().try_for_each(|setting| {
        for was in asked(conn, setting.question)? {
            aside.push((setting, was));
            conn.batch_execute(&format!("{}{}", setting.set, setting.meanwhile))?;
        }
        Ok(())
    });
    match all {
        Ok(()) => Ok(aside),
        Err(error) => give_back(conn, &aside).and(Err(error)),
    }
}

/// Even for such a question SQLite reads the schema, which a writer may have locked; and how long it waits for that is what is
/// asked here.
fn asked<Conn: Target>(conn: &mut Conn, question: &str) -> QueryResult<Vec<String>> {
    let begun = Instant::now();
    loop {
        match conn.texts(question) {
            Err(error) if running::is_busy(&error) && begun.elapsed() < LONGEST => thread::sleep(PAUSE),
            answer => return answer,
        }
    }
}

/// Each, also if another fails; the first failure is told.
fn give_back<Conn: Target>(conn: &mut Conn, aside: &[Was]) -> QueryResult<()> {
    let given = aside.iter().map(|(setting, was)| conn.batch_execute(&format!("{}{was}", setting.set)));
    given.fold(Ok(()), Result::and)
}
