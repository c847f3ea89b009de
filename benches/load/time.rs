//! Wall time, in rounds that take turns so that what slows the machine slows all of them, with the hand-written load in
//! it twice: as far as these two differ, a difference means nothing.

use crate::cases::{Loads, Pair};
use crate::data::User;
use std::time::{Duration, Instant};

/// An odd number, so that there is one in the middle.
const ROUNDS: usize = 31;

/// How many loads make one figure of a round.
fn loads_per_round(users: usize) -> u32 {
    match users {
        0..10 => 400,
        10..1_000 => 60,
        _ => 2,
    }
}

/// Prints the medians, and ours and the second hand-written one as ratios to the first.
pub(crate) fn compare(conn: &mut impl Loads, users: &[User], pair: Pair) -> anyhow::Result<()> {
    let cases = [pair.theirs, pair.ours, pair.theirs];
    let loads = loads_per_round(users.len());
    let mut times = [const { Vec::new() }; 3];
    for case in cases {
        case.run(conn, users)?;
    }
    for round in 0..ROUNDS {
        for turn in 0..cases.len() {
            let turn = (round + turn) % cases.len();
            let start = Instant::now();
            for _ in 0..loads {
                cases[turn].run(conn, users)?;
            }
            times[turn].push(start.elapsed() / loads);
        }
    }
    let [theirs, ours, again] = times.map(median);
    println!(
        "{:>6}  {:<13}{theirs:>10.1}  {:<13}{ours:>10.1}  ratio {:.3}, control {:.3}",
        users.len(),
        pair.theirs.name(),
        pair.ours.name(),
        ours / theirs,
        again / theirs
    );
    Ok(())
}

/// In microseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e6
}
