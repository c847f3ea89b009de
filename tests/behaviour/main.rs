//! What loading does, written once and run on every engine, blocking and async: rows are compared, not texts.

mod loading;
mod shapes;
