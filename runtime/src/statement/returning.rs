//! `.. RETURNING id, ..`

use super::by_text;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::expression::Expression;
use diesel::query_builder::{AstPass, Query, QueryFragment};

/// A statement that gives back the row that it wrote.
///
/// Diesel's own `.returning(..)` asks for a feature of Diesel's on SQLite, and for a statement of Diesel's.
#[derive(Debug, Clone, Copy)]
pub struct Returning<Statement, Selection> {
    pub(crate) statement: Statement,
    pub(crate) selection: Selection,
}

by_text!(Returning<Statement, Selection>);

impl<Statement, Selection: Expression> Query for Returning<Statement, Selection> {
    type SqlType = Selection::SqlType;
}

impl<Statement, Selection, DB> QueryFragment<DB> for Returning<Statement, Selection>
where
    Statement: QueryFragment<DB>,
    Selection: QueryFragment<DB>,
    DB: Backend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.statement.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING ");
        // bare names, because SQLite knows none here that begins with a schema
        out.skip_from(true);
        self.selection.walk_ast(out)
    }
}
