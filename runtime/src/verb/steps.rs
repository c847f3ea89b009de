//! What the writing verbs are made of, each of them one statement or the answer to one question.

use crate::association::{Association, key_columns};
use crate::backend::WritingBackend;
use crate::definition::Model as Definition;
use crate::error::{About, foreign_key, is_lost, unique};
use crate::key::{Among, Assigns, Matches, RowKey, Selected};
use crate::model::Model;
use crate::query::{ByKey, ChildQuery, ParentTable};
use crate::statement::{Change, Locked, Nullify, Park};
use crate::{OneToOneError, Result};
use diesel::dsl;
use diesel::expression::SqlLiteral;
use diesel::query_builder::AsChangeset;
use diesel::query_dsl::methods::{FilterDsl, OrderDsl, SelectDsl};
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::Integer;

/// The rows of a table whose key has this value.
pub(crate) type Where<Columns, Key> = <Columns as Matches<Key>>::Filter;

/// `profiles.id = ?`
pub(crate) type WhereChild<A> = Where<ChildColumns<A>, ChildId<A>>;

/// The primary key of a child: its columns.
pub(crate) type ChildColumns<A> = <<A as Association>::Child as RowKey>::Columns;

/// The primary key of a child: its value.
pub(crate) type ChildId<A> = <<A as Association>::Child as RowKey>::Value;

/// `SELECT 1 FROM users WHERE users.id = ?`
pub(crate) type ParentThere<A> = dsl::Select<
    dsl::Filter<ParentTable<A>, Where<<A as Association>::References, <A as Association>::Key>>,
    SqlLiteral<Integer>,
>;

/// `SELECT 1 FROM users WHERE users.id IN (..) ORDER BY users.id`
pub(crate) type ParentsThere<A> = dsl::Order<
    dsl::Select<dsl::Filter<ParentTable<A>, AmongParents<A>>, SqlLiteral<Integer>>,
    <<A as Association>::References as Selected>::Selected,
>;

/// `users.id IN (..)`
pub(crate) type AmongParents<A> = <<A as Association>::References as Among<<A as Association>::Key>>::OneOf;

/// `user_id = ?`, as something to be set.
pub(crate) type Key<A> =
    <<<A as Association>::Columns as Assigns<<A as Association>::Key>>::Assigned as AsChangeset>::Changeset;

/// A child, by its own primary key.
pub(crate) type ChildById<A, DB> =
    <<A as Association>::Source as ByKey<ChildColumns<A>, ChildId<A>, <A as Association>::Child, DB>>::Query;

/// The model of the child.
pub(crate) fn child_of<A: Association<Child: Model>>() -> &'static Definition {
    A::Child::DEFINITION
}

/// The statement that takes the key from the rows of a filter: of its columns those that may be NULL.
pub(crate) fn nullify<A: Association<Child: Model>, Filter>(filter: Filter) -> Nullify<Filter> {
    let child = child_of::<A>();
    let nullable = |name: &&'static str| child.column(name).is_some_and(|column| column.nullable);
    Nullify { table: child.table, columns: key_columns::<A>().iter().copied().filter(nullable).collect(), filter }
}

/// Why two children cannot be swapped.
const NO_ROOM: &str = "the foreign key is NOT NULL, and this engine checks it row by row: make it nullable, or take one child \
    and create it again";

/// May a child be without its parent?
fn can_be_null<A: Association<Child: Model>>() -> bool {
    let child = child_of::<A>();
    key_columns::<A>().iter().any(|name| child.column(name).is_some_and(|column| column.nullable))
}

/// The columns that an upsert sets: those that are given, without the child's primary key, which it keeps.
pub(crate) fn kept_apart<A: Association<Child: Model>>(mut columns: Vec<&'static str>) -> Vec<&'static str> {
    columns.retain(|column| !child_of::<A>().primary_key.contains(column));
    columns
}

/// The error of a statement that stood alone, with no transaction around it: where the connection died meanwhile, it may
/// have been committed.
pub(crate) fn alone(error: OneToOneError) -> OneToOneError {
    match error {
        OneToOneError::Database { association, cause } if is_lost(&cause) => {
            OneToOneError::OutcomeUnknown { association, cause }
        }
        other => other,
    }
}

/// The error of a verb that has locked the parent and seen no child: one that is in the way nevertheless is younger than the
/// snapshot of the caller's transaction, which will never see it.
pub(crate) fn unseen(error: OneToOneError) -> OneToOneError {
    let OneToOneError::AlreadyLinked { association } = error else { return error };
    let said = "a child that this transaction cannot see is in the way".to_owned();
    let cause = Error::DatabaseError(DatabaseErrorKind::SerializationFailure, Box::new(said));
    OneToOneError::Retryable { association: Some(association), cause }
}

/// What is to be asked of the database about an error that does not say what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Is there a child? Then it is in the way.
    Child,
    /// Is there a parent? If not, it is missing.
    Parent,
}

