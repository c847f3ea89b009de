//! An upsert beside the one that is written by hand: alone, and where several want one row.

use crate::cases::Writes;
use crate::data::{self, NewProfile, User};
use crate::rounds::{Excess, Side, compare, timed};
use anyhow::ensure;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

const LIMIT: f64 = 1.10;
const ROUNDS: usize = 41;
/// How many upserts make one figure.
const ALONE: i32 = 400;
/// How many of each connection.
const CONTENDED: i32 = 60;

fn user(id: i32) -> User {
    User { id, name: String::new(), email: String::new() }
}

fn new(visits: i32) -> NewProfile {
    NewProfile { bio: "b".repeat(100), visits }
}

fn one<C: Writes>(side: Side, conn: &mut C, id: i32, visits: i32) -> anyhow::Result<()> {
    let (user, new) = (user(id), new(visits));
    let profile = match side {
        Side::Ours => conn.upsert(&user, &new)?,
        Side::ByHand => conn.upsert_by_hand(&user, &new)?,
    };
    ensure!((profile.user_id, profile.bio, profile.visits) == (id, new.bio, new.visits), "another row");
    Ok(())
}

pub(crate) fn run<C: Writes + Send>(conns: &mut [C]) -> anyhow::Result<Vec<Excess>> {
    data::tables(&mut conns[0])?;
    data::fill(&mut conns[0], 100)?;
    let mut visits = 0;
    let alone = compare(&format!("{ALONE} upserts"), ROUNDS, LIMIT, |side| {
        visits += 1;
        let conn = &mut conns[0];
        Ok(timed(|| (0..ALONE).try_for_each(|at| one(side, conn, 1 + at % 100, at + visits)))?.1)
    })?;
    let what = format!("{} x {CONTENDED} upserts of one row", data::CROWD);
    let contended = compare(&what, ROUNDS, LIMIT, |side| crowd(side, conns))?;
    Ok(alone.into_iter().chain(contended).collect())
}

/// Every connection does its upserts as soon as all are there; until the last has.
fn crowd<C: Writes + Send>(side: Side, conns: &mut [C]) -> anyhow::Result<Duration> {
    let start = Barrier::new(conns.len() + 1);
    thread::scope(|scope| {
        let workers: Vec<_> = conns
            .iter_mut()
            .map(|conn| {
                scope.spawn(|| {
                    start.wait();
                    (0..CONTENDED).try_for_each(|at| one_of_many(side, conn, at))
                })
            })
            .collect();
        start.wait();
        let begun = Instant::now();
        for worker in workers {
            worker.join().expect("an upsert does not panic")?;
        }
        Ok(begun.elapsed())
    })
}

/// What it reads may be what another has set meanwhile.
fn one_of_many<C: Writes>(side: Side, conn: &mut C, visits: i32) -> anyhow::Result<()> {
    let profile = match side {
        Side::Ours => conn.upsert(&user(1), &new(visits))?,
        Side::ByHand => conn.upsert_by_hand(&user(1), &new(visits))?,
    };
    ensure!(profile.user_id == 1, "another row");
    Ok(())
}
