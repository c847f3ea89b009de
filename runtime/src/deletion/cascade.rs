//! A deletion that the server does and counts by itself.

use super::backend::DeletingBackend;
use super::catalog::Named;
#[cfg(feature = "postgres")]
use super::catalog::push_places;
use super::course::Course;
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Integer};

/// Asks how many rows of each table that loses some the transaction has deleted so far.
#[derive(Debug)]
pub struct Counters {
    doomed: Vec<Named>,
}

impl Counters {
    fn of(course: &Course) -> Self {
        Counters { doomed: Named::doomed(course) }
    }
}

impl QueryId for Counters {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Conn> diesel::RunQueryDsl<Conn> for Counters {}

impl Query for Counters {
    type SqlType = (Integer, BigInt);
}

impl<DB: DeletingBackend> QueryFragment<DB> for Counters {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        DB::deleted_so_far(self, out)
    }
}

/// The session's own counters, which go on from transaction to transaction. Of a partitioned table each part has its own.
#[cfg(feature = "postgres")]
pub(super) fn of_postgres<'b>(counters: &'b Counters, mut out: AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
    out.push_sql(
        "SELECT p.place, pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) FROM pg_catalog.pg_class AS c INNER JOIN (VALUES ",
    );
    push_places(&counters.doomed, &mut out)?;
    out.push_sql(") AS p (place, id) ON p.id = c.oid WHERE c.relkind = 'r'");
    Ok(())
}

/// How many rows of each table went in between; `None`: the counters do not count.
///
/// They may be switched off (`track_counts`), and a server that only speaks PostgreSQL's language may have them and not use them.
/// The first table shows it: what the DELETE says that it deleted there is what they must have counted.
fn between(course: &Course, before: &[(i32, i64)], after: &[(i32, i64)], first: u64) -> Option<Vec<(usize, u64)>> {
    let counted = |table: usize| {
        let of =
            |counts: &[(i32, i64)]| counts.iter().find(|(at, _)| usize::try_from(*at) == Ok(table)).map(|(_, n)| *n);
        u64::try_from(of(after)?.checked_sub(of(before)?)?).ok()
    };
    let all: Option<Vec<_>> = course.doomed().iter().map(|table| Some((*table, counted(*table)?))).collect();
    all.filter(|all| all.first().is_some_and(|(_, rows)| *rows == first))
}

macro_rules! cascade {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, $($rest:tt)*
    ) => {
        use super::{Counters, between};
        use crate::Result;
        use crate::deletion::backend::DeletingBackend;
        use crate::deletion::refusal::explained;
        use crate::deletion::rows::{Rows, Scope};
        use crate::deletion::statement::What;
        use crate::deletion::steps::$module::Steps;
        use crate::verb::transaction::$module::{mark, undo};
        use std::sync::Arc;

        /// Deletes the first rows of a deletion, and has the server delete and count the others: how many of which table;
        /// `None`, and nothing is done, where it does not count.
        ///
        /// Nothing need be locked before it: whatever goes is counted as it goes.
        pub(in crate::deletion) $($async)* fn cascade<Keys, Conn>(
            scope: &Arc<Scope<Keys>>,
            conn: &mut Conn,
        ) -> Result<Option<Vec<(usize, u64)>>>
        where
            Conn: Steps<Keys>,
            Conn::Backend: DeletingBackend,
            Keys: Send + Sync,
        {
            let course = &scope.course;
            let before = conn.deleted_so_far(Counters::of(course))$($await)*?;
            if before.len() < course.doomed().len() {
                return Ok(None);
            }
            mark(conn)$($await)*?;
            let first = conn.change(Arc::clone(scope), What::Delete(Rows::First))$($await)*;
            let first = first.map_err(|error| explained(error, &[]))?;
            let after = conn.deleted_so_far(Counters::of(course))$($await)*?;
            let deleted = between(course, &before, &after, first);
            if deleted.is_none() {
                undo(conn)$($await)*?;
            }
            Ok(deleted)
        }
    };
}
use cascade;

crate::verb::twice!(cascade);
