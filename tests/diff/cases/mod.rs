//! From one schema to another.

mod associations;
mod checks;
mod columns;
mod foreign_keys;
mod keys;
mod names;
mod renames;
mod tables;

use crate::build::{T, named, schema, table};
use diesel_one_to_one_schema::{diff::Hints, schema::Schema};

pub(crate) use crate::run::run;
pub(crate) use associations::*;
pub(crate) use checks::*;
pub(crate) use columns::*;
pub(crate) use foreign_keys::*;
pub(crate) use keys::*;
pub(crate) use names::*;
pub(crate) use renames::*;
pub(crate) use tables::*;

/// Two schemas, what only their author knows, and rows of the first.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) from: Schema,
    pub(crate) to: Schema,
    pub(crate) hints: Hints,
    pub(crate) rows: String,
    /// Rows that a guard stops it for, what the guard says is wrong, and what mends them.
    pub(crate) bad: Option<[String; 3]>,
    /// Does a guard stop the way back while there are rows?
    pub(crate) only_empty_back: bool,
    /// Does the end of the way back keep it from being gone from its beginning again?
    pub(crate) only_once_back: bool,
}

impl Case {
    /// What a table was called.
    fn was(mut self, table: &str, was: &str) -> Case {
        self.hints.tables.insert(named(table), named(was));
        self
    }

    /// What a column was called.
    fn column_was(mut self, table: &str, column: &str, was: &str) -> Case {
        self.hints.columns.insert((named(table), column.into()), was.into());
        self
    }

    fn rows(mut self, rows: &str) -> Case {
        rows.clone_into(&mut self.rows);
        self
    }
}

impl Case {
    fn stopped(mut self, bad: &str, wrong: &str, mend: &str) -> Case {
        self.bad = Some([bad, wrong, mend].map(str::to_owned));
        self
    }

    fn only_once_back(mut self) -> Case {
        self.only_once_back = true;
        self
    }

    fn only_empty_back(mut self) -> Case {
        self.only_empty_back = true;
        self
    }
}

fn case<const N: usize, const M: usize>(name: &'static str, from: [T; N], to: [T; M]) -> Case {
    Case {
        name,
        from: schema(from),
        to: schema(to),
        hints: Hints::default(),
        rows: String::new(),
        bad: None,
        only_empty_back: false,
        only_once_back: false,
    }
}

/// Parents, two of them.
fn users() -> T {
    table("users").text("name")
}

/// Their children, one for each.
fn profiles() -> T {
    table("profiles").integer("user_id")
}

const CHILDREN: &str = "INSERT INTO users (name) VALUES ('Ada'), ('Bob');
    INSERT INTO profiles (user_id) VALUES (1), (2)";

const USERS: &str = "INSERT INTO users (name) VALUES ('Ada'), ('Bob')";
