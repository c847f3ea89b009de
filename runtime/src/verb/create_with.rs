//! `create_with_..`: a parent and its child together.

use crate::association::Association;
use crate::key::UniqueKey;
#[cfg(feature = "mysql")]
use crate::key::{given, zero_in};
use crate::model::Model;
use crate::query::ParentTable;
#[cfg(feature = "mysql")]
use crate::statement::{FORGET, Gives};
use crate::statement::{Inserted, NewChild, NewParent, ParentInsertion, Returning, Shared};
use crate::{OneToOneError, Result};
use diesel::query_dsl::methods::SelectDsl;
use diesel::result::Error;
use diesel::{SelectableHelper, dsl};
use std::sync::Arc;

/// Every row of the parent.
pub(crate) type AllParents<A, DB> = dsl::Select<ParentTable<A>, dsl::AsSelect<<A as Association>::Parent, DB>>;

pub(crate) fn refused<A: Association>(cause: Error) -> OneToOneError {
    OneToOneError::from(cause).during(A::NAME)
}

macro_rules! create_with {
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
        use crate::handle::CreateWith;
        use crate::verb::insert::$module::Insert;
        use crate::verb::steps::$module::step;
        use crate::verb::transaction::$module::{begin, end};
        #[allow(unused_imports)] // as the features have it
        use $execute as ExecuteDsl;
        use $load as LoadQuery;
        use $run as Run;
        #[cfg(feature = "mysql")]
        use $sql as Sql;

        /// Makes a parent and its child: both, or neither.
        ///
        /// ```sql
        /// BEGIN
        /// INSERT INTO users (name) VALUES (?) RETURNING id, ..
        /// SAVEPOINT ..    -- PostgreSQL
        /// INSERT INTO profiles (user_id, bio) VALUES (?, ?) RETURNING id, ..
        /// COMMIT
        /// ```
        ///
        /// MariaDB's RETURNING cannot be read by Diesel; there the parent is read again by the primary key that it was given,
        /// or by `LAST_INSERT_ID()`, which is set to nothing before: where a trigger changes a key that is counted, there is no
        /// telling the row, and the error is `Database(NotFound)`.
        ///
        /// # Errors
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::OutcomeUnknown`]: the connection died at the COMMIT.
        /// - [`OneToOneError::Database`]: anything else, a conflict on a unique column of either among it.
        pub trait RunCreateWith<A: Association<Parent: Model>, Parent, Child, Conn: $($writer)*> {
            /// Makes the two.
            ///
            /// # Errors
            /// As the trait says.
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!((A::Parent, A::Child))
            where
                Parent: NewParent<A> + $($send)* 'call,
                Child: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, Child, Conn> + InsertParent<'call, A, Parent, Conn>;
        }

        impl<A, Parent, Child, Conn> RunCreateWith<A, Parent, Child, Conn> for CreateWith<A, Parent, Child>
        where
            A: Association<
                    Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                    Child: $($send)*,
                    Key: $($send)* 'static,
                >,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn run<'call>(self, conn: &'call mut Conn) -> super::super::$given!((A::Parent, A::Child))
            where
                Parent: NewParent<A> + $($send)* 'call,
                Child: NewChild<A> + $($send)* 'call,
                Conn::Backend: Insert<'call, A, Child, Conn> + InsertParent<'call, A, Parent, Conn>,
            {
                super::super::$work!({
                    let outside = begin(Some(A::NAME), conn)$($await)*?;
                    let made = both::<A, _, _, _>(self.parent, self.child, conn)$($await)*;
                    end(outside, made, conn)$($await)*
                })
            }
        }

        $($async)* fn both<'call, A, Parent, Child, Conn>(
            parent: Parent,
            child: Child,
            conn: &mut Conn,
        ) -> Result<(A::Parent, A::Child)>
        where
            A: Association<
                    Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                    Child: $($send)*,
                    Key: $($send)*,
                >,
            Parent: NewParent<A> + $($send)*,
            Child: NewChild<A> + $($send)*,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend + Insert<'call, A, Child, Conn> + InsertParent<'call, A, Parent, Conn>,
        {
            let parent = Conn::Backend::insert_parent(parent, conn)$($await)*?;
            step::<A, _>(conn)$($await)*?;
            let child = Conn::Backend::insert(UniqueKey::value_of(&parent), child, conn)$($await)*?;
            Ok((parent, child))
        }

        /// A backend on which a parent can be made from `New`.
        pub trait InsertParent<'call, A: Association<Parent: Model>, New, Conn>: Sized {
            /// Inserts a parent, in the transaction that is open.
            fn insert_parent(new: New, conn: &mut Conn) -> super::super::$answer!(A::Parent);
        }

        #[allow(unused_macros)]
        macro_rules! returning {
            ($backend:ty) => {
                impl<'call, A, New, Conn> InsertParent<'call, A, New, Conn> for $backend
                where
                    A: Association<Parent: Model + $($send)*>,
                    A::Parent: diesel::Selectable<$backend, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>,
                    New: NewParent<A> + $($send)*,
                    Conn: $($writer)*<Backend = $backend>,
                    Returning<ParentInsertion<A, New>, dsl::AsSelect<A::Parent, $backend>>:
                        LoadQuery<'call, Conn, A::Parent> $($statement)*,
                {
                    $($async)* fn insert_parent(new: New, conn: &mut Conn) -> Result<A::Parent> {
                        let insert = Returning { statement: new.insertion(), selection: A::Parent::as_select() };
                        Run::get_result(insert, conn)$($await)*.map_err(refused::<A>)
                    }
                }
            };
        }

        #[cfg(feature = "sqlite")]
        returning!(diesel::sqlite::Sqlite);
        #[cfg(feature = "postgres")]
        returning!(diesel::pg::Pg);

        #[cfg(feature = "mysql")]
        impl<'call, A, New, Conn> InsertParent<'call, A, New, Conn> for diesel::mysql::Mysql
        where
            A: Association<Parent: Model + $($send)*>,
            A::Parent: diesel::Selectable<Self, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>,
            ParentTable<A>: SelectDsl<dsl::AsSelect<A::Parent, Self>>,
            New: NewParent<A, Values: Gives<Self>> + $($send)*,
            Conn: $($writer)*<Backend = Self>,
            Arc<ParentInsertion<A, New>>: $($send)*,
            Shared<ParentInsertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            Inserted<ParentInsertion<A, New>, AllParents<A, Self>>: LoadQuery<'call, Conn, A::Parent> $($statement)*,
        {
            $($async)* fn insert_parent(new: New, conn: &mut Conn) -> Result<A::Parent> {
                let insert = Arc::new(new.insertion());
                let (model, zero) = (A::Parent::DEFINITION, zero_in::<Self>(&insert.records, A::Parent::DEFINITION));
                if zero.is_some() || given::<Self>(&insert.records, model.primary_key).is_none() {
                    Sql::batch_execute(conn, FORGET)$($await)*.map_err(refused::<A>)?;
                }
                ExecuteDsl::execute(Shared(Arc::clone(&insert)), conn)$($await)*.map_err(refused::<A>)?;
                let select = ParentTable::<A>::default().select(A::Parent::as_select());
                Run::get_result(Inserted { insert, select, model, zero }, conn)$($await)*.map_err(refused::<A>)
            }
        }
    };
}
use create_with;

super::twice!(create_with);
