//! A migration that is code.

use diesel::{
    backend::Backend,
    connection::BoxableConnection,
    migration::{Migration, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion, Result},
};
use std::{fmt, rc::Rc};

type Body<Db> = Rc<dyn Fn(&mut dyn BoxableConnection<Db>) -> Result<()>>;

/// A source with one migration, or none.
pub(crate) struct Code<Db: Backend> {
    body: Option<Body<Db>>,
    in_transaction: bool,
}

impl<Db: Backend> Code<Db> {
    pub(crate) fn none() -> Self {
        Code { body: None, in_transaction: true }
    }

    pub(crate) fn one(body: impl Fn(&mut dyn BoxableConnection<Db>) -> Result<()> + 'static) -> Self {
        Code { body: Some(Rc::new(body)), in_transaction: true }
    }

    pub(crate) fn without_transaction(body: impl Fn(&mut dyn BoxableConnection<Db>) -> Result<()> + 'static) -> Self {
        Code { in_transaction: false, ..Code::one(body) }
    }
}

impl<Db: Backend + 'static> MigrationSource<Db> for Code<Db> {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<Db>>>> {
        Ok(self
            .body
            .iter()
            .map(|body| {
                Box::new(One { body: Rc::clone(body), own: Own { in_transaction: self.in_transaction } })
                    as Box<dyn Migration<Db>>
            })
            .collect())
    }
}

struct One<Db: Backend> {
    body: Body<Db>,
    own: Own,
}

impl<Db: Backend> Migration<Db> for One<Db> {
    fn run(&self, conn: &mut dyn BoxableConnection<Db>) -> Result<()> {
        (self.body)(conn)
    }

    fn revert(&self, _: &mut dyn BoxableConnection<Db>) -> Result<()> {
        Ok(())
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        &self.own
    }

    fn name(&self) -> &dyn MigrationName {
        &self.own
    }
}

struct Own {
    in_transaction: bool,
}

impl MigrationMetadata for Own {
    fn run_in_transaction(&self) -> bool {
        self.in_transaction
    }
}

impl MigrationName for Own {
    fn version(&self) -> MigrationVersion<'_> {
        "00000000000001".into()
    }
}

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("code")
    }
}
