//! `upsert_all`: a child for each of many parents.

use crate::association::Association;
use crate::{OneToOneError, Result};

const NOT_AS_MANY: &str = "there must be one new child for each parent, in their order";

/// Each key with what its child is made from.
fn paired<A: Association, New>(keys: Vec<A::Key>, news: Vec<New>) -> Result<Vec<(A::Key, New)>> {
    if keys.len() == news.len() {
        Ok(keys.into_iter().zip(news).collect())
    } else {
        Err(OneToOneError::Unsupported { association: A::NAME, reason: NOT_AS_MANY })
    }
}

macro_rules! upsert_all {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::backend::{DialectBackend, WritingBackend, keys_of};
        use crate::handle::ChildrenOf;
        use crate::statement::NewChild;
        use crate::verb::insert::$module::Insert;
        use crate::verb::steps::$module::Steps;
        use crate::verb::transaction::$module::{begin, end};

        /// Makes a child for each parent, or sets the columns of the one that is there: all of them, or none.
        ///
        #[doc = crate::doc::example!()]
        /// let users = User::query().order(users::id).load(conn)?;
        /// let new = vec![profiles::bio.eq("Programmer"), profiles::bio.eq("Admiral")];
        /// let profiles = User::profile_of(&users).upsert_all(new, conn)?;
        /// assert_eq!((profiles[0].bio.as_str(), profiles[1].user_id), ("Programmer", users[1].id));
        /// # Ok(()) }
        /// ```
        ///
        /// There is one new child for each parent, in their order, and one row is given for each. A parent that is given twice
        /// keeps what comes later.
        ///
        /// ```sql
        /// BEGIN
        /// SELECT 1 FROM users WHERE users.id IN (..) ORDER BY users.id FOR UPDATE
        /// -- each child, as `upsert` has it
        /// COMMIT
        /// ```
        ///
        /// The parents are locked first, in the order of their keys, so that two calls with the same parents in opposite orders
        /// come one after the other. There is a statement for each child.
        ///
        /// # Errors
        /// As [`upsert`](crate::verb::blocking::Upsert), and [`OneToOneError::Unsupported`]: there are not as many new children
        /// as parents.
        pub trait UpsertAll<A: Association, Conn: $($writer)*> {
            /// Makes the children, or sets their columns.
            ///
            /// # Errors
            /// As the trait says.
            fn upsert_all<'call, New>(
                self,
                new: Vec<New>,
                conn: &'call mut Conn,
            ) -> super::super::$given!(Vec<A::Child>)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>;
        }

        impl<A, Conn> UpsertAll<A, Conn> for ChildrenOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn upsert_all<'call, New>(
                self,
                new: Vec<New>,
                conn: &'call mut Conn,
            ) -> super::super::$given!(Vec<A::Child>)
            where
                New: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, New, Conn>,
            {
                super::super::$work!({
                    let pairs = paired::<A, _>(self.keys, new)?;
                    if pairs.is_empty() {
                        return Ok(Vec::new());
                    }
                    let outside = begin(Some(A::NAME), conn)$($await)*?;
                    let upserted = upsert_all_in::<A, _, _>(pairs, conn)$($await)*;
                    end(outside, upserted, conn)$($await)*
                })
            }
        }

        $($async)* fn upsert_all_in<'call, A, New, Conn>(
            pairs: Vec<(A::Key, New)>,
            conn: &mut Conn,
        ) -> Result<Vec<A::Child>>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: $($send)*>,
            New: NewChild<A> + $($send)*,
            Conn: $($writer)*,
            Conn::Backend: DialectBackend + Insert<'call, A, New, Conn>,
        {
            let most = keys_of::<Conn::Backend>(A::FOREIGN_KEY.len());
            let mut keys: Vec<_> = pairs.iter().map(|(key, _)| key.clone()).collect();
            while !keys.is_empty() {
                let rest = keys.split_off(most.min(keys.len()));
                A::lock_parents(std::mem::replace(&mut keys, rest), conn)$($await)*?;
            }
            let mut children = Vec::with_capacity(pairs.len());
            for (key, new) in pairs {
                children.push(Conn::Backend::set(key, new, conn)$($await)*?);
            }
            Ok(children)
        }
    };
}
use upsert_all;

super::twice!(upsert_all);
