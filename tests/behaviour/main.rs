//! What loading does, written once and run on every engine, blocking and async: rows are compared, not texts.

mod composition;
mod enforcement;
mod errors;
mod free_children;
mod loading;
mod loose;
mod model_first;
mod mutual;
mod row_locks;
mod schemas;
mod shapes;
mod statements;
mod strictness;
mod text_keys;
