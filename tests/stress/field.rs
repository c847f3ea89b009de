//! Where an experiment takes place: a fresh database with the tables of all, and parents in them.

use std::fmt;
use std::ops::RangeInclusive;

use diesel::connection::SimpleConnection as _;
use tests::engine::Engine;

use crate::models;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) workers: i32,
    pub(crate) rounds: i32,
}

impl Size {
    pub(crate) const FULL: Size = Size { workers: 64, rounds: 100 };
    pub(crate) const QUICK: Size = Size { workers: 16, rounds: 5 };

    /// The number of calls, if every worker makes one in every round.
    pub(crate) fn calls(self) -> usize {
        count(self.workers) * self.parents()
    }

    /// Each round has a parent of its own.
    pub(crate) fn parents(self) -> usize {
        count(self.rounds)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} workers, {} rounds", self.workers, self.rounds)
    }
}

/// A number of rows or of calls that was kept as a key.
pub(crate) fn count(number: i32) -> usize {
    usize::try_from(number).expect("it is not negative")
}

pub(crate) struct Field<E: Engine> {
    pub(crate) database: E,
    pub(crate) size: Size,
}

impl<E: Engine> Field<E> {
    /// With users from 1 on, one for each round.
    pub(crate) fn new(size: Size) -> Self {
        let field = Field { database: E::fresh_for_many(), size };
        field.prepare(&models::tables(E::DIALECT));
        field.prepare(&rows("users (id)", 1..=size.rounds, |id| format!("({id})")));
        field
    }

    /// With a profile for each user: of the same number, and without visits.
    pub(crate) fn with_profiles(size: Size) -> Self {
        let field = Self::new(size);
        // Without `id`, for the database is to go on counting where this ends.
        field.prepare(&rows("profiles (user_id, visits)", 1..=size.rounds, |user| format!("({user}, 0)")));
        field
    }

    /// Runs statements that are as they should be.
    pub(crate) fn prepare(&self, sql: &str) {
        self.database.connect().batch_execute(sql).expect("the field is prepared");
    }
}

/// `INSERT INTO .. VALUES ..`
pub(crate) fn rows(into: &str, keys: RangeInclusive<i32>, row: impl Fn(i32) -> String) -> String {
    let rows: Vec<_> = keys.map(row).collect();
    format!("INSERT INTO {into} VALUES {}", rows.join(", "))
}
