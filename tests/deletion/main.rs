//! Deleting rows, and what goes with them: written once and run on every engine, blocking and async, on rows.

mod chain;
mod models;
