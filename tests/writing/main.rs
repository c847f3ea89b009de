//! What the writing verbs do, written once and run on every engine, blocking and async: rows are compared, not texts.

mod attack;
mod create;
mod create_all_keys;
mod create_all_with;
mod create_with;
mod dropped;
mod get_or_create;
mod leaving;
mod lost;
mod models;
mod moving;
mod pools;
mod retry;
mod swap;
mod update;
mod upsert;
