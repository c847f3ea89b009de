//! Tables that SQLite makes anew: every row there before is there after, in the table and in those that refer to it,
//! whoever runs the migration, with foreign keys on or off, and wherever it fails.

mod database;
mod kept;
mod planned;
mod refused;
mod shapes;
mod trap;
mod way;
