//! `UPDATE profiles SET .. WHERE ..`

use super::{by_text, push_table};
use crate::definition::Table;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, QueryFragment};

/// Rows that are changed as Diesel's `AsChangeset` says.
#[derive(Debug, Clone)]
pub struct Change<Changes, Filter> {
    pub(crate) table: Table,
    pub(crate) changes: Changes,
    pub(crate) filter: Filter,
}

by_text!(Change<Changes, Filter>);

impl<Changes, Filter, DB> QueryFragment<DB> for Change<Changes, Filter>
where
    Changes: QueryFragment<DB>,
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
