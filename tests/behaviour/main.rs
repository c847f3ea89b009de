//! What loading does, written once and run on every engine, blocking and async: rows are compared, not texts.

mod composition;
mod enforcement;
mod errors;
mod explained;
mod free_children;
mod gave_up;
mod loading;
mod loose;
mod model_first;
mod mutual;
mod recipes;
mod row_locks;
mod rows_of_other_keys;
mod schemas;
mod self_link;
mod shapes;

mod statements;
mod strictness;
mod text_keys;
mod twins;
mod upwards;
