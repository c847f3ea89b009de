//! `create_all_with_..`: many parents, each with its child.

use crate::association::Association;
use crate::model::Model;
use crate::verb::parent_keys::Row;
use crate::verb::transaction::Attempts;
use crate::{OneToOneError, Result};
use std::sync::Arc;

macro_rules! create_all_with {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::backend::WritingBackend;
        use crate::handle::CreateAllWith;
        use crate::statement::{NewChild, NewParent};
        use crate::key::UniqueKey;
        use crate::verb::insert_children::$module::InsertChildren;
        use crate::verb::insert_parents::$module::InsertParents;
        use crate::verb::transaction::$module::{begin, end};

        /// Makes many parents, each with its child: all of them, or none.
        ///
        /// The pairs are given back in the order in which they came. A row is found again by its key, never by its place in
        /// what a RETURNING gives. For none there is neither a transaction nor a statement.
        ///
        /// ```sql
        /// BEGIN
        /// SELECT nextval(..) FROM .., generate_series(1, ?)    -- PostgreSQL, where it counts the parents
        /// SAVEPOINT ..
        /// INSERT INTO users (id, name) VALUES (10, ?), (11, ?), .. RETURNING users.id, ..
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?), (?, ?), .. RETURNING profiles.id, ..
        /// COMMIT
        /// -- MariaDB: the INSERT of parents waits to have a row in its way alone, and is refused; instead of RETURNING
        /// INSERT INTO users (id, name) VALUES (?, ?), .. ON DUPLICATE KEY UPDATE id = (SELECT 1 UNION SELECT 2)
        /// SELECT users.id, .. FROM users WHERE id IN (?, ?, ..)
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id IN (?, ?, ..)
        /// ```
        ///
        /// There are two INSERTs for as many pairs as a statement takes: a hundred on SQLite, thousands elsewhere. A `None` of
        /// Diesel's `Insertable` is the default of the column, as in every verb. What is inserted gives the keys of the parents,
        /// or the database makes them:
        ///
        /// | the key of the parents | SQLite | PostgreSQL | MariaDB |
        /// |---|---|---|---|
        /// | is given | at once | at once, in the order of the keys | at once, in the order of the keys |
        /// | is counted | at once: one row shows the next number, and is undone | at once: the numbers are taken from the sequence first | one by one |
        /// | is made in another way: by a default, by a trigger | one by one | one by one | refused, as `create_with` |
        ///
        /// Children are inserted at once in each case. Parents go one by one, too, where the table has a trigger that may make
        /// other rows of them: BEFORE INSERT on PostgreSQL, any on SQLite where it counts; where the sequence may not be used; and
        /// where the database turns out to store another key than it was given, padded or rounded. On MariaDB a trigger must not
        /// change a key that is given: what was made would be looked for under another one. Where it changes a key that is counted,
        /// the error is `Database(NotFound)`.
        ///
        /// # Errors
        /// - [`OneToOneError::AlreadyLinked`](crate::OneToOneError::AlreadyLinked): a trigger made a child for a new parent.
        /// - [`OneToOneError::Unsupported`](crate::OneToOneError::Unsupported): there is no child under the key of its parent: a
        ///   trigger drops it or changes its key.
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction: among the children, or time and again. Among the parents the verb begins again, where the transaction
        ///   is its own.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died at the COMMIT.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else, a parent that is there already and a
        ///   conflict on a unique column of either among it.
        pub trait RunCreateAllWith<A: Association<Parent: Model>, Parent, Child, Conn: $($writer)*> {
            /// Makes them.
            ///
            /// # Errors
            /// As the trait says.
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Vec<(A::Parent, A::Child)>)
            where
                Parent: NewParent<A> + $($send)* 'call,
                Child: NewChild<A> + $($send)* 'call,
                Conn::Backend: InsertAll<'call, A, Parent, Child, Conn>;
        }

        impl<A, Parent, Child, Conn> RunCreateAllWith<A, Parent, Child, Conn> for CreateAllWith<A, Parent, Child>
        where
            A: Association<Parent: Model + $($send)*, Child: $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Vec<(A::Parent, A::Child)>)
            where
                Parent: NewParent<A> + $($send)* 'call,
                Child: NewChild<A> + $($send)* 'call,
                Conn::Backend: InsertAll<'call, A, Parent, Child, Conn>,
            {
                let pairs = self.pairs;
                super::super::$work!({
                    if pairs.is_empty() {
                        return Ok(Vec::new());
                    }
                    Conn::Backend::insert_all(pairs, conn)$($await)*
                })
            }
        }

        /// A backend on which many parents can be made from `Parent`, each with a child from `Child`.
        pub trait InsertAll<'call, A: Association<Parent: Model>, Parent, Child, Conn>: Sized {
            /// Inserts them in one transaction.
            fn insert_all(
                pairs: Vec<(Parent, Child)>,
                conn: &mut Conn,
            ) -> super::super::$answer!(Vec<(A::Parent, A::Child)>);
        }

        /// All parents, then all children: as few journeys as there may be.
        ///
        /// What the database gives up among the parents is begun again, as far as the transaction is the verb's own. An INSERT of
        /// children is not: it has their keys in it, which another attempt may not get again.
        impl<'call, A, Parent, Child, Conn, DB> InsertAll<'call, A, Parent, Child, Conn> for DB
        where
            A: Association<
                    Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                    Child: $($send)*,
                    Key: $($send)*,
                >,
            Parent: NewParent<A> + $($send)*,
            Child: NewChild<A> + $($send)*,
            Conn: $($writer)*<Backend = DB>,
            Row<A, Parent>: $($send)*,
            DB: WritingBackend + InsertParents<'call, A, Parent, Conn> + InsertChildren<'call, A, Child, Conn>,
        {
            $($async)* fn insert_all(pairs: Vec<(Parent, Child)>, conn: &mut Conn) -> Result<Vec<(A::Parent, A::Child)>> {
                let (parents, children): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
                let rows: Vec<Row<A, Parent>> = parents.into_iter().map(|new| Arc::new(new.insertion())).collect();
                let mut attempts = Attempts::none();
                let (outside, parents) = loop {
                    let outside = begin(Some(A::NAME), conn)$($await)*?;
                    let another = attempts.another(&outside);
                    let parents = DB::insert_parents(rows.clone(), conn)$($await)*;
                    if !another || !parents.as_ref().is_err_and(OneToOneError::gave_up_at_once) {
                        break (outside, parents);
                    }
                    let _given_up = end(outside, parents, conn)$($await)*;
                };
                let made = match parents {
                    Ok(parents) => {
                        let keys = parents.iter().map(UniqueKey::value_of).collect();
                        let children = DB::insert_children(keys, children, conn)$($await)*;
                        children.map(|children| parents.into_iter().zip(children).collect())
                    }
                    Err(error) => Err(error),
                };
                end(outside, made, conn)$($await)*
            }
        }
    };
}
use create_all_with;

super::twice!(create_all_with);
