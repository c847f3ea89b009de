//! `run`: the deletion, in one transaction.

macro_rules! run {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::backend::WritingBackend;
        use crate::deletion::handle::Deletion;
        use crate::deletion::refusal::explained;
        use crate::deletion::remove::$module::Remove;
        use crate::deletion::report::Report;
        use crate::model::Model;
        use crate::verb::transaction::$module::{begin, end};
        use crate::verb::transaction::whole;

        /// Deletes the rows, and what goes with them, in one transaction, or in a savepoint inside the caller's.
        ///
        #[doc = crate::doc::example!()]
        /// let report = user.deletion().run(conn)?;
        /// assert_eq!(report.deleted_from("profiles"), 1);
        /// // a row that is gone is no error
        /// assert_eq!(user.deletion().run(conn)?.to_string(), "nothing");
        /// # Ok(()) }
        /// ```
        ///
        /// The statements are [in the module](crate::deletion#the-statements).
        ///
        /// # Errors
        /// - [`OneToOneError::Restricted`](crate::OneToOneError::Restricted): rows that must stay refer to rows that were to
        ///   go. With every association in the way and how many rows it is; or, where the engine refused, for the sake of a
        ///   `no_action` or of a foreign key that no model declares, with what it says of that.
        /// - [`OneToOneError::Unsupported`](crate::OneToOneError::Unsupported): the tables cascade into each other, or the
        ///   rows of one do in a ring that is too long for the engine. See [the table](crate::deletion#what-each-engine-limits).
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died during the COMMIT.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else that Diesel reports.
        ///
        /// After each of them nothing is changed, and what the caller's transaction did before is still there, but for a
        /// `Retryable`, which may have ended it.
        pub trait Run<Conn> {
            /// Deletes the rows, and what goes with them.
            ///
            /// # Errors
            /// As the trait says.
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Report)
            where
                Self: 'call;
        }

        impl<M, Conn> Run<Conn> for Deletion<M>
        where
            M: Model<Value: Clone + $($send)*> + Remove<Conn>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Report)
            where
                Self: 'call,
            {
                super::super::$work!({
                    if self.keys.is_empty() {
                        return Ok(Report::default());
                    }
                    let done = whole!([$($await)*], None, conn, M::remove(self.keys.clone(), conn)$($await)*);
                    // a deferred foreign key is checked at COMMIT
                    done.map_err(|error| explained(error, &[]))
                })
            }
        }
    };
}
use run;

crate::verb::twice!(run);
