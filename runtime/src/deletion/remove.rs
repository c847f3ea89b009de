//! What a deletion does, in the transaction that is open.

/// From how many rows on it pays to ask the catalog whether the engine deletes by itself what hangs on them.
///
/// Below, the children are deleted first, which is no more statements. 10,000 users with a profile each, in milliseconds of the
/// server: PostgreSQL's own cascade takes 42, and to lock and count them before would take 17; MariaDB's takes 57, and that 39. With
/// the children first it is 62 and 102 in all.
pub(crate) const MANY: usize = 100;

macro_rules! remove {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, $($rest:tt)*
    ) => {
        use super::MANY;
        use crate::backend::WritingBackend as _;
        use crate::definition::Action;
        use crate::deletion::backend::DeletingBackend;
        use crate::deletion::cascade::$module::cascade;
        use crate::deletion::catalog::{Catalog, cascades};
        use crate::deletion::course::Course;
        use crate::deletion::questions::{Answers, Questions};
        use crate::deletion::refusal::explained;
        use crate::deletion::report::Report;
        use crate::deletion::root::{Root, lists};
        use crate::deletion::rows::{Rows, Scope};
        use crate::deletion::statement::What;
        use crate::deletion::steps::$module::Steps;
        use crate::{OneToOneError, Result};
        use std::sync::Arc;

        /// A model whose rows can be deleted on that connection.
        #[diagnostic::on_unimplemented(
            message = "rows of `{Self}` cannot be deleted on a `{Conn}`",
            label = "cannot be deleted here",
            note = "the feature of the backend must be on: `sqlite`, `postgres` or `mysql`; of a `MultiConnection`, match the \
                    connection and delete on what is inside"
        )]
        pub trait Remove<Conn>: Root {
            /// Deletes the rows that have one of these keys, and what goes with them, in the transaction that is open.
            ///
            /// # Errors
            /// Those of [`Run`](crate::deletion::blocking::Run), but for what ends a transaction.
            fn remove(keys: Vec<Self::Value>, conn: &mut Conn) -> super::super::$answer!(Report);
        }

        impl<M, Conn> Remove<Conn> for M
        where
            M: Root<Value: $($send)*>,
            Conn: Steps<M::Keys>,
            Conn::Backend: DeletingBackend,
        {
            $($async)* fn remove(keys: Vec<M::Value>, conn: &mut Conn) -> Result<Report> {
                let mut report = Report::default();
                for keys in lists::<M, Conn::Backend>(keys) {
                    let many = keys.len();
                    let scope = Scope { course: Course::on::<Conn::Backend>(M::DEFINITION)?, keys: M::among::<Conn::Backend>(keys) };
                    remove_all(Arc::new(scope), many, &mut report, conn)$($await)*?;
                }
                Ok(report)
            }
        }

        /// Deletes the first rows of a deletion, and what goes with them.
        $($async)* fn remove_all<Keys, Conn>(
            scope: Arc<Scope<Keys>>,
            keys: usize,
            report: &mut Report,
            conn: &mut Conn,
        ) -> Result<()>
        where
            Conn: Steps<Keys>,
            Conn::Backend: DeletingBackend,
            Keys: Send + Sync,
        {
            let course = &scope.course;
            let mut by_engine = false;
            if keys >= MANY && course.doomed().len() > 1 {
                let keys = conn.foreign_keys(Catalog::of(course, false))$($await)*?;
                by_engine = cascades(course, &keys, Conn::Backend::CASCADE_DEPTH);
            }
            if by_engine && Conn::Backend::COUNTS && course.inbound().all(|(_, link)| link.on_delete == Action::Cascade) {
                if let Some(deleted) = cascade(&scope, conn)$($await)*? {
                    for (table, rows) in deleted {
                        report.delete(course.model(table).table, rows);
                    }
                    return Ok(());
                }
            }
            let mut held = vec![0; course.doomed().len()];
            // Before anything is counted, and by a statement of its own. Of a query that joins these rows to their children an
            // engine reads what the join needs: it may begin with the children, and lock no row that has none. And what a
            // statement counts is as old as its beginning, and a wait for a lock may come after that.
            if !by_engine || !Conn::Backend::ROW_LOCK.is_empty() {
                held[0] = conn.hold(Arc::clone(&scope), Rows::First, by_engine)$($await)*?;
                if held[0] == 0 {
                    return Ok(());
                }
            }
            if !by_engine {
                // from the top down, so that no row comes in below one that is held
                for (at, &table) in course.doomed().iter().enumerate() {
                    let is_inside = at > 0 && course.is_parent(table) && !Conn::Backend::ROW_LOCK.is_empty();
                    if is_inside || course.is_recursive(table) {
                        held[at] = conn.hold(Arc::clone(&scope), Rows::Doomed(table), false)$($await)*?;
                    }
                    // below the last row of a chain another may have come in before it was held
                    while course.is_recursive(table) && !Conn::Backend::ROW_LOCK.is_empty() {
                        let again = conn.hold(Arc::clone(&scope), Rows::Doomed(table), false)$($await)*?;
                        if again == std::mem::replace(&mut held[at], again) {
                            break;
                        }
                    }
                }
            }
            let questions = if by_engine { Questions::below(course) } else { Questions::in_the_way(course) };
            let counts = conn.tally(Arc::clone(&scope), &questions.asked, by_engine)$($await)*?;
            let mut answers = questions.answered(course, &counts);
            if !answers.blocking.is_empty() {
                return Err(OneToOneError::Restricted { association: None, blocking: answers.blocking });
            }
            let done = change_all(&scope, &held, by_engine, &mut answers, conn)$($await)*;
            done.map_err(|error| explained(error, &answers.no_action))?;
            for &table in course.doomed() {
                let rows = answers.doomed.iter().find(|(doomed, _)| *doomed == table);
                report.delete(course.model(table).table, rows.map_or(0, |(_, rows)| *rows));
            }
            for (number, rows) in answers.detached {
                report.detach(course, course.link(number), rows);
            }
            Ok(())
        }

        /// Detaches what stays and deletes what goes, and puts down how many.
        $($async)* fn change_all<Keys, Conn>(
            scope: &Arc<Scope<Keys>>,
            held: &[usize],
            by_engine: bool,
            answers: &mut Answers,
            conn: &mut Conn,
        ) -> Result<()>
        where
            Conn: Steps<Keys>,
            Conn::Backend: DeletingBackend,
            Keys: Send + Sync,
        {
            let course = &scope.course;
            for &number in &answers.inside {
                let columns = course.nullable(course.link(number));
                conn.change(Arc::clone(scope), What::Null(Rows::Inside(number), columns))$($await)*?;
            }
            for (number, link) in course.inbound() {
                if link.on_delete == Action::SetNull {
                    let what = What::Null(Rows::Referring(number), course.nullable(link));
                    let rows = conn.change(Arc::clone(scope), what)$($await)*?;
                    answers.detached.push((number, rows));
                }
            }
            for (at, &table) in course.doomed().iter().enumerate().rev() {
                if by_engine && at > 0 {
                    continue;
                }
                let rows = if course.is_recursive(table) {
                    conn.unravel(Arc::clone(scope), table, held[at])$($await)*?;
                    u64::try_from(held[at]).unwrap_or_default()
                } else if at == 0 {
                    conn.change(Arc::clone(scope), What::Delete(Rows::First))$($await)*?
                } else {
                    conn.change(Arc::clone(scope), What::Delete(Rows::Doomed(table)))$($await)*?
                };
                answers.doomed.push((table, rows));
            }
            Ok(())
        }
    };
}
use remove;

crate::verb::twice!(remove);
