//! A deletion of many beside the cascade of the engine.

use crate::cases::Writes;
use crate::data::{self, User};
use crate::rounds::{Excess, Side, compare, timed};
use anyhow::ensure;
use diesel::connection::InstrumentationEvent;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const LIMIT: f64 = 1.25;
const ROUNDS: usize = 15;
const PARENTS: usize = 10_000;

fn users(count: usize) -> Vec<User> {
    let user = |id| User { id, name: String::new(), email: String::new() };
    (1..).take(count).map(user).collect()
}

pub(crate) fn run<C: Writes>(conn: &mut C) -> anyhow::Result<Vec<Excess>> {
    let (few, many) = (statements(conn, 100)?, statements(conn, PARENTS)?);
    println!("statements of a deletion: {few} for 100 parents, {many} for {PARENTS}");
    ensure!(few == many, "the number of statements depends on the rows");

    let users = users(PARENTS);
    let excess = compare(&format!("{PARENTS} parents deleted, a child each"), ROUNDS, LIMIT, |side| {
        data::tables(conn)?;
        data::fill(conn, PARENTS)?;
        let (deleted, time) = match side {
            Side::Ours => timed(|| conn.delete(&users))?,
            Side::ByHand => timed(|| conn.delete_by_hand(&users))?,
        };
        ensure!(deleted == PARENTS && conn.rows()? == (0, 0), "not all rows are gone");
        Ok(time)
    })?;
    Ok(excess.into_iter().collect())
}

fn statements<C: Writes>(conn: &mut C, parents: usize) -> anyhow::Result<usize> {
    data::tables(conn)?;
    data::fill(conn, parents)?;
    let started = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&started);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let deleted = conn.delete(&users(parents))?;
    conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    ensure!(deleted == parents && conn.rows()? == (0, 0), "not all rows are gone");
    Ok(started.load(Ordering::Relaxed))
}
