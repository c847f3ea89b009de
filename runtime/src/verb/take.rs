//! `take`: the child out of its slot.

macro_rules! take {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::association::Association;
        use crate::backend::WritingBackend;
        use crate::deletion::$module::Remove;
        use crate::handle::ChildOf;
        use crate::key::RowKey;
        use crate::verb::leave::$module::leave;
        use crate::verb::steps::$module::Steps;
        use crate::verb::transaction::$module::{begin, end};
        use crate::verb::transaction::whole;
        use crate::Result;

        /// Removes the child and gives it; `None` where there is none.
        ///
        #[doc = crate::doc::example!()]
        /// let profile = user.profile().take(conn)?.unwrap();
        /// assert_eq!(profile.bio, "Mathematician");
        /// assert!(user.profile().take(conn)?.is_none());
        /// # Ok(()) }
        /// ```
        ///
        /// It leaves by its own rule. With `on_delete = set_null` it stays without its parent, and is given as it is then, as
        /// [`Detach`](crate::verb::blocking::Detach) gives it; otherwise it is deleted, and its own children follow their rules: a `restrict`
        /// among them refuses.
        ///
        /// ```sql
        /// BEGIN
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ? FOR UPDATE
        /// -- its children, as `deletion` has it
        /// DELETE FROM profiles WHERE profiles.id IN (?)
        /// COMMIT
        /// ```
        ///
        /// # Errors
        /// - [`OneToOneError::Restricted`](crate::OneToOneError::Restricted): a row that must stay refers to it. Nothing is
        ///   changed.
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died at the COMMIT.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else.
        pub trait Take<A: Association, Conn: $($writer)*> {
            /// Removes the child.
            ///
            /// # Errors
            /// As the trait says.
            fn take<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Option<A::Child>);
        }

        impl<A, Conn> Take<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn>
                + Association<
                    Key: Clone + $($send)*,
                    Child: Remove<Conn> + RowKey<Value: Clone + $($send)*> + $($send)*,
                >,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn take<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Option<A::Child>) {
                super::super::$work!({
                    whole!([$($await)*], Some(A::NAME), conn, take_in::<A, _>(self.key.clone(), conn)$($await)*)
                })
            }
        }

        $($async)* fn take_in<A, Conn>(key: A::Key, conn: &mut Conn) -> Result<Option<A::Child>>
        where
            A: Steps<Conn> + Association<Child: Remove<Conn> + RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            let child = A::lock_child(key, conn)$($await)*?;
            leave::<A, _>(child, conn)$($await)*
        }
    };
}
use take;

super::twice!(take);