impl Question {
    /// The question about a statement that gives a child its key.
    pub(crate) fn of_insert<A: Association<Child: Model>>(error: &OneToOneError) -> Option<Self> {
        let OneToOneError::Database { cause, .. } = error else { return None };
        if unique(cause, child_of::<A>().table.name, key_columns::<A>()) == Some(About::Unsaid) {
            return Some(Question::Child);
        }
        Question::of_upsert::<A>(error)
    }

    /// The question about an upsert, in whose way no child is.
    pub(crate) fn of_upsert<A: Association<Child: Model>>(error: &OneToOneError) -> Option<Self> {
        let OneToOneError::Database { cause, .. } = error else { return None };
        (foreign_key(cause, child_of::<A>().table.name, key_columns::<A>()) == Some(About::Unsaid))
            .then_some(Question::Parent)
    }
}

macro_rules! steps {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use crate::verb::batch::single;
        use $execute as ExecuteDsl;
        use $load as LoadQuery;
        use $run as Run;
        use $sql as Sql;

        /// An association whose children can be written on that connection.
        #[diagnostic::on_unimplemented(
            message = "the children of this association cannot be written on a `{Conn}`",
            label = "cannot be written here",
            note = "the child's derives must be able to read it from this backend: `HasQuery`, or `Queryable` and `Selectable`"
        )]
        pub trait Steps<Conn>: Association<Child: Model> {
            /// Locks the parent, if it is there.
            fn lock_parent(key: Self::Key, conn: &mut Conn) -> super::super::$answer!(bool);

            /// Reads the child of a key and locks it.
            fn lock_child(key: Self::Key, conn: &mut Conn) -> super::super::$answer!(Option<Self::Child>);

            /// Reads the child of a key.
            fn read_child(key: Self::Key, conn: &mut Conn) -> super::super::$answer!(Option<Self::Child>);

            /// Reads the child of a key that was just written, or was as it was to be: it is locked then, and an older snapshot
            /// of the transaction would show it as it was.
            fn written(key: Self::Key, conn: &mut Conn) -> super::super::$answer!(Self::Child);

            /// Reads a child by its own primary key.
            fn read_by_id(id: ChildId<Self>, conn: &mut Conn) -> super::super::$answer!(Option<Self::Child>);

            /// Reads a child by its own primary key and locks it.
            fn lock_by_id(id: ChildId<Self>, conn: &mut Conn) -> super::super::$answer!(Option<Self::Child>);

            /// Gives a child another key.
            fn set_key(id: ChildId<Self>, key: Self::Key, conn: &mut Conn) -> super::super::$answer!(());

            /// Locks parents, in the order of their keys; how many of them are there?
            fn lock_parents(keys: Vec<Self::Key>, conn: &mut Conn) -> super::super::$answer!(usize);

            /// Has the engine check foreign keys at COMMIT, where a swap needs that; does it not do so already?
            fn defer_keys(conn: &mut Conn) -> super::super::$answer!(bool);

            /// Has the engine check them at once again, for what the caller's transaction does next.
            fn check_keys(conn: &mut Conn) -> super::super::$answer!(());

            /// Makes room for another child under the key of this one, until its own is set.
            fn make_room(id: ChildId<Self>, conn: &mut Conn) -> super::super::$answer!(());

            /// Takes the key from a child.
            fn detach_child(id: ChildId<Self>, conn: &mut Conn) -> super::super::$answer!(());

            /// The same, with what an error is about that the engine does not say.
            fn explained<T: $($send)*>(
                outcome: Result<T>,
                question: fn(&OneToOneError) -> Option<Question>,
                key: Self::Key,
                conn: &mut Conn,
            ) -> super::super::$answer!(T);
        }

        impl<A, Conn> Steps<Conn> for A
        where
            A: Association<
                    Parent: Model,
                    Child: Model<Columns: Matches<ChildId<A>>, Value: Clone + $($send)*> + $($send)*,
                    Columns: Default + Matches<A::Key> + Assigns<A::Key, Assigned: AsChangeset>,
                    References: Default + Matches<A::Key> + Among<A::Key> + Selected,
                    Key: Clone + $($send)*,
                >,
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
            A::Source: ByKey<A::Columns, A::Key, A::Child, Conn::Backend>
                + ByKey<ChildColumns<A>, ChildId<A>, A::Child, Conn::Backend>,
            ParentTable<A>: Default + FilterDsl<Where<A::References, A::Key>>,
            dsl::Filter<ParentTable<A>, Where<A::References, A::Key>>: SelectDsl<SqlLiteral<Integer>>,
            Locked<ParentThere<A>>: LoadQuery<'static, Conn, i32> $($query)*,
            Locked<ChildQuery<A, Conn::Backend>>: LoadQuery<'static, Conn, A::Child> $($query)*,
            ChildQuery<A, Conn::Backend>: LoadQuery<'static, Conn, A::Child> $($query)*,
            ChildById<A, Conn::Backend>: LoadQuery<'static, Conn, A::Child> $($query)*,
            Locked<ChildById<A, Conn::Backend>>: LoadQuery<'static, Conn, A::Child> $($query)*,
            SqlLiteral<Integer>: LoadQuery<'static, Conn, i32> $($query)*,
            Nullify<WhereChild<A>>: ExecuteDsl<Conn> $($query)*,
            Park<WhereChild<A>>: ExecuteDsl<Conn> $($query)*,
            Change<Key<A>, WhereChild<A>>: ExecuteDsl<Conn> $($query)*,
            ParentTable<A>: FilterDsl<AmongParents<A>>,
            dsl::Filter<ParentTable<A>, AmongParents<A>>: SelectDsl<SqlLiteral<Integer>>,
            dsl::Select<dsl::Filter<ParentTable<A>, AmongParents<A>>, SqlLiteral<Integer>>:
                OrderDsl<<A::References as Selected>::Selected>,
            Locked<ParentsThere<A>>: LoadQuery<'static, Conn, i32> $($query)*,
        {
            $($async)* fn lock_parent(key: A::Key, conn: &mut Conn) -> Result<bool> {
                let one = dsl::sql::<Integer>("1");
                let parent = ParentTable::<A>::default().filter(A::References::default().matches(key)).select(one);
                let rows = Run::load::<i32>(Locked(parent), conn)$($await)*;
                Ok(single::<A, _>(rows)?.is_some())
            }

            $($async)* fn lock_child(key: A::Key, conn: &mut Conn) -> Result<Option<A::Child>> {
                let child = <A::Source as ByKey<A::Columns, A::Key, A::Child, Conn::Backend>>::by_key(key);
                single::<A, _>(Run::load(Locked(child), conn)$($await)*)
            }

            $($async)* fn read_child(key: A::Key, conn: &mut Conn) -> Result<Option<A::Child>> {
                let child = <A::Source as ByKey<A::Columns, A::Key, A::Child, Conn::Backend>>::by_key(key);
                single::<A, _>(Run::load(child, conn)$($await)*)
            }

            $($async)* fn written(key: A::Key, conn: &mut Conn) -> Result<A::Child> {
                let row = A::lock_child(key, conn)$($await)*?;
                row.ok_or(OneToOneError::Database { association: Some(A::NAME), cause: Error::NotFound })
            }

            $($async)* fn read_by_id(id: ChildId<A>, conn: &mut Conn) -> Result<Option<A::Child>> {
                let child = <A::Source as ByKey<ChildColumns<A>, ChildId<A>, A::Child, Conn::Backend>>::by_key(id);
                single::<A, _>(Run::load(child, conn)$($await)*)
            }

            $($async)* fn lock_by_id(id: ChildId<A>, conn: &mut Conn) -> Result<Option<A::Child>> {
                let child = <A::Source as ByKey<ChildColumns<A>, ChildId<A>, A::Child, Conn::Backend>>::by_key(id);
                single::<A, _>(Run::load(Locked(child), conn)$($await)*)
            }

            $($async)* fn set_key(id: ChildId<A>, key: A::Key, conn: &mut Conn) -> Result<()> {
                let move_it = Change {
                    table: child_of::<A>().table,
                    changes: A::Columns::default().assign(key.clone()).as_changeset(),
                    filter: ChildColumns::<A>::default().matches(id),
                };
                let done = ExecuteDsl::execute(move_it, conn)$($await)*;
                let done = done.map(drop).map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION));
                A::explained(done, Question::of_insert::<A>, key, conn)$($await)*
            }

            $($async)* fn lock_parents(keys: Vec<A::Key>, conn: &mut Conn) -> Result<usize> {
                let among = A::References::default().among::<Conn::Backend>(keys);
                let one = dsl::sql::<Integer>("1");
                let parents = ParentTable::<A>::default().filter(among).select(one);
                let parents = parents.order(A::References::default().selected());
                let rows: Vec<i32> = Run::load(Locked(parents), conn)$($await)*
                    .map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION))?;
                Ok(rows.len())
            }

            $($async)* fn defer_keys(conn: &mut Conn) -> Result<bool> {
                let Some(defer) = Conn::Backend::PARK.filter(|_| !can_be_null::<A>()) else { return Ok(false) };
                let refused = |cause| OneToOneError::from(cause).during(A::NAME);
                let deferred: i32 = Run::get_result(dsl::sql::<Integer>(defer.asked), conn)$($await)*.map_err(refused)?;
                if deferred == 0 {
                    Sql::batch_execute(conn, defer.on)$($await)*.map_err(refused)?;
                }
                Ok(deferred == 0)
            }

            $($async)* fn check_keys(conn: &mut Conn) -> Result<()> {
                let Some(defer) = Conn::Backend::PARK else { return Ok(()) };
                Sql::batch_execute(conn, defer.off)$($await)*.map_err(|cause| OneToOneError::from(cause).during(A::NAME))
            }

            $($async)* fn make_room(id: ChildId<A>, conn: &mut Conn) -> Result<()> {
                if can_be_null::<A>() {
                    return A::detach_child(id, conn)$($await)*;
                }
                if Conn::Backend::PARK.is_none() {
                    return Err(OneToOneError::Unsupported { association: A::NAME, reason: NO_ROOM });
                }
                let filter = ChildColumns::<A>::default().matches(id);
                let park = Park(Nullify { table: child_of::<A>().table, columns: key_columns::<A>().to_vec(), filter });
                let done = ExecuteDsl::execute(park, conn)$($await)*;
                done.map(drop).map_err(|cause| OneToOneError::from(cause).during(A::NAME))
            }

            $($async)* fn detach_child(id: ChildId<A>, conn: &mut Conn) -> Result<()> {
                let detach = nullify::<A, _>(ChildColumns::<A>::default().matches(id));
                let done = ExecuteDsl::execute(detach, conn)$($await)*;
                done.map(drop).map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION))
            }

            $($async)* fn explained<T: $($send)*>(
                outcome: Result<T>,
                question: fn(&OneToOneError) -> Option<Question>,
                key: A::Key,
                conn: &mut Conn,
            ) -> Result<T> {
                let error = match outcome {
                    Ok(value) => return Ok(value),
                    Err(error) => error,
                };
                let Some(question) = question(&error) else { return Err(error) };
                for resume in Conn::Backend::RESUME {
                    // where there is no savepoint this is refused, and what is asked decides
                    if Sql::batch_execute(conn, resume)$($await)*.is_ok() {
                        break;
                    }
                }
                match question {
                    Question::Child => match has_child::<A, _>(key, conn)$($await)* {
                        Ok(true) => Err(OneToOneError::AlreadyLinked { association: A::NAME }),
                        Err(gave_up @ OneToOneError::Retryable { .. }) => Err(gave_up.during(A::NAME)),
                        Ok(false) | Err(_) => Err(error),
                    },
                    Question::Parent if matches!(A::lock_parent(key, conn)$($await)*, Ok(false)) => {
                        Err(OneToOneError::ParentMissing { association: A::NAME })
                    }
                    Question::Parent => Err(error),
                }
            }
        }

        /// What was done stays, whatever is to be asked about the next statement.
        pub(crate) $($async)* fn step<A: Association, Conn>(conn: &mut Conn) -> Result<()>
        where
            Conn: $($writer)*,
            Conn::Backend: WritingBackend,
        {
            let Some(step) = Conn::Backend::STEP else { return Ok(()) };
            Sql::batch_execute(conn, step)$($await)*.map_err(|cause| OneToOneError::from(cause).during(A::NAME))
        }

        /// Is there a child? It is read without a lock first: many whose INSERT was refused share a lock on its row, and
        /// each would wait for all the others to have it alone. In a transaction of the caller's that is older than the
        /// child only a locking read sees it.
        $($async)* fn has_child<A, Conn>(key: A::Key, conn: &mut Conn) -> Result<bool>
        where
            A: Steps<Conn> + Association<Key: Clone + $($send)*, Child: $($send)*>,
            Conn: $($writer)*,
        {
            if A::read_child(key.clone(), conn)$($await)*?.is_some() {
                return Ok(true);
            }
            Ok(A::lock_child(key, conn)$($await)*?.is_some())
        }
    };
}
use steps;

super::twice!(steps);
