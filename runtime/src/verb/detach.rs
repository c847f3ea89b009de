//! `detach`: the child stays, without its parent.

use crate::OneToOneError;

/// A row struct that leaves the primary key out, or that is not asked for it, because it is nobody's parent.
pub(crate) const NO_PRIMARY_KEY: &str = "the row struct in hand does not tell the child's primary key: load the model itself, or \
    use the parent's handle";

pub(crate) const fn not_known(association: &'static str) -> OneToOneError {
    OneToOneError::Unsupported { association, reason: NO_PRIMARY_KEY }
}

macro_rules! detach {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use super::not_known;
        use crate::Result;
        use crate::association::{Association, CanBeAlone};
        use crate::backend::WritingBackend;
        use crate::handle::{ChildOf, ParentOf};
        use crate::key::RowKey;
        use crate::verb::steps::$module::Steps;
        use crate::verb::transaction::$module::{begin, end};
        use crate::verb::transaction::whole;

        /// Takes the child from its parent; gives it as it is then, `None` where there was none to take.
        ///
        /// Of `person.locker()` and of `locker.person()`, for a foreign key that may be NULL. Of a key of several columns those
        /// become NULL that may be.
        ///
        /// ```
        /// # use diesel::prelude::*;
        /// # use diesel_one_to_one::prelude::*;
        /// # diesel::allow_tables_to_appear_in_same_query!(people, lockers);
        /// # #[derive(HasQuery, Model, HasOne)]
        /// # #[diesel(table_name = people)]
        /// # #[model(declare_table)]
        /// # #[has_one(Locker)]
        /// # struct Person { id: i32 }
        /// #[derive(HasQuery, Model, BelongsToOne)]
        /// #[diesel(table_name = lockers)]
        /// #[model(declare_table)]
        /// #[belongs_to_one(Person, on_delete = set_null)]
        /// struct Locker {
        ///     id: i32,
        ///     person_id: Option<i32>,
        /// }
        /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
        /// # let conn = &mut SqliteConnection::establish(":memory:")?;
        /// # diesel::connection::SimpleConnection::batch_execute(conn, "
        /// #     CREATE TABLE people (id INTEGER PRIMARY KEY);
        /// #     CREATE TABLE lockers (id INTEGER PRIMARY KEY, person_id INTEGER UNIQUE REFERENCES people (id));
        /// #     INSERT INTO people VALUES (1);
        /// #     INSERT INTO lockers VALUES (5, 1);
        /// # ")?;
        /// # let person = Person::query().first(conn)?;
        ///
        /// let locker = person.locker().detach(conn)?.unwrap();
        /// assert_eq!((locker.id, locker.person_id), (5, None));
        /// assert!(person.locker().detach(conn)?.is_none());
        /// # Ok(()) }
        /// ```
        ///
        /// ```sql
        /// BEGIN
        /// SELECT lockers.id, .. FROM lockers WHERE lockers.person_id = ? FOR UPDATE
        /// UPDATE lockers SET person_id = NULL WHERE lockers.id = ?
        /// SELECT lockers.id, .. FROM lockers WHERE lockers.id = ?
        /// COMMIT
        /// ```
        ///
        /// # Errors
        /// - [`OneToOneError::Retryable`](crate::OneToOneError::Retryable): the database gave up for the sake of another
        ///   transaction.
        /// - [`OneToOneError::Unsupported`](crate::OneToOneError::Unsupported): of a row struct without the child's primary key.
        /// - [`OneToOneError::OutcomeUnknown`](crate::OneToOneError::OutcomeUnknown): the connection died at the COMMIT.
        /// - [`OneToOneError::Database`](crate::OneToOneError::Database): anything else.
        pub trait Detach<A: Association, Conn: $($writer)*> {
            /// Takes the child from its parent.
            ///
            /// # Errors
            /// As the trait says.
            fn detach<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Option<A::Child>)
            where
                A::Participation: CanBeAlone;
        }

        impl<A, Conn> Detach<A, Conn> for ChildOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn detach<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Option<A::Child>)
            where
                A::Participation: CanBeAlone,
            {
                super::super::$work!({
                    whole!([$($await)*], Some(A::NAME), conn, detach_of::<A, _>(self.key.clone(), conn)$($await)*)
                })
            }
        }

        impl<A, Conn> Detach<A, Conn> for ParentOf<A>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            fn detach<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Option<A::Child>)
            where
                A::Participation: CanBeAlone,
            {
                super::super::$work!({
                    let Some(id) = self.child else { return Err(not_known(A::NAME)) };
                    whole!([$($await)*], Some(A::NAME), conn, detach_itself::<A, _>(id.clone(), conn)$($await)*)
                })
            }
        }

        /// Takes the key from the child of a parent.
        $($async)* fn detach_of<A, Conn>(key: A::Key, conn: &mut Conn) -> Result<Option<A::Child>>
        where
            A: Steps<Conn> + Association<Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            let child = A::lock_child(key, conn)$($await)*?;
            detach_in::<A, _>(child, conn)$($await)*
        }

        /// Takes the key from a child, if it has one.
        $($async)* fn detach_itself<A, Conn>(id: <A::Child as RowKey>::Value, conn: &mut Conn) -> Result<Option<A::Child>>
        where
            A: Steps<Conn> + Association<Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            let child = A::lock_by_id(id, conn)$($await)*?;
            detach_in::<A, _>(child.filter(|child| A::key_of_child(child).is_some()), conn)$($await)*
        }

        /// Takes the key from a child that is locked; gives it as it is then.
        pub(crate) $($async)* fn detach_in<A, Conn>(child: Option<A::Child>, conn: &mut Conn) -> Result<Option<A::Child>>
        where
            A: Steps<Conn> + Association<Child: RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            let Some(child) = child else { return Ok(None) };
            let id = child.value_of();
            A::detach_child(id.clone(), conn)$($await)*?;
            A::read_by_id(id, conn)$($await)*
        }
    };
}
use detach;

super::twice!(detach);
