//! Many parents, in one INSERT as far as a statement reaches and the rows that come back can be told apart by their keys.

use crate::Result;
use crate::association::Association;
use crate::key::{Matches, UniqueKey, tied};
#[cfg(feature = "mysql")]
use crate::key::{Sent, zero_in};
use crate::model::Model;
use crate::query::ParentTable;
#[cfg(feature = "mysql")]
use crate::statement::{Alone, FORGET, Given, Inserted, Shared, other_row, rows_of};
use crate::statement::{Gives, Many, NewParent, Numbered, Numbers, ParentInsertion, Returning, insertions};
use crate::verb::create_with::{AllParents, refused};
#[cfg(feature = "mysql")]
use crate::verb::parent_keys::counts_zero;
use crate::verb::parent_keys::{Row, by_key, counted, key_of_parent, next_numbers, number, sent};
use crate::verb::steps::Where;
use diesel::query_builder::QueryFragment;
use diesel::query_dsl::methods::SelectDsl;
#[cfg(feature = "mysql")]
use diesel::result::Error;
use diesel::{SelectableHelper, dsl};
#[cfg(feature = "mysql")]
use std::collections::HashSet;
use std::sync::Arc;

macro_rules! insert_parents {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        #[allow(clippy::wildcard_imports)]
        use super::*;
        use $execute as ExecuteDsl;
        use $load as LoadQuery;
        use $run as Run;
        #[cfg(feature = "mysql")]
        use $sql as Sql;
        use crate::verb::transaction::$module::{mark, undo};

        /// A backend on which many parents can be made from `New`.
        pub trait InsertParents<'call, A: Association<Parent: Model>, New: NewParent<A>, Conn>: Sized {
            /// Inserts parents, in the transaction that is open, and gives them in this order.
            fn insert_parents(rows: Vec<Row<A, New>>, conn: &mut Conn) -> super::super::$answer!(Vec<A::Parent>);
        }

        /// Where Diesel reads what RETURNING gives.
        #[allow(unused_macros)]
        macro_rules! returning {
            ($backend:ty, $numbers:ident) => {
                impl<'call, A, New, Conn> InsertParents<'call, A, New, Conn> for $backend
                where
                    A: Association<
                            Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                            References: Default + Matches<A::Key>,
                        >,
                    A::Parent: diesel::Selectable<
                            $backend,
                            SelectExpression: diesel::query_builder::QueryId + diesel::Expression,
                        >,
                    Where<A::References, A::Key>: QueryFragment<$backend>,
                    New: NewParent<A, Values: Gives<$backend>> + $($send)*,
                    Conn: $($writer)*<Backend = $backend>,
                    Row<A, New>: $($send)*,
                    Returning<Many<ParentInsertion<A, New>>, dsl::AsSelect<A::Parent, $backend>>:
                        LoadQuery<'call, Conn, A::Parent> $($statement)*,
                    Numbers: LoadQuery<'static, Conn, i64>,
                {
                    $($async)* fn insert_parents(rows: Vec<Row<A, New>>, conn: &mut Conn) -> Result<Vec<A::Parent>> {
                        let table = A::Parent::DEFINITION.table;
                        if rows.len() > 1 {
                            if let Some((keys, ordered)) = by_key::<A, New, Self>(&rows) {
                                let stored: Vec<i64> =
                                    Run::load(Numbers::untouched(table), conn)$($await)*.map_err(refused::<A>)?;
                                if !stored.is_empty() {
                                    mark(conn)$($await)*.map_err(refused::<A>)?;
                                    let many = insertions::<_, _, Self>(table, &ordered, None);
                                    let parents = returned!(A, many, conn);
                                    if let Some(parents) = tied(&keys, parents, sent::<A, Self>) {
                                        return Ok(parents);
                                    }
                                    undo(conn)$($await)*.map_err(refused::<A>)?;
                                }
                            } else if let Some(column) = counted::<A, New, Self>(&rows) {
                                let numbers = $numbers!(A, rows, column, conn);
                                if numbers.len() == rows.len() {
                                    mark(conn)$($await)*.map_err(refused::<A>)?;
                                    let numbered = Numbered { column, numbers: numbers.clone() };
                                    let many = insertions::<_, _, Self>(table, &rows, Some(&numbered));
                                    let parents = returned!(A, many, conn);
                                    let key = |parent: &A::Parent| number::<Self>(&sent::<A, Self>(parent)?);
                                    if let Some(parents) = tied(&numbers, parents, key) {
                                        return Ok(parents);
                                    }
                                    undo(conn)$($await)*.map_err(refused::<A>)?;
                                }
                            }
                        }
                        let mut parents = Vec::with_capacity(rows.len());
                        for row in rows {
                            let statement = Many { table, rows: vec![row], numbered: None };
                            let insert = Returning { statement, selection: A::Parent::as_select() };
                            // a trigger may drop the row: then there is no parent, and its child must not go to the next one
                            parents.push(Run::get_result(insert, conn)$($await)*.map_err(refused::<A>)?);
                        }
                        Ok(parents)
                    }
                }
            };
        }

        /// What the INSERTs give back.
        #[allow(unused_macros)]
        macro_rules! returned {
            ($a:ident, $insertions:expr, $conn:ident) => {{
                let mut parents = Vec::new();
                for statement in $insertions {
                    let insert = Returning { statement, selection: <$a::Parent as SelectableHelper<_>>::as_select() };
                    let inserted: Vec<$a::Parent> = Run::load(insert, $conn)$($await)*.map_err(refused::<$a>)?;
                    parents.extend(inserted);
                }
                parents
            }};
        }

        /// The sequence gives the numbers.
        #[cfg(feature = "postgres")]
        macro_rules! taken {
            ($a:ident, $rows:ident, $column:ident, $conn:ident) => {{
                let numbers = Numbers::of($a::Parent::DEFINITION.table, $column, $rows.len());
                let numbers: Vec<i64> = Run::load(numbers, $conn)$($await)*.map_err(refused::<$a>)?;
                numbers
            }};
        }

        /// One row shows which number is the next.
        #[cfg(feature = "sqlite")]
        macro_rules! shown {
            ($a:ident, $rows:ident, $column:ident, $conn:ident) => {{
                let table = $a::Parent::DEFINITION.table;
                mark($conn)$($await)*.map_err(refused::<$a>)?;
                let one = vec![Many { table, rows: vec![Arc::clone(&$rows[0])], numbered: None }];
                let first = returned!($a, one, $conn);
                let asked = Numbers::of(table, $column, $rows.len());
                let greatest: Vec<i64> = Run::load(asked, $conn)$($await)*.map_err(refused::<$a>)?;
                undo($conn)$($await)*.map_err(refused::<$a>)?;
                let first = first.into_iter().next().and_then(|first| number::<Self>(&sent::<$a, Self>(&first)?));
                next_numbers(first, &greatest, $rows.len())
            }};
        }

        #[cfg(feature = "sqlite")]
        returning!(diesel::sqlite::Sqlite, shown);
        #[cfg(feature = "postgres")]
        returning!(diesel::pg::Pg, taken);

        #[cfg(feature = "mysql")]
        impl<'call, A, New, Conn> InsertParents<'call, A, New, Conn> for diesel::mysql::Mysql
        where
            A: Association<
                    Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                    References: Default + Matches<A::Key>,
                >,
            A::Parent: diesel::Selectable<Self, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>,
            ParentTable<A>: SelectDsl<dsl::AsSelect<A::Parent, Self>>,
            Where<A::References, A::Key>: QueryFragment<Self>,
            New: NewParent<A, Values: Gives<Self>> + $($send)*,
            Conn: $($writer)*<Backend = Self>,
            Row<A, New>: $($send)*,
            Alone<Many<ParentInsertion<A, New>>>: ExecuteDsl<Conn> $($statement)*,
            Given<ParentInsertion<A, New>, AllParents<A, Self>>: LoadQuery<'call, Conn, A::Parent> $($statement)*,
            Shared<ParentInsertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            Inserted<ParentInsertion<A, New>, AllParents<A, Self>>: LoadQuery<'call, Conn, A::Parent> $($statement)*,
        {
            $($async)* fn insert_parents(rows: Vec<Row<A, New>>, conn: &mut Conn) -> Result<Vec<A::Parent>> {
                let select = || ParentTable::<A>::default().select(A::Parent::as_select());
                let many = |keys: &[Sent]| keys.len() > 1 && !keys.iter().any(|key| counts_zero::<A>(key));
                if let Some((keys, rows)) = by_key::<A, New, Self>(&rows).filter(|(keys, _)| many(keys)) {
                    let key = key_of_parent::<A>();
                    mark(conn)$($await)*.map_err(refused::<A>)?;
                    for insert in insertions::<_, _, Self>(A::Parent::DEFINITION.table, &rows, None) {
                        let insert = Alone { insert, column: key.first().copied().unwrap_or_default() };
                        let inserted = ExecuteDsl::execute(insert, conn)$($await)*;
                        inserted.map_err(|cause| refused::<A>(other_row(cause)))?;
                    }
                    let given = |rows: &[Row<A, New>]| Given { rows: rows.to_vec(), select: select(), key };
                    let given: Vec<_> = rows.chunks(rows_of::<Self>(key.len())).map(given).collect();
                    let mut parents = Vec::with_capacity(rows.len());
                    for given in given {
                        let read: Vec<A::Parent> = Run::load(given, conn)$($await)*.map_err(refused::<A>)?;
                        parents.extend(read);
                    }
                    if let Some(parents) = tied(&keys, parents, sent::<A, Self>) {
                        return Ok(parents);
                    }
                    undo(conn)$($await)*.map_err(refused::<A>)?;
                }
                Sql::batch_execute(conn, FORGET)$($await)*.map_err(refused::<A>)?;
                let (mut parents, mut seen) = (Vec::with_capacity(rows.len()), HashSet::new());
                for insert in rows {
                    ExecuteDsl::execute(Shared(Arc::clone(&insert)), conn)$($await)*.map_err(refused::<A>)?;
                    let zero = zero_in::<Self>(&insert.records, A::Parent::DEFINITION);
                    let inserted = Inserted { insert, select: select(), model: A::Parent::DEFINITION, zero };
                    let parent: A::Parent = Run::get_result(inserted, conn)$($await)*.map_err(refused::<A>)?;
                    // the last number that was counted, while a trigger made this row's key
                    if sent::<A, Self>(&parent).is_some_and(|key| !seen.insert(key)) {
                        return Err(refused::<A>(Error::NotFound));
                    }
                    parents.push(parent);
                }
                Ok(parents)
            }
        }
    };
}
use insert_parents;

super::twice!(insert_parents);
