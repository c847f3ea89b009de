//! What the tests share: a test is written once and runs on every engine, blocking and async.
//!
//! [`every_engine!`] makes the six instances of a test, [`engine`] gives each its own empty database, and
//! [`count!`] and [`sent!`] tell which statements a piece of code sends.

pub mod engine;
mod every_engine;
pub mod guid;
pub mod preludes;
pub mod statements;

pub use statements::debugged;
