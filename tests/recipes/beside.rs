//! A split, and a change of sides, there and back while four programs write, old ones and new ones, on every engine: nothing
//! that anybody has committed is lost, and whoever is refused may try again.

use crate::{
    expanded::{Scripts, stages},
    run::{Runs, begin, is, values},
    work::{Known, Turn, Work, change_of_sides, split},
};
use diesel::{
    QueryResult,
    connection::SimpleConnection as _,
    result::{DatabaseErrorKind, Error},
};
use diesel_one_to_one_schema::{live::Inspect as _, schema::TableName};
use std::{
    collections::BTreeSet,
    sync::{
        Barrier,
        atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Instant,
};
use tests::engine::Engine;

const WRITERS: usize = 4;
/// Between two stages.
const WRITES: u64 = 200;

/// Who writes.
const OLD: usize = 0;
const BOTH: usize = 1;
const NEW: usize = 2;
const STOP: usize = 3;

#[derive(Default)]
struct Programs {
    phase: AtomicUsize,
    /// The phase that each program is in.
    seen: [AtomicUsize; WRITERS],
    done: AtomicU64,
    again: AtomicU64,
    failed: AtomicU64,
}

pub(crate) fn beside_others<E: Engine<Connection: Runs> + Sync>() {
    for work in [split(), change_of_sides()] {
        beside::<E>(&work);
    }
}

fn beside<E: Engine<Connection: Runs> + Sync>(work: &Work) {
    let Work { case, rows, first, differing, .. } = work;
    let stages = stages::<E::Connection>(case, 100).unwrap();
    let database = E::fresh_for_many();
    let conn = &mut database.connect();
    begin(conn, case);
    conn.batch_execute(first).unwrap();

    let (programs, start, began) = (Programs::default(), Barrier::new(WRITERS + 1), Instant::now());
    let (mut scripts, mut times, mut migrated_again, mut apart) = (Vec::new(), Vec::new(), 0, 0);
    let known: Known = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|number| {
                let (programs, start, database) = (&programs, &start, &database);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    start.wait();
                    writer(conn, number, programs, work)
                })
            })
            .collect();
        let stop = Stop(&programs);
        start.wait();
        let mut lead = |conn: &mut E::Connection, stage: usize, up: bool| {
            let begins = Instant::now();
            if up {
                scripts.push(Scripts::of(conn, &stages[stage]));
            }
            let of = &scripts[stage];
            // what is refused has changed nothing, or is run again from its beginning
            migrated_again += persist(|| of.try_run(conn, if up { &of.up } else { &of.down }));
            let way = if up { "" } else { " back" };
            times.push(format!("{}{way} {} ms", stages[stage].name, begins.elapsed().as_millis()));
        };
        programs.work();
        lead(conn, 0, true);
        programs.work();
        lead(conn, 1, true);
        programs.all(BOTH);
        programs.work();
        apart += conn.count(differing).unwrap();
        programs.all(NEW);
        lead(conn, 2, true);
        programs.work();
        lead(conn, 2, false);
        programs.work();
        lead(conn, 1, false);
        programs.all(BOTH);
        programs.work();
        apart += conn.count(differing).unwrap();
        programs.all(OLD);
        lead(conn, 0, false);
        programs.work();
        drop(stop);
        writers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let lost = lost(conn, work, &known);
    let [done, again, failed] = [&programs.done, &programs.again, &programs.failed].map(|it| it.load(SeqCst));
    println!(
        "{}: {rows} rows, {WRITERS} writers: {done} writes, {again} tried again, {failed} failed, {lost} lost, \
         {apart} not the same in both places; {}; \
         {migrated_again} of these tried again; {} ms in all",
        case.kind,
        times.join(", "),
        began.elapsed().as_millis(),
    );
    assert_eq!((failed, lost, apart), (0, 0, 0));
    is(conn, &case.from, &[]);
}

/// They stop also where the rest fails.
struct Stop<'a>(&'a Programs);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.phase.store(STOP, SeqCst);
    }
}

