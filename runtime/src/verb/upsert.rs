//! `upsert`: a child, whether there is one or not.

macro_rules! upsert {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::association::Association;
        use crate::handle::ChildOf;
        use crate::statement::NewChild;
        use crate::verb::insert::$module::Insert;

        /// Makes a child, or sets the columns of the one that is there.
        ///
        #[doc = crate::doc::example!()]
        /// let id = user.profile().get(conn)?.unwrap().id;
        /// let profile = user.profile().upsert(profiles::bio.eq("Programmer"), conn)?;
        /// assert_eq!((profile.id, profile.bio.as_str()), (id, "Programmer"));
        /// # Ok(()) }
        /// ```
        ///
        /// The columns that are given are set to what `create` would have stored, the default of the column for a `None`
        /// of Diesel's `Insertable` included; the others keep their values, and the child keeps its primary key.
        ///
        /// ```sql
        /// -- SQLite and PostgreSQL: one statement
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?)
        /// ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio RETURNING id, ..
        /// -- MariaDB: one transaction
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?) ON DUPLICATE KEY UPDATE
        ///     user_id = IF(user_id = VALUES(user_id), user_id, (SELECT 1 UNION SELECT 2)), bio = VALUES(bio)
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ?
        /// ```
        ///
        /// It never fails because of another upsert on the same parent: the one that comes later sets its columns. (On MariaDB,
        /// where the child was removed in between, two upserts that wait for it may end in a deadlock. Of one of them nothing
        /// is left then, and where it is no part of a transaction of the caller's, it is done again.) MariaDB
        /// would update the row of a conflict on *any* unique column; the sub-select of two rows makes that an error there,
        /// too. PostgreSQL and MariaDB use up a number of the child's counter at each call, also where it updates.
        ///
        /// # Errors
        /// - [`OneToOneError::ParentMissing`](crate::OneToOneError::ParentMissing): the parent is gone.
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died meanwhile.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else; a conflict on another unique column
        ///   is a `UniqueViolation`, and no row is changed.
        pub trait Upsert<A: Association, Conn: $($writer)*> {
            /// Makes the child, or sets its columns.
            ///
            /// # Errors
            /// As the trait says.
            fn upsert<'call, New>(
                self,
                new: New,
                conn: &'call mut Conn,
            ) -> super::super::$given!(A::Child)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>;
        }

        impl<A, Conn> Upsert<A, Conn> for ChildOf<A>
        where
            A: Association<Key: $($send)* 'static, Child: $($send)*>,
            Conn: $($writer)*,
        {
            fn upsert<'call, New>(self, new: New, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>,
            {
                super::super::$work!(Conn::Backend::upsert(self.key, new, conn)$($await)*)
            }
        }
    };
}
use upsert;

super::twice!(upsert);
