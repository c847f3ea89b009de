//! Diesel's list of what a database has, and what of a source is not on it.

use super::{
    Migration, RunError,
    target::{Target, dialect},
};
use crate::dialect::migrations;
use diesel::{
    QueryResult,
    backend::Backend,
    migration::{self, MigrationSource},
};
use std::collections::{BTreeMap, BTreeSet};

type Loaded<Db> = Box<dyn migration::Migration<Db>>;

impl Migration {
    pub(super) fn of<Db: Backend>(migration: &dyn migration::Migration<Db>) -> Migration {
        let name = migration.name();
        Migration { version: name.version().to_string(), name: name.to_string() }
    }
}

/// The versions that the database has. Diesel's harness would make the list first, which a dry run must not, and a role that
/// may only read cannot.
pub(crate) fn applied<Conn: Target>(conn: &mut Conn) -> QueryResult<BTreeSet<String>> {
    if !is_there(conn)? {
        return Ok(BTreeSet::new());
    }
    Ok(conn.texts(&migrations::versions(dialect::<Conn>()))?.into_iter().collect())
}

/// Is there a list?
pub(super) fn is_there<Conn: Target>(conn: &mut Conn) -> QueryResult<bool> {
    conn.number(migrations::listed(dialect::<Conn>())).map(|count| count > 0)
}

/// Those of the source, by version.
pub(super) fn all<Db: Backend>(source: &impl MigrationSource<Db>) -> Result<BTreeMap<String, Loaded<Db>>, RunError> {
    let mut all: BTreeMap<String, Loaded<Db>> = BTreeMap::new();
    for migration in source.migrations().map_err(|error| RunError::Source { error })? {
        let Migration { version, name } = Migration::of(&*migration);
        // Of two with one version Diesel would run either, and none would ever run the other.
        if let Some(twin) = all.insert(version.clone(), migration) {
            return Err(RunError::Twins { version, names: [twin.name().to_string(), name] });
        }
    }
    Ok(all)
}

/// The last one that the database has.
pub(super) fn last<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Option<Loaded<Conn::Backend>>, RunError> {
    let Some(version) = applied(conn)?.pop_last() else { return Ok(None) };
    let last = all(source)?.remove(&version);
    last.map(Some).ok_or(RunError::Unknown { version })
}

/// Those of the source that the database has not, in order.
pub(super) fn pending<Conn: Target>(
    conn: &mut Conn,
    source: &impl MigrationSource<Conn::Backend>,
) -> Result<Vec<Loaded<Conn::Backend>>, RunError> {
    let mut all = all(source)?;
    let applied = applied(conn)?;
    all.retain(|version, _| !applied.contains(version));
    Ok(all.into_values().collect())
}
