//! One-to-ones of the tutorials, each with what an application does to it.
//!
//! Each module is a pattern by itself: its models, and a function that uses them on a connection.

mod licence;
mod locker;
mod passport;
mod profile;
mod settings;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::{definition::Entry, models};
use diesel_one_to_one_schema::{ddl, dialect::Dialect};

/// What is done, or why not.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A pattern: its name, its models, and what it does.
pub type Pattern = (&'static str, &'static [Entry], fn(&mut SqliteConnection) -> Result);

/// All patterns.
pub const PATTERNS: [Pattern; 5] = [
    ("Settings, made on first use", settings::MODELS, settings::run),
    ("A profile, saved again and again", profile::MODELS, profile::run),
    ("A person and a passport, made together, then renewed", passport::MODELS, passport::run),
    ("Lockers that change hands", locker::MODELS, locker::run),
    ("A driver who cannot go while there is a licence", licence::MODELS, licence::run),
];

/// The models of all patterns, which one database can hold.
pub const MODELS: &[Entry] = models![
    settings::Account,
    settings::Settings,
    profile::User,
    profile::Profile,
    passport::Person,
    passport::Passport,
    locker::Employee,
    locker::Locker,
    licence::Driver,
    licence::Licence,
];

/// An empty database with the tables of these models.
///
/// # Errors
///
/// What the models say wrong, and what SQLite answers.
pub fn database(models: &[Entry]) -> Result<SqliteConnection> {
    let mut conn = SqliteConnection::establish(":memory:")?;
    diesel_one_to_one::sqlite::enforce_foreign_keys(&mut conn)?;
    conn.batch_execute(&ddl::create(models, Dialect::Sqlite)?.to_string())?;
    Ok(conn)
}

#[cfg(test)]
#[test]
fn each_pattern_runs() {
    for (name, models, run) in PATTERNS {
        run(&mut database(models).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
