//! `plan`: what the deletion would do.

use super::catalog::ForeignKey;
use super::course::Course;
use super::questions::Answers;
use super::report::Report;
use crate::error::Blocking;

/// What a deletion would do.
///
#[doc = crate::doc::example!()]
/// diesel::sql_query("CREATE TABLE audits (user_id INTEGER REFERENCES users (id))").execute(conn)?;
/// let plan = user.deletion().plan(conn)?;
/// assert_eq!(plan.report.deleted_from("profiles"), 1);
/// assert_eq!((plan.unmanaged[0].table.as_str(), plan.unmanaged[0].columns.as_str()), ("audits", "user_id"));
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// What would be deleted and detached.
    pub report: Report,
    /// What forbids it: rows that stay and refer to rows that would go, by `on_delete = restrict`.
    pub blocking: Vec<Blocking>,
    /// The same by `on_delete = no_action`: the engine refuses, at the end of the statement or, where the foreign key is
    /// deferrable, at COMMIT.
    pub no_action: Vec<Blocking>,
    /// Foreign keys of the database that no model declares and that lead into the tables which lose rows: what they do is
    /// in neither of the above.
    pub unmanaged: Vec<Unmanaged>,
}

/// A foreign key of the database that no model declares.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmanaged {
    /// The table that it is of.
    pub table: String,
    /// Its columns.
    pub columns: String,
    /// Its name; SQLite does not tell it.
    pub constraint: String,
    /// What it does when a row that it refers to is deleted, in the engine's words: `CASCADE`, `SET NULL`, `NO ACTION`, ..
    /// `None` where the engine does not enforce it now.
    pub on_delete: Option<String>,
}

impl Plan {
    /// Adds what the answers for some of the keys say.
    pub(crate) fn add(&mut self, course: &Course, answers: Answers) {
        for (table, rows) in answers.doomed {
            self.report.delete(course.model(table).table, rows);
        }
        for (number, rows) in answers.detached {
            self.report.detach(course, course.link(number), rows);
        }
        for (mine, more) in [(&mut self.blocking, answers.blocking), (&mut self.no_action, answers.no_action)] {
            for blocking in more {
                match mine.iter_mut().find(|it| it.association == blocking.association) {
                    Some(it) => it.rows += blocking.rows,
                    None => mine.push(blocking),
                }
            }
        }
    }

    /// Lists the foreign keys that no model declares.
    pub(crate) fn look(&mut self, course: &Course, keys: Vec<ForeignKey>) {
        let unmanaged = keys.into_iter().filter(|key| key.is_unmanaged(course));
        self.unmanaged.extend(unmanaged.map(|key| Unmanaged {
            on_delete: key.on_delete().map(str::to_owned),
            table: key.table,
            columns: key.columns,
            constraint: key.constraint,
        }));
    }
}

macro_rules! plan {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::deletion::backend::DeletingBackend;
        use crate::deletion::catalog::Catalog;
        use crate::deletion::course::Course;
        use crate::deletion::handle::Deletion;
        use crate::deletion::questions::Questions;
        use crate::deletion::root::{Root, lists};
        use crate::deletion::rows::Scope;
        use crate::deletion::steps::$module::Steps;
        use std::sync::Arc;

        /// Says what [`run`](crate::deletion::blocking::Run) would do, by one statement for the rows and one for the catalog.
        ///
        #[doc = crate::doc::example!()]
        /// let plan = User::deletion_of([&user]).plan(conn)?;
        /// assert_eq!(plan.report.to_string(), "1 row of users, 1 row of profiles");
        /// assert!(user.profile().get(conn)?.is_some());
        /// # Ok(()) }
        /// ```
        ///
        /// Nothing is locked: it is the answer of this moment. A ring of rows that `run` would refuse is not looked for.
        ///
        /// # Errors
        /// - [`OneToOneError::Unsupported`](crate::OneToOneError::Unsupported): the tables cascade into each other.
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else that Diesel reports.
        pub trait Plan<Conn> {
            /// Says what the deletion would do.
            ///
            /// # Errors
            /// As the trait says.
            fn plan<'call>(self, conn: &'call mut Conn) -> super::super::$given!(super::Plan)
            where
                Self: 'call;
        }

        impl<M, Conn> Plan<Conn> for Deletion<M>
        where
            M: Root<Value: $($send)*>,
            Conn: Steps<M::Keys>,
            Conn::Backend: DeletingBackend,
        {
            fn plan<'call>(self, conn: &'call mut Conn) -> super::super::$given!(super::Plan)
            where
                Self: 'call,
            {
                super::super::$work!({
                    let mut plan = super::Plan::default();
                    let course = Course::on::<Conn::Backend>(M::DEFINITION)?;
                    let questions = Questions::all(&course);
                    for keys in lists::<M, Conn::Backend>(self.keys) {
                        let scope = Scope { course: Course::on::<Conn::Backend>(M::DEFINITION)?, keys: M::among::<Conn::Backend>(keys) };
                        let counts = conn.tally(Arc::new(scope), &questions.asked, false)$($await)*?;
                        plan.add(&course, questions.answered(&course, &counts));
                    }
                    let keys = conn.foreign_keys(Catalog::of(&course, true))$($await)*?;
                    plan.look(&course, keys);
                    Ok(plan)
                })
            }
        }
    };
}
use plan;

crate::verb::twice!(plan);
