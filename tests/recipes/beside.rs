//! A split there and back while four programs write, old ones and new ones, on every engine: nothing that anybody has
//! committed is lost, and whoever is refused may try again.

use crate::{
    case::Case,
    cases,
    expanded::{Scripts, stages},
    run::{Runs, begin, is, values},
};
use diesel::{
    QueryResult,
    connection::SimpleConnection as _,
    result::{DatabaseErrorKind, Error},
};
use diesel_one_to_one_schema::{dialect::Dialect, schema::TableName};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Barrier,
        atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Instant,
};
use tests::engine::Engine;

const WRITERS: usize = 4;
const ROWS: usize = 1_000;
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

/// What a user has.
type Known = BTreeMap<usize, (Option<String>, Option<usize>)>;

fn at_first(row: usize) -> (Option<String>, Option<usize>) {
    ((!row.is_multiple_of(3)).then(|| format!("bio {row}")), row.is_multiple_of(5).then_some(row % 90))
}

fn said<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(|| "NULL".to_owned(), |it| format!("'{}'", it.to_string()))
}

pub(crate) fn beside_others<E: Engine<Connection: Runs> + Sync>() {
    let case = Case { rows: "", then: &[], ..cases::split() };
    let stages = stages::<E::Connection>(&case, 100).unwrap();
    let database = E::fresh_for_many();
    let conn = &mut database.connect();
    begin(conn, &case);
    let rows: Vec<String> = (1..=ROWS)
        .map(|row| {
            let (bio, age) = at_first(row);
            format!("({row}, 'user', {}, {})", said(bio.as_ref()), said(age.as_ref()))
        })
        .collect();
    conn.batch_execute(&format!("INSERT INTO users (id, name, bio, age) VALUES {}", rows.join(", "))).unwrap();

    let (programs, start, began) = (Programs::default(), Barrier::new(WRITERS + 1), Instant::now());
    let (mut scripts, mut times, mut migrated_again, mut apart) = (Vec::new(), Vec::new(), 0, 0);
    let known: Known = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|number| {
                let (programs, start, database) = (&programs, &start, &database);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    start.wait();
                    writer(conn, number, programs)
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
        apart += differing(conn);
        programs.all(NEW);
        lead(conn, 2, true);
        programs.work();
        lead(conn, 2, false);
        programs.work();
        lead(conn, 1, false);
        programs.all(BOTH);
        programs.work();
        apart += differing(conn);
        programs.all(OLD);
        lead(conn, 0, false);
        programs.work();
        drop(stop);
        writers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let lost = lost(conn, &known);
    let [done, again, failed] = [&programs.done, &programs.again, &programs.failed].map(|it| it.load(SeqCst));
    println!(
        "{ROWS} rows, {WRITERS} writers: {done} writes, {again} tried again, {failed} failed, {lost} lost, \
         {apart} not the same in both places; {}; \
         {migrated_again} of these tried again; {} ms in all",
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

/// Writes rows of its own, whose values it knows, and each eighth time one that all write.
fn writer<C: Runs>(conn: &mut C, number: usize, programs: &Programs) -> Known {
    let mut known = Known::new();
    let mut random = number as u64 + 1;
    for turn in 0.. {
        let phase = programs.phase.load(SeqCst);
        programs.seen[number].store(phase, SeqCst);
        if phase == STOP {
            break;
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let own = usize::try_from(random >> 33).unwrap() % (ROWS / WRITERS) * WRITERS + number + 1;
        let row = if turn % 8 == 0 { of_all(turn) } else { own };
        let value = (turn % 7 != 0).then(|| format!("{number} wrote {turn}"));
        let is_new = phase == NEW || phase == BOTH && number.is_multiple_of(2);
        let goes = is_new && turn % 11 == 0;
        let sql = statement(C::DIALECT, row, value.as_ref(), is_new, goes);
        while let Err(error) = write(conn, &sql, turn % 5 == 0) {
            if !is_retryable(&error) {
                println!("{error}: {sql}");
                programs.failed.fetch_add(1, SeqCst);
                return known;
            }
            programs.again.fetch_add(1, SeqCst);
        }
        programs.done.fetch_add(1, SeqCst);
        let (bio, age) = known.entry(row).or_insert_with(|| at_first(row));
        *bio = value.filter(|_| !goes);
        age.take_if(|_| goes);
    }
    known.retain(|row, _| !(0..3).map(|it| of_all(it * 8)).collect::<BTreeSet<_>>().contains(row));
    known
}

/// By itself, or in a transaction that has seen both places before, maybe as nobody else sees them any more.
fn write<C: Runs>(conn: &mut C, sql: &str, has_seen: bool) -> QueryResult<()> {
    if !has_seen {
        return conn.batch_execute(sql);
    }
    conn.transaction(|conn| {
        conn.count("SELECT count(*) AS count FROM users")?;
        conn.batch_execute(sql)
    })
}

/// The rows that are not the same in both places, as committed at one moment.
fn differing<C: Runs>(conn: &mut C) -> i64 {
    conn.count(
        "SELECT count(*) AS count FROM users LEFT JOIN profiles ON profiles.user_id = users.id \
         WHERE coalesce(users.bio, '-') <> coalesce(profiles.bio, '-') OR coalesce(users.age, -1) <> coalesce(profiles.age, -1)",
    )
    .unwrap()
}

fn of_all(turn: usize) -> usize {
    turn / 8 % 3 + 1
}

/// An old program's, or a new one's.
fn statement(dialect: Dialect, row: usize, value: Option<&String>, is_new: bool, goes: bool) -> String {
    let value = said(value);
    if goes {
        return format!("DELETE FROM profiles WHERE user_id = {row}");
    }
    if !is_new {
        return format!("UPDATE users SET bio = {value} WHERE id = {row}");
    }
    let conflict = match dialect {
        Dialect::Mariadb => "ON DUPLICATE KEY UPDATE bio = VALUES(bio)",
        _ => "ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio",
    };
    format!("INSERT INTO profiles (user_id, bio) VALUES ({row}, {value}) {conflict}")
}

/// Deadlocks, and a SQLite file that another writes. Diesel has a kind of its own for one of them.
fn is_retryable(error: &Error) -> bool {
    let Error::DatabaseError(kind, said) = error else { return false };
    let words = ["deadlock detected", "Deadlock found", "database is locked", "database table is locked"];
    matches!(kind, DatabaseErrorKind::SerializationFailure) || words.iter().any(|it| said.message().contains(it))
}

/// The rows that do not have what was last written, or what they had at first.
fn lost<C: Runs>(conn: &mut C, known: &Known) -> usize {
    let now: BTreeSet<String> = values(conn, &TableName::new("users"), &["id", "bio", "age"]).into_iter().collect();
    assert_eq!(now.len(), ROWS);
    let is_lost = |row: &usize| {
        let (bio, age) = known.get(row).cloned().unwrap_or_else(|| at_first(*row));
        let null = || "NULL".to_owned();
        let ought = format!("{row} {} {}", bio.unwrap_or_else(null), age.map_or_else(null, |it| it.to_string()));
        let is_there = now.contains(&ought);
        if !is_there {
            println!("not there: {ought}");
        }
        !is_there
    };
    // what all write is whoever's came last
    (4..=ROWS).filter(is_lost).count()
}
