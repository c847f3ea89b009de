//! `UPDATE profiles SET .. WHERE ..`

use super::{by_text, push_table};
use crate::association::Association;
use crate::definition::Table;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AsChangeset, AstPass, QueryFragment};

/// What the closure of an `update` may return: changes of the child's table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no change of the child",
    label = "does not say what is to be set in the child's table",
    note = "return what Diesel's `set` takes: `column.eq(..)`, a tuple of these, or a struct that derives `AsChangeset`",
    note = "the row is locked meanwhile, so the closure is not async; nor does it return a `Result`"
)]
pub trait Changes<A: Association> {
    /// The columns, and what they are set to.
    type Changeset;
    /// The columns, and what they are set to.
    fn changeset(self) -> Self::Changeset;
}

#[diagnostic::do_not_recommend]
impl<A: Association, C: AsChangeset<Target = A::Source>> Changes<A> for C {
    type Changeset = C::Changeset;

    fn changeset(self) -> C::Changeset {
        self.as_changeset()
    }
}

/// Rows that are changed as Diesel's `AsChangeset` says.
#[derive(Debug, Clone)]
pub struct Change<Changeset, Filter> {
    pub(crate) table: Table,
    pub(crate) changes: Changeset,
    pub(crate) filter: Filter,
}

by_text!(Change<Changeset, Filter>);

impl<Changeset, Filter, DB> QueryFragment<DB> for Change<Changeset, Filter>
where
    Changeset: QueryFragment<DB>,
    Filter: QueryFragment<DB>,
    DB: Backend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        push_table(&self.table, &mut out)?;
        out.push_sql(" SET ");
        self.changes.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE ");
        self.filter.walk_ast(out)
    }
}

/// Rows that lose their key.
#[derive(Debug, Clone)]
pub struct Nullify<Filter> {
    pub(crate) table: Table,
    pub(crate) columns: Vec<&'static str>,
    pub(crate) filter: Filter,
}

by_text!(Nullify<Filter>);

impl<Filter: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Nullify<Filter> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        push_table(&self.table, &mut out)?;
        for (at, column) in self.columns.iter().enumerate() {
            out.push_sql(if at == 0 { " SET " } else { ", " });
            out.push_identifier(column)?;
            out.push_sql(" = NULL");
        }
        out.push_sql(" WHERE ");
        self.filter.walk_ast(out)
    }
}

/// Rows whose key makes room for another one, for a moment inside of a transaction.
///
/// SQLite stores a value of any type in any column that is not STRICT, and with `defer_foreign_keys` asks for the parent at
/// COMMIT only. So the first column of the key holds a text that is no key meanwhile.
#[derive(Debug, Clone)]
pub struct Park<Filter>(pub(crate) Nullify<Filter>);

by_text!(Park<Filter>);

impl<Filter: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Park<Filter> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        push_table(&self.0.table, &mut out)?;
        for column in self.0.columns.iter().take(1) {
            out.push_sql(" SET ");
            out.push_identifier(column)?;
            out.push_sql(" = 'diesel-one-to-one: on its way'");
        }
        out.push_sql(" WHERE ");
        self.0.filter.walk_ast(out)
    }
}
