//! Those that write.

use super::subjects::{Event, Subject, Turn, Write};
use diesel::connection::SimpleConnection;
use diesel_one_to_one::OneToOneError;
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    thread,
    time::{Duration, Instant},
};

pub(crate) const WRITERS: usize = 8;

/// How often a write is tried that the database gives up each time.
const TRIES: usize = 100;

#[derive(Default)]
pub(super) struct Crowd {
    /// Where in the schedule the programs are.
    now: AtomicUsize,
    /// And which each of them knows of.
    seen: [AtomicUsize; WRITERS],
    pub(super) done: AtomicU64,
    pub(super) again: AtomicU64,
    pub(super) failed: AtomicU64,
    /// The longest that a write took, in microseconds.
    longest: AtomicU64,
}

impl Crowd {
    /// Until so many more writes are done.
    pub(super) fn work(&self, more: u64) {
        let so_far = || self.done.load(SeqCst) + self.failed.load(SeqCst);
        let until = so_far() + more;
        while so_far() < until {
            thread::yield_now();
        }
    }

    /// Until each program knows.
    pub(super) fn all_are_at(&self, event: usize) {
        self.now.store(event, SeqCst);
        while self.seen.iter().any(|it| it.load(SeqCst) < event) {
            thread::yield_now();
        }
    }

    /// The longest that a write took since it was last asked.
    pub(super) fn waited(&self) -> Duration {
        Duration::from_micros(self.longest.swap(0, SeqCst))
    }
}

/// A few rows are everybody's, and each of the others somebody's.
pub(super) const fn is_of_all(row: usize) -> bool {
    row <= 3 * WRITERS
}

/// The states of the rows that are the writer's own, as it left them.
pub(super) fn write<C: SimpleConnection>(
    conn: &mut C,
    subject: &Subject,
    number: usize,
    rows: usize,
    crowd: &Crowd,
) -> BTreeMap<usize, String> {
    let mut written: BTreeMap<usize, String> = BTreeMap::new();
    let mut random = number as u64 + 1;
    for turn in 0.. {
        let now = crowd.now.load(SeqCst);
        crowd.seen[number].store(now, SeqCst);
        let Some(event) = subject.schedule.get(now) else { break };
        let Event::Programs(even, odd) = event else { unreachable!("programs go on as they are") };
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let is_of_all = turn % 8 == 0;
        let own = (usize::try_from(random >> 33).unwrap() % (rows / WRITERS - 4) + 4) * WRITERS + number;
        let row = if is_of_all { (turn / 8 % 3 + 1) * WRITERS } else { own };
        let value = (turn % 7 != 0 || is_of_all && !subject.all_may_go).then(|| format!("{number} wrote {turn}"));
        let first = (subject.first)(row);
        let turn = Turn {
            row,
            rows,
            number: turn,
            is_of_all,
            value: value.as_deref(),
            state: written.get(&row).unwrap_or(&first),
        };
        let Write { sql, state } = subject.programs[if number % 2 == 0 { *even } else { *odd }](&turn);
        let begins = Instant::now();
        let done = said(conn, &sql, crowd);
        crowd.longest.fetch_max(begins.elapsed().as_micros().try_into().unwrap(), SeqCst);
        match done {
            Ok(()) => {
                crowd.done.fetch_add(1, SeqCst);
                if !is_of_all {
                    written.insert(row, state);
                }
            }
            Err(error) => {
                if crowd.failed.fetch_add(1, SeqCst) == 0 {
                    println!("{error}: {sql}");
                }
            }
        }
    }
    written
}

/// Again, where the database gave it up for somebody else.
fn said<C: SimpleConnection>(conn: &mut C, sql: &str, crowd: &Crowd) -> Result<(), OneToOneError> {
    for _ in 0..TRIES {
        match conn.batch_execute(sql).map_err(OneToOneError::from) {
            Err(OneToOneError::Retryable { .. }) => crowd.again.fetch_add(1, SeqCst),
            done => return done,
        };
    }
    conn.batch_execute(sql).map_err(OneToOneError::from)
}
