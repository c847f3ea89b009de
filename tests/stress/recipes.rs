//! The recipes, each while programs write that are exchanged meanwhile: none fails, and nothing is lost. The crowd is that of
//! `tests/recipes`, with more rows.

use tests::engine::Postgres;

use crate::Experiment;
use crate::field::Size;
use crate::recipe_crowd::subjects::{self, Subject, naive};
use crate::recipe_crowd::{Counts, crowd};
use crate::report::{Answers, Report};

macro_rules! experiments {
    ($($subject:ident)+) => {
        &[$((
            concat!("recipe ", stringify!($subject)),
            // the engine that has parts of a plan beside which others write
            [None, Some(|size| none_is_lost(&subjects::$subject(), size)), None],
        )),+]
    };
}

pub(crate) const RECIPES: &[Experiment] =
    experiments!(split merge merge_of_all swap share own many one require release action);

pub(crate) const SHAPES: &[Experiment] = &[
    ("recipe split, copied without triggers", [None, Some(some_are_lost), None]),
    ("recipe own, the old key gone first", [None, Some(some_fail), None]),
];

/// A thousand for each round.
fn gone_through(subject: &Subject, size: Size) -> Counts {
    crowd::<Postgres>(subject, size.parents() * 1_000).expect("PostgreSQL has parts of it")
}

fn counted(counts: &Counts) -> Report {
    let report = Report::of(Answers::default())
        .noted("rows", counts.rows)
        .noted("writes", counts.writes)
        .noted("tried again", counts.again);
    counts.times.iter().fold(report.noted("migrations tried again", counts.migrations_again), |report, it| {
        let milliseconds = |it: std::time::Duration| usize::try_from(it.as_millis()).expect("not for ever");
        report.noted(&format!("{} ms", it.name), milliseconds(it.took)).noted("waited", milliseconds(it.waited))
    })
}

fn none_is_lost(subject: &Subject, size: Size) -> Report {
    let counts = gone_through(subject, size);
    counted(&counts).counted("failed", counts.failed, 0).counted("lost", counts.lost, 0)
}

fn some_are_lost(size: Size) -> Report {
    let counts = gone_through(&naive::split(), size);
    counted(&counts).counted("failed", counts.failed, 0).fault("lost", counts.lost)
}

fn some_fail(size: Size) -> Report {
    let counts = gone_through(&naive::own(), size);
    counted(&counts).fault("failed", counts.failed).counted("lost", counts.lost, 0)
}
