//! Two who wait for each other: a verb that is alone is begun again, and one inside of a transaction of the caller's says so.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::{Engine, Mariadb, Postgres};

use crate::models::{Locker, Person, lockers, person, tables};

const ROWS: &str = "DELETE FROM lockers; DELETE FROM people;
    INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Grace'), (4, 'Grace');
    INSERT INTO lockers (id, person_id, place) VALUES (1, 1, ''), (2, 2, '')";

fn locker(id: i64) -> Locker {
    Locker { id, person_id: None, place: String::new() }
}

/// The verbs that are begun again, on each connection.
trait Everything {
    fn any(&mut self, what: usize, one: i32, two: i32) -> diesel_one_to_one::Result<()>;
}

macro_rules! everything {
    ($($conn:ty)+) => {$(
        impl Everything for $conn {
            fn any(&mut self, what: usize, one: i32, two: i32) -> diesel_one_to_one::Result<()> {
                match what {
                    0 => person(one).locker().take(self).map(drop),
                    1 => person(one).locker().detach(self).map(drop),
                    2 => person(one).locker().attach(&locker(two.into()), self).map(drop),
                    3 => locker(one.into()).person().move_to(&person(two), self).map(drop),
                    4 => person(one).locker().swap_with(&person(two), self).map(drop),
                    5 => person(one).deletion().run(self).map(drop),
                    _ => Person::deletion_of(&[person(one), person(two)]).run(self).map(drop),
                }
            }
        }
    )+};
}
everything!(diesel::PgConnection diesel::MysqlConnection);

/// How often each verb is to be done at least, and how long that may take: a deadlock is one second of PostgreSQL's, and a
/// machine may have other work.
const ENOUGH: usize = 6;
const AT_MOST: Duration = Duration::from_secs(60);

/// Each of some connections does whatever comes, until every verb was done often enough.
macro_rules! crowd {
    ($engine:ty) => {{
        let database = <$engine>::fresh_for_many();
        let conn = &mut database.connect();
        conn.batch_execute(&tables(<$engine>::DIALECT)).unwrap();
        conn.batch_execute(ROWS).unwrap();
        let codes = Mutex::new(BTreeMap::new());
        let begin = Instant::now();
        let enough = |codes: &BTreeMap<(usize, &str), usize>| {
            (0..7).all(|what| codes.get(&(what, "done")).is_some_and(|done| *done >= ENOUGH))
        };
        thread::scope(|scope| {
            for worker in 1..=6_usize {
                let (codes, database, enough) = (&codes, &database, &enough);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    let mut dice = worker;
                    while begin.elapsed() < Duration::from_secs(4)
                        || begin.elapsed() < AT_MOST && !enough(&codes.lock().unwrap())
                    {
                        let mut roll = |sides: usize| {
                            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                            (dice >> 33) % sides
                        };
                        let (what, one, two) = (roll(9).min(6), roll(4), roll(4));
                        let [one, two] = [one, two].map(|it| i32::try_from(it).unwrap() + 1);
                        let code = match conn.any(what, one, two) {
                            Ok(()) => "done",
                            Err(error) => {
                                assert_ne!(error.code(), "retryable", "{what} {one} {two}: {error:?}");
                                error.code()
                            }
                        };
                        *codes.lock().unwrap().entry((what, code)).or_insert(0) += 1;
                        if what > 4 {
                            let again = format!("INSERT INTO people (id, name) VALUES ({one}, 'Grace')");
                            let _ = diesel::sql_query(again).execute(conn);
                        }
                    }
                });
            }
        });
        let codes = codes.into_inner().unwrap();
        println!("{}: {codes:?}", <$engine>::DIALECT);
        assert!(enough(&codes), "{codes:?}");
    }};
}

/// Two transactions, each with what the other is going to wait for.
macro_rules! crossed {
    ($engine:ty) => {{
        let database = <$engine>::fresh_for_many();
        let conn = &mut database.connect();
        conn.batch_execute(&tables(<$engine>::DIALECT)).unwrap();
        for what in [0, 1, 3, 4, 5] {
            for swallows in [false, true] {
                conn.batch_execute(ROWS).unwrap();
                let (barrier, gave_up, finished) = (Barrier::new(2), Mutex::new(0), AtomicBool::new(false));
                let attempts = thread::scope(|scope| {
                    let both = [(1, 2, 3), (2, 1, 4)].map(|(mine, other, third)| {
                        let (database, barrier, gave_up, finished) = (&database, &barrier, &gave_up, &finished);
                        scope.spawn(move || {
                            let conn = &mut database.connect();
                            let mut attempts = 0;
                            let done = retry(conn, 5, |conn| {
                                attempts += 1;
                                // the other one, who waits, comes first
                                let begin = Instant::now();
                                while attempts > 1 && !finished.load(Relaxed) && begin.elapsed() < AT_MOST {
                                    thread::sleep(Duration::from_millis(5));
                                }
                                let mine = format!("UPDATE lockers SET place = concat(place, 'x') WHERE id = {mine}");
                                conn.batch_execute(&mine)?;
                                if attempts == 1 {
                                    barrier.wait();
                                }
                                match conn.any(what, other, third) {
                                    Err(error) => {
                                        assert_eq!(error.code(), "retryable", "{what}: {error:?}");
                                        *gave_up.lock().unwrap() += 1;
                                        if swallows { Ok(()) } else { Err(error) }
                                    }
                                    done => done,
                                }
                            });
                            finished.store(true, Relaxed);
                            done.map(|()| attempts).map_err(|error| format!("{what}: {error:?}"))
                        })
                    });
                    both.map(|it| it.join().unwrap().unwrap())
                });
                // PostgreSQL goes back to the savepoint, and what was done before is there
                let begun = if swallows && <$engine>::DIALECT == "postgres" { 2 } else { 3 };
                let gave_up = gave_up.into_inner().unwrap();
                println!("{} {what} {swallows}: {attempts:?} attempts, gave up {gave_up}", <$engine>::DIALECT);
                assert_eq!((gave_up, attempts.iter().sum::<i32>()), (1, begun), "{what} {swallows}");
                // each was done once, and as a whole
                let places: Vec<String> = lockers::table.order(lockers::id).select(lockers::place).load(conn).unwrap();
                assert_eq!(places, ["x", "x"], "{what} {swallows}");
            }
        }
    }};
}

#[test]
fn in_a_crowd_of_postgresql() {
    crowd!(Postgres);
}

#[test]
fn in_a_crowd_of_mariadb() {
    crowd!(Mariadb);
}

#[test]
fn crossed_on_postgresql() {
    crossed!(Postgres);
}

#[test]
fn crossed_on_mariadb() {
    crossed!(Mariadb);
}
