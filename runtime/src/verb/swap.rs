//! `swap_with`: two parents exchange their children.

macro_rules! swap {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::association::{Association, ParentRow};
        use crate::backend::WritingBackend;
        use crate::handle::ChildOf;
        use crate::key::RowKey;
        use crate::verb::attach::movable;
        use crate::verb::steps::$module::{Steps, step};
        use crate::verb::steps::{ChildId, unseen};
        use crate::verb::transaction::$module::{begin, end};
        use crate::verb::transaction::whole;
        use crate::{OneToOneError, Result};

        /// Two parents exchange their children: the child of this one and the child of the other, as they are then.
        ///
        /// One of the two may have none, or both. The rows stay what they are, and so do their own children: only the keys
        /// change.
        ///
        #[doc = crate::doc::example!()]
        /// let grace = User::query().order(users::id.desc()).first(conn)?;
        /// grace.profile().create(profiles::bio.eq("Admiral"), conn)?;
        /// let (mine, hers) = user.profile().swap_with(&grace, conn)?;
        /// assert_eq!((mine.unwrap().bio.as_str(), hers.unwrap().bio.as_str()), ("Admiral", "Mathematician"));
        /// # Ok(()) }
        /// ```
        ///
        /// | foreign key | SQLite | PostgreSQL | MariaDB |
        /// |---|---|---|---|
        /// | may be NULL | yes | yes | yes |
        /// | NOT NULL, one of the parents has no child | yes | yes | yes |
        /// | NOT NULL, both have one | yes, not in a STRICT table | `Unsupported` | `Unsupported` |
        /// | shared with the child's primary key | `Unsupported` | `Unsupported` | `Unsupported` |
        ///
        /// ```sql
        /// BEGIN
        /// SELECT 1 FROM users WHERE users.id IN (?, ?) ORDER BY users.id FOR UPDATE
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ? FOR UPDATE -- of each
        /// UPDATE profiles SET user_id = NULL WHERE profiles.id = ?
        /// UPDATE profiles SET user_id = ? WHERE profiles.id = ?                      -- of each, on PostgreSQL after a SAVEPOINT
        /// COMMIT
        /// ```
        ///
        /// The parents are locked in the order of their keys, so that swaps in a ring wait for each other and do not end in a
        /// deadlock. MariaDB, to check a UNIQUE, also waits for the row next to it, and may choose a deadlock nevertheless: of
        /// the swap nothing is left then, and where it is no part of a transaction of the caller's, it is done again.
        ///
        /// # Errors
        /// - [`OneToOneError::ParentMissing`]: one of the parents is gone.
        /// - [`OneToOneError::Unsupported`]: see the table.
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT.
        /// - [`OneToOneError::Database`]: anything else.
        pub trait SwapWith<A: Association, Conn: $($writer)*> {
            /// Exchanges its child with that of the other parent, or of another row struct of its table.
            ///
            /// # Errors
            /// As the trait says.
            fn swap_with<'call, R>(
                self,
                other: &R,
                conn: &'call mut Conn,
            ) -> super::super::$given!((Option<A::Child>, Option<A::Child>))
            where
                R: ParentRow<A>;
        }

        impl<A, Conn> SwapWith<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn>
                + Association<Key: Clone + PartialEq + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn swap_with<'call, R>(
                self,
                other: &R,
                conn: &'call mut Conn,
            ) -> super::super::$given!((Option<A::Child>, Option<A::Child>))
            where
                R: ParentRow<A>,
            {
                let other = other.key();
                super::super::$work!(swap::<A, _>(self.key, other, conn)$($await)*)
            }
        }

        $($async)* fn swap<A, Conn>(
            mine: A::Key,
            other: A::Key,
            conn: &mut Conn,
        ) -> Result<(Option<A::Child>, Option<A::Child>)>
        where
            A: Steps<Conn>
                + Association<Key: Clone + PartialEq + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            movable::<A>()?;
            if mine == other {
                let (one, two) = (A::read_child(mine, conn)$($await)*?, A::read_child(other, conn)$($await)*?);
                return Ok((one, two));
            }
            whole!([$($await)*], Some(A::NAME), conn, swap_in::<A, _>(mine.clone(), other.clone(), conn)$($await)*)
        }

        $($async)* fn swap_in<A, Conn>(
            mine: A::Key,
            other: A::Key,
            conn: &mut Conn,
        ) -> Result<(Option<A::Child>, Option<A::Child>)>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            if A::lock_parents(vec![mine.clone(), other.clone()], conn)$($await)*? != 2 {
                return Err(OneToOneError::ParentMissing { association: A::NAME });
            }
            let left = A::lock_child(mine.clone(), conn)$($await)*?.map(|child| RowKey::value_of(&child));
            let right = A::lock_child(other.clone(), conn)$($await)*?.map(|child| RowKey::value_of(&child));
            let deferred = match (&left, &right) {
                (Some(_), Some(_)) => A::defer_keys(conn)$($await)*?,
                _ => false,
            };
            let swapped = exchange::<A, _>((mine.clone(), left), (other.clone(), right), conn)$($await)*;
            if deferred {
                A::check_keys(conn)$($await)*?;
            }
            swapped.map_err(unseen)?;
            // locked, because what is not there may be in an older snapshot
            let (one, two) = (A::lock_child(mine, conn)$($await)*?, A::lock_child(other, conn)$($await)*?);
            Ok((one, two))
        }

        $($async)* fn exchange<A, Conn>(
            (mine, left): (A::Key, Option<ChildId<A>>),
            (other, right): (A::Key, Option<ChildId<A>>),
            conn: &mut Conn,
        ) -> Result<()>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            let both = left.is_some() && right.is_some();
            if let (true, Some(left)) = (both, &left) {
                A::make_room(left.clone(), conn)$($await)*?;
                step::<A, _>(conn)$($await)*?;
            }
            if let Some(child) = right {
                A::set_key(child, mine, conn)$($await)*?;
            }
            if let Some(child) = left {
                if both {
                    step::<A, _>(conn)$($await)*?;
                }
                A::set_key(child, other, conn)$($await)*?;
            }
            Ok(())
        }
    };
}
use swap;

super::twice!(swap);
