//! `get_or_create`: the child, made if there is none.

macro_rules! get_or_create {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::association::Association;
        use crate::handle::ChildOf;
        use crate::statement::{NewChild, Proposal};
        use crate::verb::insert::$module::Insert;
        use crate::verb::steps::$module::Steps;
        use crate::verb::steps::unseen;
        use crate::verb::transaction::$module::{begin, end, is_outermost};
        use crate::{OneToOneError, Result};

        /// The child, made if there is none; and whether it was made.
        ///
        #[doc = crate::doc::example!()]
        /// let (profile, created) = user.profile().get_or_create(profiles::bio.eq("Nobody"), conn)?;
        /// assert_eq!((profile.bio.as_str(), created), ("Mathematician", false));
        ///
        /// let grace = User::query().order(users::id.desc()).first(conn)?;
        /// let (profile, created) = grace.profile().get_or_create(|| profiles::bio.eq("Admiral"), conn)?;
        /// assert_eq!((profile.bio.as_str(), created), ("Admiral", true));
        /// # Ok(()) }
        /// ```
        ///
        /// A closure is called only when there is no child.
        ///
        /// ```sql
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ?
        /// -- where there is none: one transaction
        /// BEGIN
        /// SELECT 1 FROM users WHERE users.id = ? FOR UPDATE
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ? FOR UPDATE
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?) RETURNING id, ..
        /// COMMIT
        /// ```
        ///
        /// Of any number of callers at once exactly one makes the child, all get it, and beside callers that remove it each
        /// gets one: while the parent is locked, the foreign key lets no one else make a child. In a transaction of the
        /// caller's whose snapshot is older than the child in its way (REPEATABLE READ and above on PostgreSQL) it is
        /// `Retryable`.
        ///
        /// # Errors
        /// - [`OneToOneError::ParentMissing`]: the parent is gone.
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT.
        /// - [`OneToOneError::Database`]: anything else, a conflict on another unique column among it.
        pub trait GetOrCreate<A: Association, Conn: $($writer)*> {
            /// Reads the child or makes it.
            ///
            /// # Errors
            /// As the trait says.
            fn get_or_create<'call, Given, Form, New>(
                self,
                new: Given,
                conn: &'call mut Conn,
            ) -> super::super::$given!((A::Child, bool))
            where
                Given: Proposal<A, Form, New = New> + $($send)* 'call,
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>;
        }

        impl<A, Conn> GetOrCreate<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)* 'static, Child: $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: crate::backend::WritingBackend,
        {
            fn get_or_create<'call, Given, Form, New>(
                self,
                new: Given,
                conn: &'call mut Conn,
            ) -> super::super::$given!((A::Child, bool))
            where
                Given: Proposal<A, Form, New = New> + $($send)* 'call,
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>,
            {
                super::super::$work!(look_first::<A, _, _, _, _>(self.key, new, conn)$($await)*)
            }
        }

        $($async)* fn look_first<'call, A, Given, Form, New, Conn>(
            key: A::Key,
            new: Given,
            conn: &mut Conn,
        ) -> Result<(A::Child, bool)>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: $($send)*>,
            Given: Proposal<A, Form, New = New> + $($send)*,
            New: NewChild<A> + $($send)*,
            Conn: $($writer)*,
            Conn::Backend: crate::backend::WritingBackend + Insert<'call, A, New, Conn>,
        {
            is_outermost(Some(A::NAME), conn)$($await)*?;
            if let Some(child) = A::read_child(key.clone(), conn)$($await)*? {
                return Ok((child, false));
            }
            let outside = begin(Some(A::NAME), conn)$($await)*?;
            let made = get_or_insert::<A, _, _, _, _>(key, new, conn)$($await)*;
            end(outside, made, conn)$($await)*
        }

        $($async)* fn get_or_insert<'call, A, Given, Form, New, Conn>(
            key: A::Key,
            new: Given,
            conn: &mut Conn,
        ) -> Result<(A::Child, bool)>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: $($send)*>,
            Given: Proposal<A, Form, New = New> + $($send)*,
            New: NewChild<A> + $($send)*,
            Conn: $($writer)*,
            Conn::Backend: Insert<'call, A, New, Conn>,
        {
            if !A::lock_parent(key.clone(), conn)$($await)*? {
                return Err(OneToOneError::ParentMissing { association: A::NAME });
            }
            if let Some(child) = A::lock_child(key.clone(), conn)$($await)*? {
                return Ok((child, false));
            }
            let created = Conn::Backend::insert(key, new.propose(), conn)$($await)*.map_err(unseen)?;
            Ok((created, true))
        }
    };
}
use get_or_create;

super::twice!(get_or_create);
