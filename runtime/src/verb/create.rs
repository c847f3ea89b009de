//! `create`: a child where there is none.

macro_rules! create {
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

        /// Makes a child; a second one is an error.
        ///
        #[doc = crate::doc::example!()]
        /// let grace = User::query().order(users::id.desc()).first(conn)?;
        /// let profile = grace.profile().create(profiles::bio.eq("Admiral"), conn)?;
        /// assert_eq!((profile.user_id, profile.bio.as_str()), (grace.id, "Admiral"));
        ///
        /// let second = grace.profile().create(profiles::bio.eq("Again"), conn).unwrap_err();
        /// assert_eq!(second.code(), "already_linked");
        /// # Ok(()) }
        /// ```
        ///
        /// What it is made from is anything that Diesel can insert into the child's table, by value or by reference; the
        /// foreign key is left out, because the handle fills it.
        ///
        /// ```sql
        /// -- SQLite and PostgreSQL: one statement
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?) RETURNING id, ..
        /// -- MariaDB, whose RETURNING Diesel cannot read: one transaction
        /// SET TRANSACTION ISOLATION LEVEL READ COMMITTED; BEGIN
        /// SELECT 1 FROM users WHERE users.id = ? FOR UPDATE
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?)
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ?
        /// COMMIT
        /// ```
        ///
        /// Beside others that create a child for the same parent exactly one succeeds: the UNIQUE decides. The parent is
        /// locked, by the foreign key, against being deleted. On MariaDB it is locked first: beside callers that remove the
        /// child its INSERTs would end in deadlocks otherwise.
        ///
        /// # Errors
        /// - [`OneToOneError::AlreadyLinked`](crate::OneToOneError::AlreadyLinked): the parent has a child. Nothing is changed.
        /// - [`OneToOneError::ParentMissing`](crate::OneToOneError::ParentMissing): the parent is gone.
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died meanwhile.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else, a conflict on another unique
        ///   column among it.
        pub trait Create<A: Association, Conn: $($writer)*> {
            /// Makes the child.
            ///
            /// # Errors
            /// As the trait says.
            fn create<'call, New>(
                self,
                new: New,
                conn: &'call mut Conn,
            ) -> super::super::$given!(A::Child)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>;
        }

        impl<A, Conn> Create<A, Conn> for ChildOf<A>
        where
            A: Association<Key: $($send)* 'static, Child: $($send)*>,
            Conn: $($writer)*,
        {
            fn create<'call, New>(self, new: New, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>,
            {
                super::super::$work!(Conn::Backend::create(self.key, new, conn)$($await)*)
            }
        }
    };
}
use create;

super::twice!(create);
