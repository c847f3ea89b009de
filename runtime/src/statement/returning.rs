//! `.. RETURNING id, ..`

use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::expression::Expression;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};

/// A statement that gives back the row that it wrote.
///
/// Diesel's own `.returning(..)` asks for a feature of Diesel's on SQLite, and for a statement of Diesel's.
#[derive(Debug, Clone, Copy)]
pub struct Returning<Statement, Selection> {
    pub(crate) statement: Statement,
    pub(crate) selection: Selection,
}

/// As Diesel's own: an INSERT whose text its type says is found again without it.
impl<Statement: QueryId, Selection: QueryId> QueryId for Returning<Statement, Selection> {
    type QueryId = Returning<Statement::QueryId, Selection::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Statement::HAS_STATIC_QUERY_ID && Selection::HAS_STATIC_QUERY_ID;
}

impl<Statement, Selection, Conn> diesel::RunQueryDsl<Conn> for Returning<Statement, Selection> {}

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
