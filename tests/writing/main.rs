//! What the writing verbs do, written once and run on every engine, blocking and async: rows are compared, not texts.

mod after_a_change;
mod attack;
mod create;
mod create_all_bare;
mod create_all_dropped;
mod create_all_keys;
mod create_all_with;
mod create_with;
mod dropped;
mod ends;
mod generated;
mod get_or_create;
mod guarded;
mod keys;
mod leaving;
mod lost;
mod lost_commit;
mod models;
mod moving;
mod pools;
mod read_only;
mod retry;
mod swap;
mod triggers;
mod update;
mod upsert;
