//! What a deletion does, in the transaction that is open.

use super::course::Course;
use super::graph::Link;
use super::report::blocking;
use super::rows::{Rows, Scope};
use crate::definition::Action;
use crate::error::Blocking;
use crate::{OneToOneError, Result};
use diesel::result::{DatabaseErrorKind, Error};

/// What the rows are that a deletion must know of before it begins.
pub(crate) struct Questions {
    /// What stays and refers to what goes, in a way that forbids it.
    pub(crate) asked: Vec<Rows>,
}

impl Questions {
    /// What is to be asked about a deletion.
    pub(crate) fn about(course: &Course) -> Self {
        let mut asked = Vec::new();
        for (number, link) in course.inbound() {
            if matches!(link.on_delete, Action::Restrict | Action::NoAction) {
                asked.push(Rows::Referring(number));
            }
            if loosens(course, link) {
                asked.push(Rows::Inside(number));
            }
        }
        Questions { asked }
    }

    /// What the answers say.
    pub(crate) fn answered(&self, course: &Course, counts: &[(i32, i64)]) -> Answers {
        let mut answers = Answers::default();
        for (at, count) in counts {
            let Some(rows) = usize::try_from(*at).ok().and_then(|at| self.asked.get(at)) else { continue };
            let count = u64::try_from(*count).unwrap_or_default();
            match *rows {
                Rows::Referring(number) if count > 0 => {
                    let link = course.link(number);
                    let blocking = blocking(course, link, count);
                    if link.on_delete == Action::Restrict {
                        answers.blocking.push(blocking);
                    } else {
                        answers.left_to_engine.push(blocking);
                    }
                }
                Rows::Inside(number) if count > 0 => answers.inside.push(number),
                _ => {}
            }
        }
        answers
    }
}

/// Rows that go may refer to each other by a key that does not make them go. Where its order does not suit that key, or
/// where it refers to its own table, it is set to NULL first, in the rows that go.
fn loosens(course: &Course, link: &Link) -> bool {
    link.on_delete != Action::Cascade
        && course.is_doomed(link.child)
        && !course.nullable(link).is_empty()
        && (link.is_self() || !course.child_goes_first(link))
}

/// What was found before anything was changed.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// What forbids the deletion.
    pub(crate) blocking: Vec<Blocking>,
    /// What the engine may forbid it for.
    pub(crate) left_to_engine: Vec<Blocking>,
    /// The links, by number, that rows that go refer by to others that go.
    pub(crate) inside: Vec<usize>,
}

impl Answers {
    /// The same error, or what it comes to where the engine refuses for the sake of a foreign key.
    pub(crate) fn explain(&self, error: OneToOneError) -> OneToOneError {
        use DatabaseErrorKind::{ForeignKeyViolation, RestrictViolation};
        let OneToOneError::Database {
            cause: Error::DatabaseError(ForeignKeyViolation | RestrictViolation, said), ..
        } = &error
        else {
            return error;
        };
        let mut blocking = self.left_to_engine.clone();
        if blocking.is_empty() {
            let constraint = said.constraint_name().unwrap_or("a foreign key");
            let table = said.table_name().unwrap_or("another table");
            blocking.push(Blocking { association: constraint.to_owned(), table: table.to_owned(), rows: 0 });
        }
        OneToOneError::Restricted { association: None, blocking }
    }
}

const RING: &str = "rows of this table refer to each other in a ring that is too long for the engine's own cascade; set one \
    of their keys to NULL, and delete them then";

/// # Errors
/// A ring, which has no last row, can only be left to the engine.
pub(crate) fn is_chain(course: &Course, table: usize, rows: usize, deepest: usize) -> Result<()> {
    if deepest < rows {
        return Ok(());
    }
    Err(OneToOneError::Unsupported { association: course.model(table).name, reason: RING })
}

