//! `update`: the child read, changed and written, with nobody in between.

use crate::association::Association;
use crate::backend::WritingBackend;
use crate::key::{Matches, RowKey};
use crate::statement::{Change, Changes};
use crate::verb::steps::{ChildColumns, ChildId, WhereChild, child_of};
use crate::{OneToOneError, Result};
use diesel::query_builder::QueryFragment;
use diesel::result::Error;

macro_rules! update {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::handle::ChildOf;
        use crate::verb::steps::$module::Steps;
        use crate::verb::transaction::$module::{begin, end};
        use $execute as ExecuteDsl;

        /// Changes the child, if there is one; gives the row as it is then.
        ///
        #[doc = crate::doc::example!()]
        /// let profile = user.profile().update(|old| profiles::bio.eq(old.bio + ", programmer"), conn)?;
        /// assert_eq!(profile.unwrap().bio, "Mathematician, programmer");
        /// # Ok(()) }
        /// ```
        ///
        /// The closure is given the child as it is while it is locked, and returns what Diesel's `AsChangeset` takes; what
        /// changes nothing (all `None`) writes nothing. It must not panic: the connection is then refused.
        ///
        /// ```sql
        /// BEGIN
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.user_id = ? FOR UPDATE
        /// UPDATE profiles SET bio = ? WHERE profiles.id = ?
        /// SELECT profiles.id, .. FROM profiles WHERE profiles.id = ? FOR UPDATE
        /// COMMIT
        /// ```
        ///
        /// No update is lost: another one waits until this one is done, and is given what it wrote. (On SQLite the
        /// transaction is IMMEDIATE and there is one writer.)
        ///
        /// # Errors
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT.
        /// - [`OneToOneError::Database`]: anything else, each violated constraint among it; to give the child to another parent
        ///   is for `move_to`, which says why it cannot.
        pub trait Update<A: Association, Conn: $($writer)*> {
            /// Changes the child.
            ///
            /// # Errors
            /// As the trait says.
            fn update<'call, C, F>(
                self,
                change: F,
                conn: &'call mut Conn,
            ) -> super::super::$given!(Option<A::Child>)
            where
                F: FnOnce(A::Child) -> C + $($send)* 'call,
                C: Changes<A> + 'call,
                C::Changeset: QueryFragment<Conn::Backend> + $($send)* 'call,
                ChildColumns<A>: Matches<ChildId<A>>,
                Change<C::Changeset, WhereChild<A>>: ExecuteDsl<Conn> $($statement)*;
        }

        impl<A, Conn> Update<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn> + Association<Key: $($send)* 'static, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn update<'call, C, F>(
                self,
                change: F,
                conn: &'call mut Conn,
            ) -> super::super::$given!(Option<A::Child>)
            where
                F: FnOnce(A::Child) -> C + $($send)* 'call,
                C: Changes<A> + 'call,
                C::Changeset: QueryFragment<Conn::Backend> + $($send)* 'call,
                ChildColumns<A>: Matches<ChildId<A>>,
                Change<C::Changeset, WhereChild<A>>: ExecuteDsl<Conn> $($statement)*,
            {
                super::super::$work!({
                    let outside = begin(Some(A::NAME), conn)$($await)*?;
                    let updated = update_in::<A, _, _, _>(self.key, change, conn)$($await)*;
                    end(outside, updated, conn)$($await)*
                })
            }
        }

        $($async)* fn update_in<'call, A, C, F, Conn>(
            key: A::Key,
            change: F,
            conn: &mut Conn,
        ) -> Result<Option<A::Child>>
        where
            A: Steps<Conn> + Association<Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            F: FnOnce(A::Child) -> C,
            C: Changes<A>,
            C::Changeset: QueryFragment<Conn::Backend> + $($send)*,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
            ChildColumns<A>: Matches<ChildId<A>>,
            Change<C::Changeset, WhereChild<A>>: ExecuteDsl<Conn> $($statement)*,
        {
            let Some(old) = A::lock_child(key, conn)$($await)*? else { return Ok(None) };
            let id = old.value_of();
            let changes = change(old).changeset();
            let nothing = changes.is_noop(&Conn::Backend::default()).map_err(OneToOneError::from)?;
            if !nothing {
                let filter = ChildColumns::<A>::default().matches(id.clone());
                let update = Change { table: child_of::<A>().table, changes, filter };
                let done = ExecuteDsl::execute(update, conn)$($await)*;
                done.map_err(|cause| OneToOneError::from(cause).during(A::NAME))?;
            }
            // locked, because a change of nothing leaves it to the snapshot, and that may be older
            let row = A::lock_by_id(id, conn)$($await)*?;
            row.map(Some).ok_or(OneToOneError::Database { association: Some(A::NAME), cause: Error::NotFound })
        }
    };
}
use update;

super::twice!(update);
