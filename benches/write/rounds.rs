//! Wall time, in rounds that take turns so that what slows the machine slows all of them, with what is written by hand in
//! it twice: as far as these two differ, a difference means nothing.

use std::time::{Duration, Instant};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Ours,
    ByHand,
}

/// A ratio that is above its limit.
#[derive(Debug)]
pub(crate) struct Excess(pub(crate) String);

/// Prints the medians, and ours and the second one by hand as ratios to the first. `work` does the work of a side and says
/// how long it took, without what it needed before and after.
pub(crate) fn compare(
    what: &str,
    rounds: usize,
    limit: f64,
    mut work: impl FnMut(Side) -> anyhow::Result<Duration>,
) -> anyhow::Result<Option<Excess>> {
    let sides = [Side::ByHand, Side::Ours, Side::ByHand];
    let mut times = [const { Vec::new() }; 3];
    for side in sides {
        work(side)?;
    }
    for round in 0..rounds {
        for turn in 0..sides.len() {
            let turn = (round + turn) % sides.len();
            times[turn].push(work(sides[turn])?);
        }
    }
    let [by_hand, ours, again] = times.map(median);
    let (ratio, control) = (ours / by_hand, again / by_hand);
    println!("{what:<38}{by_hand:>10.2}{ours:>10.2}  ratio {ratio:.3}, control {control:.3}, limit {limit:.2}");
    Ok((ratio > limit).then(|| Excess(format!("{what}: {ratio:.3} of what is written by hand, at most {limit:.2}"))))
}

pub(crate) fn timed<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(T, Duration)> {
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed()))
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}
