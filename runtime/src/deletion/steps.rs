//! The statements of a deletion, each run and its answer read.

use super::course::Course;
use crate::{OneToOneError, Result};

const RING: &str = "rows of this table refer to each other in a ring that is longer than the engine's own cascade goes; set \
    one of their keys to NULL, and delete them then";

/// # Errors
/// [`OneToOneError::Unsupported`] for a ring: it has no last row, and a chain that long must be taken from its last.
fn has_a_last(course: &Course, table: usize, rows: usize, deepest: usize) -> Result<()> {
    if deepest < rows {
        return Ok(());
    }
    Err(OneToOneError::Unsupported { association: course.model(table).name, reason: RING })
}

macro_rules! steps {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, $($rest:tt)*
    ) => {
        use super::has_a_last;
        use crate::Result;
        use crate::deletion::backend::DeletingBackend;
        use crate::deletion::cascade::Counters;
        use crate::deletion::catalog::{Catalog, ForeignKey, Row};
        use crate::deletion::rows::{Rows, Scope};
        use crate::deletion::statement::{Change, Depth, Hold, Tally, What};
        use std::sync::Arc;
        use $execute as ExecuteDsl;
        use $load as LoadQuery;
        use $run as Run;

        /// A connection on which rows can be deleted that are told by `Keys`.
        pub trait Steps<Keys>: $($writer)* {
            /// Locks rows and counts them, for a deletion of many by the engine or for another.
            fn hold(&mut self, scope: Arc<Scope<Keys>>, rows: Rows, by_engine: bool) -> super::super::$answer!(usize);

            /// Counts rows of several kinds, for either.
            fn tally(&mut self, scope: Arc<Scope<Keys>>, rows: &[Rows], by_engine: bool) -> super::super::$answer!(Vec<(i32, i64)>);

            /// Reads the foreign keys that the database has.
            fn foreign_keys(&mut self, catalog: Catalog) -> super::super::$answer!(Vec<ForeignKey>);

            /// Reads what the server has counted so far.
            fn deleted_so_far(&mut self, counters: Counters) -> super::super::$answer!(Vec<(i32, i64)>);

            /// Changes rows and counts them.
            fn change(&mut self, scope: Arc<Scope<Keys>>, what: What) -> super::super::$answer!(u64);

            /// Deletes the doomed rows of a table that refers to itself. They were counted: the engine does not count those
            /// that it takes with another.
            fn unravel(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> super::super::$answer!(());
        }

        impl<Keys, Conn> Steps<Keys> for Conn
        where
            Conn: $($writer)*,
            Conn::Backend: DeletingBackend,
            Hold<Keys>: LoadQuery<'static, Conn, i64> $($query)*,
            Tally<Keys>: LoadQuery<'static, Conn, (i32, i64)> $($query)*,
            Depth<Keys>: LoadQuery<'static, Conn, (i32, i64)> $($query)*,
            Catalog: LoadQuery<'static, Conn, Row> $($query)*,
            Counters: LoadQuery<'static, Conn, (i32, i64)> $($query)*,
            Change<Keys>: ExecuteDsl<Conn> $($query)*,
            Keys: Send + Sync,
        {
            $($async)* fn hold(&mut self, scope: Arc<Scope<Keys>>, rows: Rows, by_engine: bool) -> Result<usize> {
                let held = Run::load::<i64>(Hold { scope, rows, by_engine }, self)$($await)*?;
                Ok(held.into_iter().map(|rows| usize::try_from(rows).unwrap_or_default()).sum())
            }

            $($async)* fn tally(&mut self, scope: Arc<Scope<Keys>>, rows: &[Rows], by_engine: bool) -> Result<Vec<(i32, i64)>> {
                if rows.is_empty() {
                    return Ok(Vec::new());
                }
                Ok(Run::load(Tally { scope, rows: rows.to_vec(), by_engine }, self)$($await)*?)
            }

            $($async)* fn foreign_keys(&mut self, catalog: Catalog) -> Result<Vec<ForeignKey>> {
                let rows = Run::load::<Row>(catalog, self)$($await)*?;
                Ok(rows.into_iter().map(ForeignKey::from).collect())
            }

            $($async)* fn deleted_so_far(&mut self, counters: Counters) -> Result<Vec<(i32, i64)>> {
                Ok(Run::load(counters, self)$($await)*?)
            }

            $($async)* fn change(&mut self, scope: Arc<Scope<Keys>>, what: What) -> Result<u64> {
                let changed = ExecuteDsl::execute(Change { scope, what }, self)$($await)*?;
                Ok(u64::try_from(changed).unwrap_or_default())
            }

            $($async)* fn unravel(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> Result<()> {
                let all = What::Delete(Rows::Doomed(table));
                let Some(short) = Conn::Backend::CASCADE_DEPTH else {
                    return self.change(scope, all)$($await)*.map(drop);
                };
                if rows <= short && !Conn::Backend::ORDERS {
                    return self.change(scope, all)$($await)*.map(drop);
                }
                let depth = Depth { scope: Arc::clone(&scope), table, deepest: rows };
                let depth: Vec<(i32, i64)> = Run::load(depth, self)$($await)*?;
                let mut deepest = depth.into_iter().map(|(_, level)| usize::try_from(level).unwrap_or_default()).sum();
                if rows > short {
                    has_a_last(&scope.course, table, rows, deepest)?;
                }
                if Conn::Backend::ORDERS {
                    let what = if deepest == 0 { all } else { What::DeleteLastFirst(table, rows) };
                    return self.change(scope, what)$($await)*.map(drop);
                }
                while deepest > short {
                    deepest -= short;
                    let last = What::Delete(Rows::Deeper { table, than: deepest, deepest: rows });
                    self.change(Arc::clone(&scope), last)$($await)*?;
                }
                self.change(scope, all)$($await)*.map(drop)
            }
        }
    };
}
use steps;

crate::verb::twice!(steps);
