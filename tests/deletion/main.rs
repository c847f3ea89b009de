//! Deleting rows, and what goes with them: written once and run on every engine, blocking and async, on rows.

mod at_once;
mod cascade;
mod chain;
mod corners;
mod cycles;
mod engine;
mod held;
mod many;
mod models;
mod plan;
mod selves;
mod shapes;
mod staircase;

use diesel_one_to_one::OneToOneError;
use diesel_one_to_one::deletion::Report;
use diesel_one_to_one::error::Blocking;

/// The tables of a report and how many rows went.
fn deleted(report: &Report) -> Vec<(&'static str, u64)> {
    report.deleted.iter().map(|it| (it.table.name, it.rows)).collect()
}

/// The associations and rows of a refusal.
fn blocking(error: OneToOneError) -> Vec<(String, String, u64)> {
    let OneToOneError::Restricted { association: None, blocking } = error else { panic!("{error:?}") };
    listed(&blocking)
}

/// The associations and rows of a list.
fn listed(blocking: &[Blocking]) -> Vec<(String, String, u64)> {
    blocking.iter().map(|it| (it.association.clone(), it.table.clone(), it.rows)).collect()
}

/// One of these.
fn one(association: &str, table: &str, rows: u64) -> (String, String, u64) {
    (association.to_owned(), table.to_owned(), rows)
}
