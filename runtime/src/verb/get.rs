//! `get`: the row in a slot.

macro_rules! get {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*], writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::association::{Association, Participation};
        use crate::backend::{DialectBackend, keys_of};
        use crate::handle::{ChildOf, ChildrenOf, ParentOf, ParentsOf};
        use crate::key::RowKey;
        use crate::model::Model;
        use crate::query::{ByKey, Children, Fetch, ParentTable, Parents};
        use crate::repeated::Repeated;
        use crate::verb::batch::{Batch, single};
        use crate::OneToOneError;
        use std::hash::Hash;
        use $load as LoadQuery;
        use $run as Run;

        /// Loads what is in a slot.
        ///
        /// | handle | what `get` gives | statements |
        /// |---|---|---|
        /// | `user.profile()` | `Option<Profile>` | 1 |
        /// | `profile.user()` | `User`, or `Option<User>` with a nullable key | 1; none for a NULL key |
        /// | `User::profile_of(&users)` | `Vec<Option<Profile>>`, one slot per user, in their order | one per chunk of keys |
        /// | `Profile::user_of(&profiles)` | `Vec<User>` or `Vec<Option<User>>`, likewise | one per chunk of keys |
        ///
        /// A batch of nothing runs no statement. A row that is given twice fills both its slots: the statement then selects
        /// it twice, by UNION ALL, up to a hundred times. Keys are bound in chunks under
        /// [`DialectBackend::BIND_LIMIT`], those of several columns under [`ROW_LIMIT`](DialectBackend::ROW_LIMIT).
        ///
        /// # Errors
        /// - [`OneToOneError::NotSingular`]: two rows where the association allows one.
        /// - [`OneToOneError::ParentMissing`]: a child's key refers to a row that is not there.
        /// - [`OneToOneError::Unsupported`]: in a batch, the engine takes two keys for the same that Rust does not, and their
        ///   SQL type does not say so ([`ComparedByEngine`](crate::key::ComparedByEngine)).
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::Database`]: anything else that Diesel reports.
        pub trait Get<Conn> {
            /// What the slot holds.
            type Output;

            /// Loads what is in the slot.
            ///
            /// # Errors
            /// As the trait says.
            fn get<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Self::Output);
        }

        impl<A, Conn> Get<Conn> for ChildOf<A>
        where
            A: Association<Child: $($send)*>,
            A::Key: $($send)*,
            Conn: $($connection)*,
            A::Source: ByKey<A::Columns, A::Key, A::Child, Conn::Backend>,
            <A::Source as ByKey<A::Columns, A::Key, A::Child, Conn::Backend>>::Query:
                LoadQuery<'static, Conn, A::Child> $($query)*,
        {
            type Output = Option<A::Child>;

            fn get<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Self::Output) {
                super::super::$work!({
                    let rows = Run::load(A::Source::by_key(self.key), conn)$($await)*;
                    single::<A, _>(rows)
                })
            }
        }

        impl<A, Conn> Get<Conn> for ParentOf<A>
        where
            A: Association<Parent: Model + $($send)*, Child: RowKey<Value: $($send)*>>,
            A::Key: $($send)*,
            Conn: $($connection)*,
            ParentTable<A>: ByKey<A::References, A::Key, A::Parent, Conn::Backend>,
            <ParentTable<A> as ByKey<A::References, A::Key, A::Parent, Conn::Backend>>::Query:
                LoadQuery<'static, Conn, A::Parent> $($query)*,
        {
            type Output = <A::Participation as Participation>::Slot<A::Parent>;

            fn get<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Self::Output) {
                super::super::$work!({
                    let parent = match self.key {
                        None => None,
                        Some(key) => {
                            let found = single::<A, _>(Run::load(ParentTable::<A>::by_key(key), conn)$($await)*)?;
                            Some(found.ok_or(OneToOneError::ParentMissing { association: A::NAME })?)
                        }
                    };
                    A::Participation::slot(parent).ok_or(OneToOneError::ParentMissing { association: A::NAME })
                })
            }
        }

        impl<A, Conn> Get<Conn> for ChildrenOf<A>
        where
            A: Association<Child: $($send)*>,
            A::Key: Clone + Eq + Hash + $($send)*,
            Conn: $($connection)*,
            Conn::Backend: DialectBackend,
            A::Comparison: Fetch<A, Children, Conn::Backend, Struct = A::Child, Row: $($send)*>,
            Repeated<<A::Comparison as Fetch<A, Children, Conn::Backend>>::Query>:
                LoadQuery<'static, Conn, <A::Comparison as Fetch<A, Children, Conn::Backend>>::Row> $($query)*,
        {
            type Output = Vec<Option<A::Child>>;

            fn get<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Self::Output) {
                super::super::$work!({
                    let most = keys_of::<Conn::Backend>(A::FOREIGN_KEY.len());
                    let mut batch = Batch::of(self.keys.into_iter().map(Some), most);
                    while let Some(lists) = batch.next_statement() {
                        let query = Repeated(lists.into_iter().map(A::Comparison::query).collect());
                        let rows = Run::load(query, conn)$($await)*
                            .map_err(|error| OneToOneError::from(error).during(A::NAME))?;
                        batch.fill::<A, _>(rows, A::Comparison::pair)?;
                    }
                    Ok(batch.into_slots())
                })
            }
        }

        impl<A, Conn> Get<Conn> for ParentsOf<A>
        where
            A: Association<Parent: Model + $($send)*>,
            A::Key: Clone + Eq + Hash + $($send)*,
            Conn: $($connection)*,
            Conn::Backend: DialectBackend,
            A::Comparison: Fetch<A, Parents, Conn::Backend, Struct = A::Parent, Row: $($send)*>,
            Repeated<<A::Comparison as Fetch<A, Parents, Conn::Backend>>::Query>:
                LoadQuery<'static, Conn, <A::Comparison as Fetch<A, Parents, Conn::Backend>>::Row> $($query)*,
        {
            type Output = Vec<<A::Participation as Participation>::Slot<A::Parent>>;

            fn get<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Self::Output) {
                super::super::$work!({
                    let mut batch = Batch::of(self.keys, keys_of::<Conn::Backend>(A::FOREIGN_KEY.len()));
                    while let Some(lists) = batch.next_statement() {
                        let query = Repeated(lists.into_iter().map(A::Comparison::query).collect());
                        let rows = Run::load(query, conn)$($await)*
                            .map_err(|error| OneToOneError::from(error).during(A::NAME))?;
                        batch.fill::<A, _>(rows, A::Comparison::pair)?;
                    }
                    batch
                        .into_full_slots()
                        .and_then(|slots| slots.into_iter().map(A::Participation::slot).collect())
                        .ok_or(OneToOneError::ParentMissing { association: A::NAME })
                })
            }
        }
    };
}
use get;

super::twice!(get);
