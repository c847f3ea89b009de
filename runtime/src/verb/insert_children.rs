//! The children of many new parents, in one INSERT as far as a statement reaches.

use crate::association::Association;
use crate::backend::WritingBackend;
use crate::key::tied;
use crate::model::Model;
use crate::statement::{Gives, Insertion, Many, NewChild, Returning, insertions};
use crate::{OneToOneError, Result};
use diesel::{SelectableHelper, dsl};
use std::hash::Hash;
use std::sync::Arc;

const MOVED: &str = "the database stored no child under the key of its parent: a trigger drops it or changes its key";

/// The INSERTs of all.
fn insertions_of<A, New, DB>(keys: &[A::Key], news: Vec<New>) -> Vec<Many<Insertion<A, New>>>
where
    A: Association<Child: Model, Key: Clone>,
    New: NewChild<A, Values: Gives<DB>>,
    DB: WritingBackend,
{
    let rows: Vec<_> = news.into_iter().zip(keys).map(|(new, key)| Arc::new(new.insertion(key.clone()))).collect();
    insertions::<_, _, DB>(A::Child::DEFINITION.table, &rows, None)
}

/// The children in the order of their keys.
fn in_order<A>(keys: &[A::Key], children: Vec<A::Child>) -> Result<Vec<A::Child>>
where
    A: Association<Key: Eq + Hash>,
{
    let tied = tied(keys, children, A::key_of_child);
    tied.ok_or(OneToOneError::Unsupported { association: A::NAME, reason: MOVED })
}

macro_rules! insert_children {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        #[cfg(feature = "mysql")]
        use crate::handle::ChildrenOf;
        #[cfg(feature = "mysql")]
        use crate::verb::get::$module::Get;
        #[cfg(feature = "mysql")]
        use crate::verb::steps::Question;
        #[allow(unused_imports)] // as the features have it
        use $execute as ExecuteDsl;
        #[allow(unused_imports)]
        use $load as LoadQuery;
        #[allow(unused_imports)]
        use $run as Run;

        /// A backend on which many children can be made from `New`.
        pub trait InsertChildren<'call, A: Association, New, Conn>: Sized {
            /// Inserts a child for each key, in the transaction that is open, and gives them in this order.
            fn insert_children(
                keys: Vec<A::Key>,
                news: Vec<New>,
                conn: &mut Conn,
            ) -> super::super::$answer!(Vec<A::Child>);
        }

        #[allow(unused_macros)]
        macro_rules! returning {
            ($backend:ty) => {
                impl<'call, A, New, Conn> InsertChildren<'call, A, New, Conn> for $backend
                where
                    A: Association<Child: Model + $($send)*, Key: Clone + Eq + Hash + $($send)*>,
                    A::Child: diesel::Selectable<Self, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>,
                    New: NewChild<A, Values: Gives<Self>> + $($send)*,
                    Conn: $($writer)*<Backend = Self>,
                    Many<Insertion<A, New>>: $($send)*,
                    Returning<Many<Insertion<A, New>>, dsl::AsSelect<A::Child, Self>>: LoadQuery<'call, Conn, A::Child> $($statement)*,
                {
                    $($async)* fn insert_children(keys: Vec<A::Key>, news: Vec<New>, conn: &mut Conn) -> Result<Vec<A::Child>> {
                        let mut children = Vec::with_capacity(keys.len());
                        for statement in insertions_of::<A, _, Self>(&keys, news) {
                            let insert = Returning { statement, selection: A::Child::as_select() };
                            let inserted: Vec<A::Child> = Run::load(insert, conn)$($await)*
                                .map_err(|cause| OneToOneError::classify(cause, A::ASSOCIATION))?;
                            children.extend(inserted);
                        }
                        in_order::<A>(&keys, children)
                    }
                }
            };
        }

        #[cfg(feature = "sqlite")]
        returning!(diesel::sqlite::Sqlite);
        #[cfg(feature = "postgres")]
        returning!(diesel::pg::Pg);

        #[cfg(feature = "mysql")]
        impl<'call, A, New, Conn> InsertChildren<'call, A, New, Conn> for diesel::mysql::Mysql
        where
            A: Association<Child: Model + $($send)*, Key: Clone + Eq + Hash + $($send)*>,
            New: NewChild<A, Values: Gives<Self>> + $($send)*,
            Conn: $($writer)*<Backend = Self>,
            Many<Insertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            ChildrenOf<A>: Get<Conn, Output = Vec<Option<A::Child>>>,
        {
            $($async)* fn insert_children(keys: Vec<A::Key>, news: Vec<New>, conn: &mut Conn) -> Result<Vec<A::Child>> {
                let mut inserted = 0;
                for insert in insertions_of::<A, _, Self>(&keys, news) {
                    let rows = insert.rows.len();
                    let done = ExecuteDsl::execute(insert, conn)$($await)*;
                    if let Err(cause) = done {
                        let error = OneToOneError::classify(cause, A::ASSOCIATION);
                        if Question::of_insert::<A>(&error) == Some(Question::Child) {
                            let there = ChildrenOf::<A> { keys }.get(conn)$($await)*?;
                            if there.into_iter().flatten().count() > inserted {
                                return Err(OneToOneError::AlreadyLinked { association: A::NAME });
                            }
                        }
                        return Err(error);
                    }
                    inserted += rows;
                }
                let children: Option<Vec<_>> = ChildrenOf::<A> { keys }.get(conn)$($await)*?.into_iter().collect();
                children.ok_or(OneToOneError::Unsupported { association: A::NAME, reason: MOVED })
            }
        }
    };
}
use insert_children;

super::twice!(insert_children);
