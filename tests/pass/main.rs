//! What must compile in a user's crate, each in a module that imports what such a crate would; and then run.

mod beside_diesel;
mod both_preludes;
mod generic;
mod in_a_function;
mod model_first;
mod multi_connection;
mod names;
mod no_prelude;
mod send;
mod visibility;
