//! The shapes that a hand writes first. Each must show its fault: otherwise a zero of the verbs would mean nothing.

mod app_cascade;
mod check_then_insert;
mod delete_then_insert;
mod get_insert_get;
mod loose;
mod read_then_write;

use crate::Experiment;

pub(crate) const SHAPES: &[Experiment] = &[
    ("check, then insert; no UNIQUE", on_each!(check_then_insert::run)),
    ("replace by delete and insert", on_each!(delete_then_insert::run)),
    ("get, insert or ignore, get", on_each!(get_insert_get::run)),
    ("read, then write a counter", on_each!(read_then_write::run)),
    ("delete children, then the parent; no key", on_each!(app_cascade::run)),
];
