//! A split while eight programs write, old ones and new ones: nothing that anybody has committed is lost.
//!
//! `ONE_TO_ONE_RECIPE_ROWS` says how many rows there are.

use crate::{
    cases,
    expanded::{run, stages},
    run::{Runs, arrived, begin},
};
use diesel::{
    connection::SimpleConnection,
    result::{DatabaseErrorKind, Error},
};
use diesel_one_to_one_schema::live::Inspect as _;
use std::{
    collections::BTreeMap,
    env,
    sync::{
        Barrier,
        atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Instant,
};
use tests::engine::Engine;

const WRITERS: usize = 8;

/// What the programs do: all are old; half are new; all are new; all stop.
const OLD: usize = 0;
const BOTH: usize = 1;
const NEW: usize = 2;
const STOP: usize = 3;

#[derive(Default)]
struct Crowd {
    phase: AtomicUsize,
    /// The phase that each program is in.
    seen: [AtomicUsize; WRITERS],
    done: AtomicU64,
    again: AtomicU64,
    failed: AtomicU64,
}

pub(crate) fn in_a_crowd<E: Engine<Connection: Runs> + Sync>() {
    let case = cases::split();
    let rows: usize = env::var("ONE_TO_ONE_RECIPE_ROWS").map_or(5_000, |it| it.parse().unwrap());
    let stages = stages::<E::Connection>(&case, 500).unwrap();
    // the programs speak PostgreSQL's words; those of `beside` speak all
    if E::Connection::DIALECT != diesel_one_to_one_schema::dialect::Dialect::Postgres {
        return;
    }
    let database = E::fresh_for_many();
    let conn = &mut database.connect();
    begin(conn, &crate::case::Case { rows: "", ..cases::split() });
    conn.batch_execute(&format!(
        "INSERT INTO users (id, name, bio, age) \
         SELECT i, 'user ' || i, CASE WHEN i % 3 > 0 THEN 'bio ' || i END, CASE WHEN i % 5 = 0 THEN i % 90 END \
         FROM generate_series(1, {rows}) AS i"
    ))
    .unwrap();
    let (crowd, start) = (Crowd::default(), Barrier::new(WRITERS + 1));
    let began = Instant::now();
    let mut times = Vec::new();
    let written: BTreeMap<usize, Option<String>> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|number| {
                let (crowd, start, database) = (&crowd, &start, &database);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    start.wait();
                    writer(conn, number, rows, crowd)
                })
            })
            .collect();
        start.wait();
        let mut lead = |conn: &mut E::Connection, stage: usize| {
            let begins = Instant::now();
            run(conn, &stages[stage], true);
            times.push(format!("{} {} ms", stages[stage].name, begins.elapsed().as_millis()));
        };
        crowd.all(OLD);
        crowd.work(500);
        lead(conn, 0);
        crowd.work(500);
        lead(conn, 1);
        crowd.all(BOTH);
        crowd.work(1_000);
        crowd.all(NEW);
        lead(conn, 2);
        crowd.work(500);
        crowd.phase.store(STOP, SeqCst);
        writers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let lost = lost(conn, rows, &written);
    let [done, again, failed] = [&crowd.done, &crowd.again, &crowd.failed].map(|it| it.load(SeqCst));
    println!(
        "{rows} rows, {WRITERS} writers: {done} writes, {again} tried again after a deadlock, {failed} failed, {lost} lost; \
         {}; {} ms in all",
        times.join(", "),
        began.elapsed().as_millis(),
    );
    assert_eq!((failed, lost), (0, 0));
    arrived(conn, &crate::case::Case { then: &[], ..case }, &stages[2].plan.target, &[]);
}

impl Crowd {
    /// Until so many more writes are done.
    fn work(&self, more: u64) {
        let until = self.done.load(SeqCst) + more;
        while self.done.load(SeqCst) + self.failed.load(SeqCst) < until {
            thread::yield_now();
        }
    }

    /// Until each program knows.
    fn all(&self, phase: usize) {
        self.phase.store(phase, SeqCst);
        while self.seen.iter().any(|it| it.load(SeqCst) < phase) {
            thread::yield_now();
        }
    }
}

/// Writes rows of its own, whose last value it knows, and some that all write.
fn writer<C: Runs>(conn: &mut C, number: usize, rows: usize, crowd: &Crowd) -> BTreeMap<usize, Option<String>> {
    let mut written = BTreeMap::new();
    let mut random = number as u64 + 1;
    for turn in 0.. {
        let phase = crowd.phase.load(SeqCst);
        crowd.seen[number].store(phase, SeqCst);
        if phase == STOP {
            break;
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let of_all = turn % 8 == 0;
        let own = (usize::try_from(random >> 33).unwrap() % (rows / WRITERS - 1) + 1) * WRITERS + number;
        let row =
            if of_all { turn / 8 % 3 * WRITERS + WRITERS } else { own.min(rows - rows % WRITERS + number - WRITERS) };
        let value = (turn % 7 != 0).then(|| format!("{number} wrote {turn}"));
        let is_new = phase == NEW || phase == BOTH && number % 2 == 0;
        let said = value.as_ref().map_or_else(|| "NULL".to_owned(), |it| format!("'{it}'"));
        let sql = if is_new {
            format!(
                "INSERT INTO profiles (user_id, bio) VALUES ({row}, {said}) \
                 ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio"
            )
        } else {
            format!("UPDATE users SET bio = {said} WHERE id = {row}")
        };
        while let Err(error) = conn.batch_execute(&sql) {
            if !is_retryable(&error) {
                println!("{error}: {sql}");
                crowd.failed.fetch_add(1, SeqCst);
                return written;
            }
            crowd.again.fetch_add(1, SeqCst);
        }
        crowd.done.fetch_add(1, SeqCst);
        if row % WRITERS == number && row > 3 * WRITERS {
            written.insert(row, value);
        }
    }
    written
}

/// Diesel has no kind of its own for a deadlock.
fn is_retryable(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _))
        || matches!(error, Error::DatabaseError(_, it) if it.message().contains("deadlock detected"))
}

/// The rows that do not have what was last written, or what they had at first.
fn lost<C: Runs>(conn: &mut C, rows: usize, written: &BTreeMap<usize, Option<String>>) -> usize {
    let now: BTreeMap<usize, String> = conn
        .texts("SELECT user_id || '|' || coalesce('=' || bio, '') || '|' || coalesce(age::text, '') AS value FROM profiles")
        .into_iter()
        .filter_map(|it| it.split_once('|').map(|(id, rest)| (id.parse().unwrap(), rest.to_owned())))
        .collect();
    let is_lost = |row: &usize| {
        // what all write is whoever's came last
        if *row <= 3 * WRITERS {
            return false;
        }
        let first = (row % 3 > 0).then(|| format!("bio {row}"));
        let bio = written.get(row).cloned().unwrap_or(first);
        let age = if row % 5 == 0 { (row % 90).to_string() } else { String::new() };
        let ought = format!("{}|{age}", bio.map_or_else(String::new, |it| format!("={it}")));
        let is = now.get(row).cloned().unwrap_or_else(|| "|".to_owned());
        if is != ought {
            println!("{row}: {is} and not {ought}");
        }
        is != ought
    };
    (1..=rows).filter(is_lost).count()
}
