//! One query several times over, in one statement.

use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::{QueryResult, RunQueryDsl};

/// `query UNION ALL query ..`: the rows of each, also where they are the same.
#[derive(Debug, Clone)]
pub struct Repeated<Q>(pub(crate) Vec<Q>);

impl<Q: Query> Query for Repeated<Q> {
    type SqlType = Q::SqlType;
}

// the text depends on how many there are
impl<Q> QueryId for Repeated<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, Conn> RunQueryDsl<Conn> for Repeated<Q> {}

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Repeated<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        for (at, query) in self.0.iter().enumerate() {
            if at > 0 {
                out.push_sql(" UNION ALL ");
            }
            query.walk_ast(out.reborrow())?;
        }
        Ok(())
    }
}
