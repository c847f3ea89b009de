//! What the writing verbs do, written once and run on every engine, blocking and async: rows are compared, not texts.

mod create;
mod get_or_create;
mod models;
mod moving;
mod update;
mod upsert;
