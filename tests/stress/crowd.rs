//! The workers.

use std::sync::{Barrier, Mutex, PoisonError};
use std::thread;

use diesel_one_to_one::OneToOneError;
use tests::engine::Engine;

use crate::field::{Field, Size, count};
use crate::report::Answers;

/// Whose turn it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// From 1 on, as the parents.
    pub(crate) round: i32,
    /// From 0 on.
    pub(crate) worker: i32,
}

impl Turn {
    /// From 1 on: no other turn has it.
    pub(crate) fn number(self, size: Size) -> i32 {
        (self.round - 1) * size.workers + self.worker + 1
    }
}

/// What a call comes to: a word for it, or an error, which has its own.
pub(crate) type Answer = Result<&'static str, OneToOneError>;

/// Every worker has a connection and does its work once in each round. They begin a round together.
pub(crate) fn crowd<E>(field: &Field<E>, work: impl Fn(Turn, &mut E::Connection) -> Answer + Sync) -> Answers
where
    E: Engine + Sync,
{
    let start = Barrier::new(count(field.size.workers));
    let all = Mutex::new(Answers::default());
    thread::scope(|scope| {
        for worker in 0..field.size.workers {
            let (start, all, work) = (&start, &all, &work);
            scope.spawn(move || {
                let mut answers = Answers::default();
                let conn = &mut field.database.connect();
                for round in 1..=field.size.rounds {
                    start.wait();
                    answers.add(work(Turn { round, worker }, conn));
                }
                all.lock().unwrap_or_else(PoisonError::into_inner).join(answers);
            });
        }
    });
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}
