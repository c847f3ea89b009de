//! Which columns a violated constraint is about, as far as the engine says.
//!
//! The same columns of another table are not these: a trigger may write to one. But partitions go by names of their own, so
//! that another name only means that it is to be asked.

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error};

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
pub(crate) fn unique(error: &Error, table: &str, columns: &[&str]) -> Option<About> {
    let Error::DatabaseError(DatabaseErrorKind::UniqueViolation, said) = error else { return None };
    if let Some(failed) = said.message().strip_prefix("UNIQUE constraint failed: ") {
        let named: Option<Vec<_>> =
            failed.split(", ").map(|column| column.strip_prefix(table)?.strip_prefix('.')).collect();
        return Some(named.map_or(About::Unsaid, |named| about(named.into_iter().map(str::to_owned), columns)));
    }
    Some(in_detail(said.as_ref(), table, columns).unwrap_or(About::Unsaid))
}

/// Is it a foreign key that was violated, and is it these columns that have no parent?
///
/// PostgreSQL has `Key (a, b)=(1, 2) is not present in table "p".` for DETAIL; MariaDB says
/// ``.. (`s`.`t`, CONSTRAINT `c` FOREIGN KEY (`a`, `b`) REFERENCES ..``; SQLite says that there is one.
pub(crate) fn foreign_key(error: &Error, table: &str, columns: &[&str]) -> Option<About> {
    let Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, said) = error else { return None };
    if said.details().is_some() {
        return Some(in_detail(said.as_ref(), table, columns).unwrap_or(About::Unsaid));
    }
    Some(in_message(said.message(), table, columns).unwrap_or(About::Unsaid))
}

/// MariaDB's message, of a foreign key of that table.
fn in_message(message: &str, table: &str, columns: &[&str]) -> Option<About> {
    let (before, constraint) = message.split_once(" FOREIGN KEY (")?;
    let (before, _) = before.split_once(", CONSTRAINT ")?;
    let (names, _) = constraint.split_once(") REFERENCES ")?;
    let here = before.ends_with(&format!(".`{}`", table.replace('`', "``")));
    here.then(|| about(names.split(", ").map(|name| unquoted(name, '`')), columns))
}

/// The first parenthesis of a DETAIL of that table holds the columns, each quoted where it needs it. What comes after may
/// quote anything.
fn in_detail(said: &dyn DatabaseErrorInformation, table: &str, columns: &[&str]) -> Option<About> {
    let (names, _) = said.details()?.split_once('(')?.1.split_once(")=(")?;
    let here = said.table_name().is_none_or(|name| name == table);
    here.then(|| about(names.split(", ").map(|name| unquoted(name, '"')), columns))
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
