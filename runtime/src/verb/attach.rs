//! `attach`, `attach_to`, `move_to`: another parent for a child that exists.

use crate::association::{Association, ChildRow, ParentRow};
use crate::definition::Key;
use crate::key::RowKey;
use crate::{OneToOneError, Result};
use diesel::result::Error;

const SHARED: &str = "the child's primary key is its parent's, so it cannot go to another parent: make a new child there, and \
    `take` this one";

/// A key that is the child's own, too, stays as it is.
pub(crate) fn movable<A: Association>() -> Result<()> {
    match A::DEFINITION.key {
        Key::SharedKey(_) => Err(OneToOneError::Unsupported { association: A::NAME, reason: SHARED }),
        _ => Ok(()),
    }
}

fn gone<A: Association>() -> OneToOneError {
    OneToOneError::Database { association: Some(A::NAME), cause: Error::NotFound }
}

macro_rules! attach {
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
        use crate::handle::{ChildOf, ParentOf};
        use crate::verb::detach::not_known;
        use crate::verb::steps::$module::Steps;
        use crate::verb::transaction::$module::{begin, end};
        use crate::verb::transaction::whole;

        /// Gives a free child to a parent: `person.locker().attach(&locker, conn)`, from the parent.
        ///
        /// The child is given as it is then. See [`AttachTo`] for the contract.
        pub trait Attach<A: Association<Child: RowKey>, Conn: $($writer)*> {
            /// Gives it the child, or another row struct of its table.
            ///
            /// # Errors
            /// As [`AttachTo`] says.
            fn attach<'call, R>(self, child: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ChildRow<A>;
        }

        /// Gives a child to a parent: `locker.person().attach_to(&person, conn)` a free one, `move_to` one that has another
        /// parent, or none.
        ///
        /// ```sql
        /// BEGIN
        /// SELECT 1 FROM people WHERE people.id = ? FOR UPDATE
        /// SELECT lockers.id, .. FROM lockers WHERE lockers.id = ? FOR UPDATE
        /// UPDATE lockers SET person_id = ? WHERE lockers.id = ?
        /// SELECT lockers.id, .. FROM lockers WHERE lockers.id = ? FOR UPDATE
        /// COMMIT
        /// ```
        ///
        /// A parent that has a child refuses, and nothing is changed; so does, for `attach_to` and `attach`, a child that has
        /// a parent.
        ///
        #[doc = crate::doc::example!()]
        /// let grace = User::query().order(users::id.desc()).first(conn)?;
        /// let profile = user.profile().get(conn)?.unwrap();
        /// let moved = profile.user().move_to(&grace, conn)?;
        /// assert_eq!((moved.id, moved.user_id), (profile.id, grace.id));
        /// assert_eq!(moved.user().attach_to(&user, conn).unwrap_err().code(), "already_linked");
        /// # Ok(()) }
        /// ```
        ///
        /// # Errors
        /// - [`OneToOneError::AlreadyLinked`]: the parent has a child; or, to attach, the child a parent.
        /// - [`OneToOneError::ParentMissing`]: the parent is gone.
        /// - [`OneToOneError::Unsupported`]: a shared key, which is the child's own; a row struct without the child's primary key.
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT.
        /// - [`OneToOneError::Database`]: anything else; that the child is gone is `NotFound`.
        pub trait AttachTo<A: Association, Conn: $($writer)*> {
            /// Gives the free child to that parent, or to another row struct of its table.
            ///
            /// # Errors
            /// As the trait says.
            fn attach_to<'call, R>(self, parent: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ParentRow<A>;

            /// Gives the child to that parent, whatever parent it has.
            ///
            /// # Errors
            /// As the trait says.
            fn move_to<'call, R>(self, parent: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ParentRow<A>;
        }

        impl<A, Conn> Attach<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn attach<'call, R>(self, child: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ChildRow<A>,
            {
                let id = Some(child.id());
                super::super::$work!(given::<A, _>(id, self.key, true, conn)$($await)*)
            }
        }

        impl<A, Conn> AttachTo<A, Conn> for ParentOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn attach_to<'call, R>(self, parent: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ParentRow<A>,
            {
                let key = parent.key();
                super::super::$work!(given::<A, _>(self.child, key, true, conn)$($await)*)
            }

            fn move_to<'call, R>(self, parent: &R, conn: &'call mut Conn) -> super::super::$given!(A::Child)
            where
                R: ParentRow<A>,
            {
                let key = parent.key();
                super::super::$work!(given::<A, _>(self.child, key, false, conn)$($await)*)
            }
        }

        $($async)* fn given<A, Conn>(
            id: Option<<A::Child as RowKey>::Value>,
            key: A::Key,
            free: bool,
            conn: &mut Conn,
        ) -> Result<A::Child>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            movable::<A>()?;
            let Some(id) = id else { return Err(not_known(A::NAME)) };
            let give = (id, key, free);
            whole!([$($await)*], Some(A::NAME), conn, give_in::<A, _>(give.clone(), conn)$($await)*)
        }

        $($async)* fn give_in<A, Conn>(
            (id, key, free): (<A::Child as RowKey>::Value, A::Key, bool),
            conn: &mut Conn,
        ) -> Result<A::Child>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            // first, as everything that comes from the parent does: a deletion of it would wait for the child, and the child's
            // foreign key for the parent
            if !A::lock_parent(key.clone(), conn)$($await)*? {
                return Err(OneToOneError::ParentMissing { association: A::NAME });
            }
            let child = A::lock_by_id(id.clone(), conn)$($await)*?.ok_or_else(gone::<A>)?;
            if free && A::key_of_child(&child).is_some() {
                return Err(OneToOneError::AlreadyLinked { association: A::NAME });
            }
            A::set_key(id.clone(), key, conn)$($await)*?;
            // locked, because a key that it has already leaves it to the snapshot, and that may be older
            A::lock_by_id(id, conn)$($await)*?.ok_or_else(gone::<A>)
        }
    };
}
use attach;

super::twice!(attach);
