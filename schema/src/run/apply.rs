//! One migration, with the connection afterwards as it was before.

use super::{
    Migration, RunError,
    aside::with_aside,
    checked::{Checked, Why},
    target::{Target, dialect},
    transaction::{finally, settle},
};
use crate::dialect::running;
use diesel::migration;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

pub(super) fn apply<Conn: Target>(
    conn: &mut Conn,
    migration: &dyn migration::Migration<Conn::Backend>,
    way: Way,
) -> Result<Migration, RunError> {
    // outside of the transaction, and when that has ended
    with_aside(conn, running::foreign_keys(dialect::<Conn>()), |conn| {
        let body = |conn: &mut Conn| within(conn, migration, way);
        finally(conn, body, |conn, result| {
            if !matches!(result, Some(Ok(_))) {
                settle(conn);
            }
        })
    })
}

fn within<Conn: Target>(
    conn: &mut Conn,
    migration: &dyn migration::Migration<Conn::Backend>,
    way: Way,
) -> Result<Migration, RunError> {
    let checked = Checked::<Conn>::new(migration);
    let result = match way {
        Way::Up => conn.run_migration(&checked),
        Way::Down => conn.revert_migration(&checked),
    };
    let own = Migration::of(migration);
    let Err(error) = result else { return Ok(own) };
    let is_undone = migration.metadata().run_in_transaction() && dialect::<Conn>().transactional_ddl();
    let applied = Vec::new();
    Err(match checked.why() {
        None => RunError::Failed { migration: own, is_undone, applied, error },
        Some(Why::Failed(error)) => RunError::Failed { migration: own, is_undone, applied, error },
        Some(Why::Orphans(tables)) => RunError::Orphans { migration: own, is_undone, applied, tables },
        Some(Why::Transaction { is_open }) => RunError::Transaction { migration: own, is_open, applied },
    })
}
