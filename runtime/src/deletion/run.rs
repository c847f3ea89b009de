//! `run`: the deletion, in one transaction.

macro_rules! run {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident,
    ) => {
        use crate::Result;
        use crate::backend::WritingBackend;
        use crate::deletion::handle::Deletion;
        use crate::deletion::refusal::explained;
        use crate::deletion::remove::$module::Remove;
        use crate::deletion::report::Report;
        use crate::model::Model;
        use crate::verb::transaction::$module::{begin, end};

        /// Deletes the rows, and what goes with them.
        pub trait Run<Conn> {
            /// Deletes the rows, and what goes with them.
            ///
            /// # Errors
            /// As the trait says.
            fn run(self, conn: &mut Conn) -> super::super::$answer!(Report);
        }

        impl<M, Conn> Run<Conn> for Deletion<M>
        where
            M: Model<Value: $($send)*> + Remove<Conn>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            $($async)* fn run(self, conn: &mut Conn) -> Result<Report> {
                if self.keys.is_empty() {
                    return Ok(Report::default());
                }
                let outside = begin(conn)$($await)*?;
                let report = M::remove(self.keys, conn)$($await)*;
                let done = end(outside, report, conn)$($await)*;
                // a deferred foreign key is checked at COMMIT
                done.map_err(|error| explained(error, &[]))
            }
        }
    };
}
use run;

crate::verb::twice!(run);
