//! A migration, and a look at what it did before that is committed.

use super::{
    target::{Target, dialect},
    transaction::is_open_there,
};
use crate::dialect::running;
use diesel::{
    backend::Backend,
    connection::{BoxableConnection, Connection},
    migration::{Migration, MigrationMetadata, MigrationName, Result},
};
use std::{cell::RefCell, collections::BTreeMap, error::Error, marker::PhantomData};

/// The migration within, as Diesel's harness runs it.
pub(super) struct Checked<'a, Conn: Connection> {
    inner: &'a dyn Migration<Conn::Backend>,
    /// Why it is not to be committed. Where a rollback fails as well, Diesel tells of that alone.
    why: RefCell<Option<Why>>,
    on: PhantomData<fn(&mut Conn)>,
}

/// Why what a migration did is not to be committed.
pub(super) enum Why {
    /// It failed itself.
    Failed(Box<dyn Error + Send + Sync>),
    /// There are more rows than before without the parent that they name, in these tables.
    Orphans(Vec<String>),
    /// It left a transaction open, or ended the one that it ran in.
    Transaction { is_open: bool },
}

impl<'a, Conn: Target> Checked<'a, Conn> {
    pub(super) fn new(inner: &'a dyn Migration<Conn::Backend>) -> Self {
        Checked { inner, why: RefCell::default(), on: PhantomData }
    }

    pub(super) fn why(self) -> Option<Why> {
        self.why.into_inner()
    }

    fn within(
        &self,
        conn: &mut dyn BoxableConnection<Conn::Backend>,
        body: impl FnOnce(&mut Conn) -> Result<()>,
    ) -> Result<()> {
        let conn = conn.downcast_mut::<Conn>().ok_or("the migrations are run on another connection")?;
        self.look(conn, body).map_err(|why| {
            self.why.replace(Some(why));
            "the migration is not to be committed".into()
        })
    }

    fn look(&self, conn: &mut Conn, body: impl FnOnce(&mut Conn) -> Result<()>) -> std::result::Result<(), Why> {
        let dialect = dialect::<Conn>();
        let is_within = self.inner.metadata().run_in_transaction();
        if let Some(sql) = running::writes_first(dialect).filter(|_| is_within) {
            conn.batch_execute(sql).map_err(|error| Why::Failed(error.into()))?;
        }
        let before = orphans(conn);
        body(conn).map_err(Why::Failed)?;
        // Where DDL commits by itself there is no transaction to be kept.
        let is_open = is_open_there(conn).map_err(|error| Why::Failed(error.into()))?;
        if is_open != is_within && (is_open || dialect.transactional_ddl()) {
            return Err(Why::Transaction { is_open });
        }
        // A foreign key that fits no parent cannot be checked; where that was so before, nothing can be said of the rows.
        let Ok(before) = before else { return Ok(()) };
        let after = orphans(conn).map_err(|error| Why::Failed(error.into()))?;
        if after.values().sum::<u64>() <= before.values().sum() {
            return Ok(());
        }
        let grown = after.into_iter().filter(|(table, count)| *count > before.get(table).copied().unwrap_or(0));
        Err(Why::Orphans(grown.map(|(table, _)| table).collect()))
    }
}

/// By table, the rows without the parent that they name.
fn orphans<Conn: Target>(conn: &mut Conn) -> diesel::QueryResult<BTreeMap<String, u64>> {
    let Some(question) = running::orphans(dialect::<Conn>()) else { return Ok(BTreeMap::new()) };
    let rows = conn.texts(question)?;
    let of =
        |row: &String| row.split_once(' ').and_then(|(count, table)| Some((table.to_owned(), count.parse().ok()?)));
    Ok(rows.iter().filter_map(of).collect())
}

impl<Conn: Target> Migration<Conn::Backend> for Checked<'_, Conn>
where
    Conn::Backend: Backend,
{
    fn run(&self, conn: &mut dyn BoxableConnection<Conn::Backend>) -> Result<()> {
        self.within(conn, |conn| self.inner.run(conn))
    }

    fn revert(&self, conn: &mut dyn BoxableConnection<Conn::Backend>) -> Result<()> {
        self.within(conn, |conn| self.inner.revert(conn))
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self.inner.metadata()
    }

    fn name(&self) -> &dyn MigrationName {
        self.inner.name()
    }
}
