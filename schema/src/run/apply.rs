//! One migration, with the connection afterwards as it was before.

use super::{
    Migration, RunError,
    checked::{Checked, Why},
    target::{Target, dialect},
    transaction::{finally, settle},
};
use crate::dialect::running::{self, Aside};
use diesel::{QueryResult, migration};

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
    let aside = put_aside(conn)?;
    let mut given_back = Ok(());
    let applied = finally(
        conn,
        |conn| within(conn, migration, way),
        |conn, result| {
            if !matches!(result, Some(Ok(_))) {
                settle(conn);
            }
            given_back = give_back(conn, &aside);
        },
    )?;
    given_back?;
    Ok(applied)
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
    Err(match checked.why() {
        None => RunError::Failed { migration: own, is_undone, error },
        Some(Why::Failed(error)) => RunError::Failed { migration: own, is_undone, error },
        Some(Why::Orphans(tables)) => RunError::Orphans { migration: own, is_undone, tables },
        Some(Why::Transaction { is_open }) => RunError::Transaction { migration: own, is_open },
    })
}

/// A setting, and what it was.
type Was = (&'static Aside, String);

/// Sets what a migration would mind.
fn put_aside<Conn: Target>(conn: &mut Conn) -> QueryResult<Vec<Was>> {
    let mut aside = Vec::new();
    let all = running::aside(dialect::<Conn>()).iter().try_for_each(|setting| {
        for was in conn.texts(setting.question)? {
            aside.push((setting, was));
            conn.batch_execute(&format!("{}{}", setting.set, setting.meanwhile))?;
        }
        Ok(())
    });
    match all {
        Ok(()) => Ok(aside),
        Err(error) => give_back(conn, &aside).and(Err(error)),
    }
}

/// Each, also if another fails; the first failure is told.
fn give_back<Conn: Target>(conn: &mut Conn, aside: &[Was]) -> QueryResult<()> {
    let given = aside.iter().map(|(setting, was)| conn.batch_execute(&format!("{}{was}", setting.set)));
    given.fold(Ok(()), Result::and)
}