impl Programs {
    /// Until some more writes are done.
    fn work(&self) {
        let until = self.done.load(SeqCst) + WRITES;
        while self.done.load(SeqCst) < until && self.failed.load(SeqCst) == 0 {
            thread::yield_now();
        }
    }

    /// Until each program knows.
    fn all(&self, phase: usize) {
        self.phase.store(phase, SeqCst);
        while self.seen.iter().any(|it| it.load(SeqCst) != phase) && self.failed.load(SeqCst) == 0 {
            thread::yield_now();
        }
    }
}

/// Until it is done, where it may be tried again: how often it was.
fn persist(mut what: impl FnMut() -> QueryResult<()>) -> u64 {
    let mut again = 0;
    loop {
        match what() {
            Ok(()) => return again,
            Err(error) if is_retryable(&error) && again < 10_000 => again += 1,
            Err(error) => panic!("{error}"),
        }
    }
}

/// Writes rows of its own, and each eighth time one that all write, if there are any.
fn writer<C: Runs>(conn: &mut C, number: usize, programs: &Programs, work: &Work) -> Known {
    let mut known = Known::new();
    let mut random = number as u64 + 1;
    for turn in 0.. {
        let phase = programs.phase.load(SeqCst);
        programs.seen[number].store(phase, SeqCst);
        if phase == STOP {
            break;
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let own = usize::try_from(random >> 33).unwrap() % (work.rows / WRITERS) * WRITERS + number + 1;
        let row = if turn % 8 == 0 && work.of_all > 0 { turn / 8 % work.of_all + 1 } else { own };
        let is_new = phase == NEW || phase == BOTH && number % 2 == 0;
        let value = format!("{number} wrote {turn}");
        let (sql, change) = (work.turn)(&Turn { dialect: C::DIALECT, row, value, number: turn, is_new });
        while let Err(error) = write(conn, &sql, turn % 5 == 0) {
            if !is_retryable(&error) {
                println!("{error}: {sql}");
                programs.failed.fetch_add(1, SeqCst);
                return known;
            }
            programs.again.fetch_add(1, SeqCst);
        }
        programs.done.fetch_add(1, SeqCst);
        change(known.entry(row).or_insert_with(|| (work.at_first)(row)));
    }
    known
}

/// Maybe after it has seen what is there, as nobody else sees it any more.
fn write<C: Runs>(conn: &mut C, sql: &str, has_seen: bool) -> QueryResult<()> {
    conn.transaction(|conn| {
        if has_seen {
            conn.count("SELECT count(*) AS count FROM users")?;
        }
        conn.batch_execute(sql)
    })
}

/// Deadlocks, and a SQLite file that another writes. Diesel has a kind of its own for one of them.
fn is_retryable(error: &Error) -> bool {
    let Error::DatabaseError(kind, said) = error else { return false };
    let words = ["deadlock detected", "Deadlock found", "database is locked", "database table is locked"];
    matches!(kind, DatabaseErrorKind::SerializationFailure) || words.iter().any(|it| said.message().contains(it))
}

/// The rows that do not have what was last written, or what they had at first.
fn lost<C: Runs>(conn: &mut C, work: &Work, known: &Known) -> usize {
    let now: BTreeSet<String> = values(conn, &TableName::new("users"), work.columns).into_iter().collect();
    assert_eq!(now.len(), work.rows);
    let is_lost = |row: &usize| {
        let (text, number) = known.get(row).cloned().unwrap_or_else(|| (work.at_first)(*row));
        let number = number.map_or_else(|| "NULL".to_owned(), |it| it.to_string());
        let text = text.map_or_else(|| "NULL ".to_owned(), |it| it + " ");
        let text = if work.columns.len() == 3 { text } else { String::new() };
        let is_there = now.contains(&format!("{row} {text}{number}"));
        if !is_there {
            println!("not there: {row} {text}{number}");
        }
        !is_there
    };
    (work.of_all + 1..=work.rows).filter(is_lost).count()
}
