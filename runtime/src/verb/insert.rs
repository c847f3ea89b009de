//! How each engine makes a child and gives the row back. MariaDB has RETURNING too, but Diesel cannot read what it
//! returns there: it is not prepared as a query. So the row is read again, in the same transaction, by its unique key.

use crate::association::{Association, key_columns};
use crate::model::Model;
#[cfg(feature = "mysql")]
use crate::statement::Shared;
use crate::statement::{Duplicate, Insertion, NewChild, NewColumns, Returning, Upsertion, other_row};
use crate::verb::steps::{Question, alone, kept_apart};
#[cfg(feature = "mysql")]
use crate::verb::transaction::whole;
use crate::{OneToOneError, Result};
use diesel::result::{DatabaseErrorKind, Error};
use diesel::{SelectableHelper, dsl};
#[cfg(feature = "mysql")]
use std::sync::Arc;

/// The INSERT, for the upsert of the same row.
fn upsertion<A, New>(new: New, key: A::Key) -> Upsertion<Insertion<A, New>>
where
    A: Association<Child: Model, Source: diesel::Table>,
    New: NewChild<A>,
{
    let mut columns = Vec::new();
    New::Columns::names(&mut columns);
    Upsertion { insert: new.insertion(key), key: key_columns::<A>(), columns: kept_apart::<A>(columns) }
}

/// What an upsert that failed says. Its own key is never in the way; another unique column may be.
fn refused<A: Association<Child: Model>>(cause: Error) -> OneToOneError {
    let cause = other_row(cause);
    match cause {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => OneToOneError::from(cause).during(A::NAME),
        _ => OneToOneError::classify(cause, A::ASSOCIATION),
    }
}

