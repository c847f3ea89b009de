//! `SELECT .. FOR UPDATE`

use super::by_text;
use crate::backend::WritingBackend;
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment};

/// A query whose rows are locked until the transaction ends, where the engine locks rows.
#[derive(Debug, Clone, Copy)]
pub struct Locked<Q>(pub(crate) Q);

by_text!(Locked<Q>);

impl<Q: Query> Query for Locked<Q> {
    type SqlType = Q::SqlType;
}

impl<Q: QueryFragment<DB>, DB: WritingBackend> QueryFragment<DB> for Locked<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(DB::ROW_LOCK);
        Ok(())
    }
}