macro_rules! remove {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, $($rest:tt)*
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::backend::WritingBackend as _;
        use crate::deletion::backend::DeletingBackend;
        use crate::deletion::report::Report;
        use crate::deletion::root::{Root, lists};
        use crate::deletion::statement::{Change, Depth, Hold, Tally, What};
        use std::sync::Arc;
        use $execute as ExecuteDsl;
        use $load as LoadQuery;
        use $run as Run;

        /// A model whose rows can be deleted on that connection.
        #[diagnostic::on_unimplemented(
            message = "rows of `{Self}` cannot be deleted on a `{Conn}`",
            label = "cannot be deleted here",
        )]
        pub trait Remove<Conn>: Root {
            /// Deletes the rows that have one of these keys, in the transaction that is open, and what goes with them.
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
                    let scope = Scope { course: Course::of(M::DEFINITION)?, keys: M::among::<Conn::Backend>(keys) };
                    conn.remove_scope(Arc::new(scope), &mut report)$($await)*?;
                }
                Ok(report)
            }
        }

        /// The steps of a deletion whose first rows are told by such a condition.
        pub trait Steps<Keys>: $($writer)* {
            /// Locks rows and counts them.
            fn hold(&mut self, scope: Arc<Scope<Keys>>, rows: Rows) -> super::super::$answer!(usize);

            /// Counts rows.
            fn tally(&mut self, scope: Arc<Scope<Keys>>, rows: &[Rows]) -> super::super::$answer!(Vec<(i32, i64)>);

            /// Says how long the longest chain of a table is.
            fn depth(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> super::super::$answer!(usize);

            /// Changes rows and counts them.
            fn change(&mut self, scope: Arc<Scope<Keys>>, what: What) -> super::super::$answer!(u64);

            /// Deletes the doomed rows of a table that refers to itself.
            fn unravel(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> super::super::$answer!(u64);

            /// Deletes what goes with the first rows, and these.
            fn remove_scope(&mut self, scope: Arc<Scope<Keys>>, report: &mut Report) -> super::super::$answer!(());
        }

        impl<Keys, Conn> Steps<Keys> for Conn
        where
            Keys: $($send)*,
            Conn: $($writer)*,
            Conn::Backend: DeletingBackend,
            Hold<Keys>: LoadQuery<'static, Conn, i32> $($query)*,
            Tally<Keys>: LoadQuery<'static, Conn, (i32, i64)> $($query)*,
            Depth<Keys>: LoadQuery<'static, Conn, (i32, i64)> $($query)*,
            Change<Keys>: ExecuteDsl<Conn> $($query)*,
            Arc<Scope<Keys>>: $($send)*,
        {
            $($async)* fn hold(&mut self, scope: Arc<Scope<Keys>>, rows: Rows) -> Result<usize> {
                let held = Run::load::<i32>(Hold { scope, rows }, self)$($await)*;
                Ok(held?.len())
            }

            $($async)* fn tally(&mut self, scope: Arc<Scope<Keys>>, rows: &[Rows]) -> Result<Vec<(i32, i64)>> {
                if rows.is_empty() {
                    return Ok(Vec::new());
                }
                let tally = Tally { scope, rows: rows.to_vec() };
                Ok(Run::load(tally, self)$($await)*?)
            }

            $($async)* fn depth(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> Result<usize> {
                let depth = Depth { scope, table, deepest: rows };
                let deepest: Vec<(i32, i64)> = Run::load(depth, self)$($await)*?;
                Ok(deepest.into_iter().next().map_or(0, |(_, level)| usize::try_from(level).unwrap_or_default()))
            }

            $($async)* fn change(&mut self, scope: Arc<Scope<Keys>>, what: What) -> Result<u64> {
                let changed = ExecuteDsl::execute(Change { scope, what }, self)$($await)*?;
                Ok(u64::try_from(changed).unwrap_or_default())
            }

            $($async)* fn unravel(&mut self, scope: Arc<Scope<Keys>>, table: usize, rows: usize) -> Result<u64> {
                let all = What::Delete(Rows::Doomed(table));
                let Some(short) = Conn::Backend::CASCADE_DEPTH else { return self.change(scope, all)$($await)* };
                if rows <= short && !Conn::Backend::ORDERS {
                    return self.change(scope, all)$($await)*;
                }
                let mut deepest = self.depth(Arc::clone(&scope), table, rows)$($await)*?;
                if rows > short {
                    is_chain(&scope.course, table, rows, deepest)?;
                }
                if Conn::Backend::ORDERS {
                    let what = if deepest == 0 { all } else { What::DeleteLastFirst(table, rows) };
                    return self.change(scope, what)$($await)*;
                }
                let mut deleted = 0;
                while deepest > short {
                    deepest -= short;
                    let last = What::Delete(Rows::Deeper { table, than: deepest, deepest: rows });
                    deleted += self.change(Arc::clone(&scope), last)$($await)*?;
                }
                Ok(deleted + self.change(scope, all)$($await)*?)
            }

            $($async)* fn remove_scope(&mut self, scope: Arc<Scope<Keys>>, report: &mut Report) -> Result<()> {
                let course = &scope.course;
                // from the top down, so that no row comes in below one that is held
                if self.hold(Arc::clone(&scope), Rows::First)$($await)*? == 0 {
                    return Ok(());
                }
                let mut held = vec![0; course.doomed().len()];
                for (at, &table) in course.doomed().iter().enumerate() {
                    let below = at > 0 && course.is_parent(table) && !Conn::Backend::ROW_LOCK.is_empty();
                    if below || course.is_recursive(table) {
                        held[at] = self.hold(Arc::clone(&scope), Rows::Doomed(table))$($await)*?;
                    }
                }
                let questions = Questions::about(course);
                let counts = self.tally(Arc::clone(&scope), &questions.asked)$($await)*?;
                let answers = questions.answered(course, &counts);
                if !answers.blocking.is_empty() {
                    return Err(OneToOneError::Restricted { association: None, blocking: answers.blocking });
                }
                for &number in &answers.inside {
                    let columns = course.nullable(course.link(number));
                    let loosened = self.change(Arc::clone(&scope), What::Null(Rows::Inside(number), columns))$($await)*;
                    loosened.map_err(|error| answers.explain(error))?;
                }
                let mut detached = Vec::new();
                for (number, link) in course.inbound() {
                    if link.on_delete == Action::SetNull {
                        let what = What::Null(Rows::Referring(number), course.nullable(link));
                        let rows = self.change(Arc::clone(&scope), what)$($await)*.map_err(|error| answers.explain(error))?;
                        detached.push((number, rows));
                    }
                }
                let mut deleted = Vec::new();
                for (at, &table) in course.doomed().iter().enumerate().rev() {
                    let rows = if course.is_recursive(table) {
                        self.unravel(Arc::clone(&scope), table, held[at])$($await)*
                    } else {
                        self.change(Arc::clone(&scope), What::Delete(Rows::Doomed(table)))$($await)*
                    };
                    deleted.push((table, rows.map_err(|error| answers.explain(error))?));
                }
                for (table, rows) in deleted.into_iter().rev() {
                    report.delete(course.model(table).table, rows);
                }
                for (number, rows) in detached {
                    report.detach(course, course.link(number), rows);
                }
                Ok(())
            }
        }
    };
}
use remove;

crate::verb::twice!(remove);
