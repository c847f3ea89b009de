//! Which columns a violated constraint is about, as far as the engine says.

use diesel::result::{DatabaseErrorKind, Error};

/// What an engine says that a violation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// These columns.
    Key,
    /// Others.
    Other,
    /// It does not say.
    Unsaid,
}

/// Is it a uniqueness that was violated, and is it the one of these columns?
///
/// SQLite says `UNIQUE constraint failed: t.a, t.b`; PostgreSQL has `Key (a, b)=(1, 2) already exists.` for DETAIL, in the
/// words of its language; MariaDB names an index.
pub(crate) fn unique(error: &Error, columns: &[&str]) -> Option<About> {
    let Error::DatabaseError(DatabaseErrorKind::UniqueViolation, said) = error else { return None };
    if let Some(failed) = said.message().strip_prefix("UNIQUE constraint failed: ") {
        let named = failed.split(", ").map(|column| column.rsplit('.').next().unwrap_or(column).to_owned());
        return Some(about(named, columns));
    }
    Some(said.details().map_or(About::Unsaid, |detail| in_detail(detail, columns)))
}

/// Is it a foreign key that was violated, and is it these columns that have no parent?
///
/// PostgreSQL has `Key (a, b)=(1, 2) is not present in table "p".` for DETAIL; MariaDB says
/// ``.. FOREIGN KEY (`a`, `b`) REFERENCES ..``; SQLite says that there is one.
pub(crate) fn foreign_key(error: &Error, columns: &[&str]) -> Option<About> {
    let Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, said) = error else { return None };
    if let Some(detail) = said.details() {
        return Some(in_detail(detail, columns));
    }
    let constraint = said.message().split_once(" FOREIGN KEY (").map(|(_, constraint)| constraint);
    let names = constraint.and_then(|constraint| constraint.split_once(") REFERENCES "));
    Some(names.map_or(About::Unsaid, |(names, _)| about(names.split(", ").map(|name| unquoted(name, '`')), columns)))
}

/// The first parenthesis of a DETAIL holds the columns, each quoted where it needs it. What comes after may quote anything.
fn in_detail(detail: &str, columns: &[&str]) -> About {
    let names = detail.split_once('(').and_then(|(_, rest)| rest.split_once(")=("));
    names.map_or(About::Unsaid, |(names, _)| about(names.split(", ").map(|name| unquoted(name, '"')), columns))
}

fn unquoted(name: &str, quote: char) -> String {
    let inside = name.strip_prefix(quote).and_then(|name| name.strip_suffix(quote));
    inside.map_or_else(
        || name.to_owned(),
        |name| name.replace(&[quote; 2].iter().collect::<String>(), &quote.to_string()),
    )
}

/// Are these the columns? In any order: a UNIQUE, or a foreign key, that somebody else made need not have ours.
fn about(named: impl Iterator<Item = String>, columns: &[&str]) -> About {
    let (mut named, mut columns): (Vec<_>, _) = (named.collect(), columns.to_vec());
    named.sort_unstable();
    columns.sort_unstable();
    if named == columns { About::Key } else { About::Other }
}