macro_rules! insert {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::verb::steps::$module::Steps;
        #[allow(unused_imports)] // as the features have it
        use crate::verb::transaction::$module::{begin, end, is_outermost};
        #[allow(unused_imports)]
        use $execute as ExecuteDsl;
        #[allow(unused_imports)]
        use $load as LoadQuery;
        #[allow(unused_imports)]
        use $run as Run;

        /// A backend on which a child can be made from `New`.
        #[diagnostic::on_unimplemented(
            message = "no child can be made on the backend `{Self}`",
            label = "no verb that makes a child runs here",
            note = "enable the feature `sqlite`, `postgres` or `mysql` of `diesel-one-to-one`; of a `MultiConnection`, match the \
                    connection and call the verb on what is inside"
        )]
        pub trait Insert<'call, A: Association, New, Conn>: Sized {
            /// Inserts a child, in the transaction that is open.
            fn insert(key: A::Key, new: New, conn: &mut Conn) -> super::super::$answer!(A::Child);

            /// Inserts a child: one statement, or one transaction.
            fn create(key: A::Key, new: New, conn: &mut Conn) -> super::super::$answer!(A::Child);

            /// Inserts a child or sets the columns of the one that is there, in the transaction that is open.
            fn set(key: A::Key, new: New, conn: &mut Conn) -> super::super::$answer!(A::Child);

            /// Inserts a child or sets the columns of the one that is there: one statement, or one transaction.
            fn upsert(key: A::Key, new: New, conn: &mut Conn) -> super::super::$answer!(A::Child);
        }

        /// With RETURNING: one statement, which stands alone.
        #[allow(unused_macros)]
        macro_rules! returning {
            ($backend:ty) => {
                impl<'call, A, New, Conn> Insert<'call, A, New, Conn> for $backend
                where
                    A: Steps<Conn> + Association<Source: diesel::Table, Key: Clone + $($send)*>,
                    A::Child: diesel::Selectable<$backend, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>
                        + $($send)*,
                    New: NewChild<A> + $($send)*,
                    Conn: $($writer)*<Backend = $backend>,
                    Returning<Insertion<A, New>, dsl::AsSelect<A::Child, $backend>>:
                        LoadQuery<'call, Conn, A::Child> $($statement)*,
                    Returning<Upsertion<Insertion<A, New>>, dsl::AsSelect<A::Child, $backend>>:
                        LoadQuery<'call, Conn, A::Child> $($statement)*,
                {
                    $($async)* fn insert(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                        let insert = Returning { statement: new.insertion(key.clone()), selection: A::Child::as_select() };
                        let inserted = Run::get_result(insert, conn)$($await)*;
                        let inserted = inserted.map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION));
                        A::explained(inserted, Question::of_insert::<A>, key, conn)$($await)*
                    }

                    $($async)* fn create(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                        if !is_outermost(Some(A::NAME), conn)$($await)*? {
                            let outside = begin(Some(A::NAME), conn)$($await)*?;
                            let created = <Self as Insert<'call, A, New, Conn>>::insert(key, new, conn)$($await)*;
                            return end(outside, created, conn)$($await)*;
                        }
                        <Self as Insert<'call, A, New, Conn>>::insert(key, new, conn)$($await)*.map_err(alone)
                    }

                    $($async)* fn set(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                        let upsert = Returning { statement: upsertion(new, key.clone()), selection: A::Child::as_select() };
                        let upserted = Run::get_result(upsert, conn)$($await)*.map_err(refused::<A>);
                        A::explained(upserted, Question::of_upsert::<A>, key, conn)$($await)*
                    }

                    $($async)* fn upsert(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                        if !is_outermost(Some(A::NAME), conn)$($await)*? {
                            let outside = begin(Some(A::NAME), conn)$($await)*?;
                            let upserted = <Self as Insert<'call, A, New, Conn>>::set(key, new, conn)$($await)*;
                            return end(outside, upserted, conn)$($await)*;
                        }
                        <Self as Insert<'call, A, New, Conn>>::set(key, new, conn)$($await)*.map_err(alone)
                    }
                }
            };
        }

        #[cfg(feature = "sqlite")]
        returning!(diesel::sqlite::Sqlite);
        #[cfg(feature = "postgres")]
        returning!(diesel::pg::Pg);

        #[cfg(feature = "mysql")]
        impl<'call, A, New, Conn> Insert<'call, A, New, Conn> for diesel::mysql::Mysql
        where
            A: Steps<Conn> + Association<Source: diesel::Table, Key: Clone + $($send)*>,
            A::Child: $($send)*,
            New: NewChild<A> + $($send)*,
            Conn: $($writer)*<Backend = diesel::mysql::Mysql>,
            Insertion<A, New>: ExecuteDsl<Conn> $($statement)*,
            Duplicate<Insertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            Arc<Duplicate<Insertion<A, New>>>: $($send)*,
            Shared<Duplicate<Insertion<A, New>>>: ExecuteDsl<Conn> $($statement)*,
        {
            $($async)* fn insert(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                let done = ExecuteDsl::execute(new.insertion(key.clone()), conn)$($await)*;
                let done = done.map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION));
                A::explained(done, Question::of_insert::<A>, key.clone(), conn)$($await)*?;
                A::written(key, conn)$($await)*
            }

            $($async)* fn create(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                let outside = begin(Some(A::NAME), conn)$($await)*?;
                // Where a child was just removed, two INSERTs would share its row's lock, and each wait for the other's.
                let created = match A::lock_parent(key.clone(), conn)$($await)* {
                    Ok(true) => <Self as Insert<'call, A, New, Conn>>::insert(key, new, conn)$($await)*,
                    Ok(false) => Err(OneToOneError::ParentMissing { association: A::NAME }),
                    Err(error) => Err(error),
                };
                end(outside, created, conn)$($await)*
            }

            $($async)* fn set(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                set_by::<A, _, _>(Duplicate(upsertion(new, key.clone())), key, conn)$($await)*
            }

            $($async)* fn upsert(key: A::Key, new: New, conn: &mut Conn) -> Result<A::Child> {
                let upsert = Arc::new(Duplicate(upsertion(new, key.clone())));
                whole!([$($await)*], Some(A::NAME), conn, {
                    let sent = Shared(Arc::clone(&upsert));
                    set_by::<A, _, _>(sent, key.clone(), conn)$($await)*
                })
            }
        }

        /// Sends an upsert and reads what it wrote.
        #[cfg(feature = "mysql")]
        $($async)* fn set_by<A, Upsert, Conn>(upsert: Upsert, key: A::Key, conn: &mut Conn) -> Result<A::Child>
        where
            A: Steps<Conn> + Association<Key: $($send)*>,
            Upsert: ExecuteDsl<Conn>+ $($send)*,
            Conn: $($writer)*,
        {
            ExecuteDsl::execute(upsert, conn)$($await)*.map_err(refused::<A>)?;
            A::written(key, conn)$($await)*
        }
    };
}
use insert;

super::twice!(insert);
