//! Many parents, in one INSERT as far as a statement reaches and the rows that come back can be told apart by their keys.

#![cfg(any(feature = "postgres", feature = "mysql"))]

use crate::association::Association;
use crate::backend::WritingBackend;
use crate::key::{Matches, Sends, Sent, UniqueKey, found_by, given, leaves_out, tied};
use crate::model::Model;
use crate::query::ParentTable;
use crate::statement::{Given, Gives, Inserted, Many, NewParent, Numbered, Numbers, ParentInsertion, Returning, Shared, columns_of};
use crate::verb::create_with::{AllParents, refused};
use crate::verb::steps::Where;
use crate::Result;
use diesel::query_builder::QueryFragment;
use diesel::query_dsl::methods::SelectDsl;
use diesel::{SelectableHelper, dsl};
use std::sync::Arc;

/// How many values a statement binds at most: PostgreSQL and MariaDB count them in 16 bits. Half of these, because what is
/// given for a column may be an expression with more than one.
const MOST: usize = 32_767;

/// How many rows of that many columns are in one statement.
pub(crate) fn rows_of(columns: usize) -> usize {
    (MOST / columns.max(1)).max(1)
}

/// What stays of a parent that is to be inserted until it is.
type Row<A, New> = Arc<ParentInsertion<A, New>>;

/// The columns of the parent that the association refers to, as the database calls them.
fn key_of_parent<A: Association>() -> &'static [&'static str] {
    A::DEFINITION.key.foreign_key().map_or(&[], |key| key.references)
}

/// The keys, if each row gives its own, and the rows in the order of these: two calls with the same keys in opposite orders
/// come one after the other.
fn by_key<A, New, DB>(rows: &[Row<A, New>]) -> Option<(Vec<Sent>, Vec<Row<A, New>>)>
where
    A: Association<Parent: Model>,
    New: NewParent<A, Values: Gives<DB>>,
    DB: Sends,
{
    let keys: Option<Vec<_>> = rows.iter().map(|row| given::<DB>(&row.records, key_of_parent::<A>())).collect();
    let keys = keys?;
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
    let rows = order.into_iter().map(|at| Arc::clone(&rows[at])).collect();
    Some((keys, rows))
}

/// The column of the key, if each row leaves it to the database.
fn counted<A, New, DB>(rows: &[Row<A, New>]) -> Option<&'static str>
where
    A: Association<Parent: Model>,
    New: NewParent<A, Values: Gives<DB>>,
    DB: Sends,
{
    let [column] = key_of_parent::<A>() else { return None };
    rows.iter().all(|row| leaves_out::<DB>(&row.records, column)).then_some(column)
}

/// The key of a parent that came back, as it would be sent.
fn sent<A, DB>(parent: &A::Parent) -> Option<Sent>
where
    A: Association<Parent: UniqueKey<A::ReferencesName, Value = A::Key>, References: Default + Matches<A::Key>>,
    Where<A::References, A::Key>: QueryFragment<DB>,
    DB: Sends,
{
    found_by::<DB>(&A::References::default().matches(parent.value_of()))
}

/// The number that a key is which PostgreSQL counts: it sends the highest byte first.
fn number(key: &Sent) -> Option<i64> {
    match key.as_slice() {
        [bytes] => match bytes.len() {
            2 => Some(i16::from_be_bytes(bytes[..].try_into().ok()?).into()),
            4 => Some(i32::from_be_bytes(bytes[..].try_into().ok()?).into()),
            8 => Some(i64::from_be_bytes(bytes[..].try_into().ok()?)),
            _ => None,
        },
        _ => None,
    }
}

/// The INSERTs of all, with the numbers that were taken for them.
fn insertions<A, New, DB>(rows: &[Row<A, New>], column: &'static str, numbers: &[i64]) -> Vec<Many<ParentInsertion<A, New>>>
where
    A: Association<Parent: Model>,
    New: NewParent<A, Values: Gives<DB>>,
    DB: WritingBackend,
{
    let size = rows_of(columns_of::<New::Values, DB>().len());
    let mut numbers = numbers.chunks(size);
    let many = |rows: &[Row<A, New>]| Many {
        table: A::Parent::DEFINITION.table,
        rows: rows.to_vec(),
        numbered: numbers.next().map(|numbers| Numbered { column, numbers: numbers.to_vec() }),
    };
    rows.chunks(size).map(many).collect()
}

/// Before rows are inserted that may turn out not to be told apart,
const MARK: &str = "SAVEPOINT diesel_one_to_one_rows";
/// and then.
const UNDO: &str = "ROLLBACK TO SAVEPOINT diesel_one_to_one_rows";

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
        use $sql as Sql;

        /// A backend on which many parents can be made from `New`.
        pub trait InsertParents<'call, A: Association<Parent: Model>, New, Conn>: Sized {
            /// Inserts parents, in the transaction that is open, and gives them in this order.
            fn insert_parents(news: Vec<New>, conn: &mut Conn) -> super::super::$answer!(Vec<A::Parent>);
        }

        #[cfg(feature = "postgres")]
        impl<'call, A, New, Conn> InsertParents<'call, A, New, Conn> for diesel::pg::Pg
        where
            A: Association<
                    Parent: Model + UniqueKey<A::ReferencesName, Value = A::Key> + $($send)*,
                    References: Default + Matches<A::Key>,
                >,
            A::Parent: diesel::Selectable<Self, SelectExpression: diesel::query_builder::QueryId + diesel::Expression>,
            Where<A::References, A::Key>: QueryFragment<Self>,
            New: NewParent<A, Values: Gives<Self>> + $($send)*,
            Conn: $($writer)*<Backend = Self>,
            Row<A, New>: $($send)*,
            Returning<Many<ParentInsertion<A, New>>, dsl::AsSelect<A::Parent, Self>>:
                LoadQuery<'call, Conn, A::Parent> $($statement)*,
            Numbers: LoadQuery<'static, Conn, i64>,
        {
            $($async)* fn insert_parents(news: Vec<New>, conn: &mut Conn) -> Result<Vec<A::Parent>> {
                let rows: Vec<_> = news.into_iter().map(|new| Arc::new(new.insertion())).collect();
                let table = A::Parent::DEFINITION.table;
                if rows.len() > 1 {
                    if let Some((keys, ordered)) = by_key::<A, New, Self>(&rows) {
                        let untouched: Vec<i64> =
                            Run::load(Numbers::untouched(table), conn)$($await)*.map_err(refused::<A>)?;
                        if !untouched.is_empty() {
                            Sql::batch_execute(conn, MARK)$($await)*.map_err(refused::<A>)?;
                            let many = insertions::<A, New, Self>(&ordered, "", &[]);
                            let parents = returned::<A, New, Conn>(many, conn)$($await)*?;
                            if let Some(parents) = tied(&keys, parents, sent::<A, Self>) {
                                return Ok(parents);
                            }
                            Sql::batch_execute(conn, UNDO)$($await)*.map_err(refused::<A>)?;
                        }
                    } else if let Some(column) = counted::<A, New, Self>(&rows) {
                        let numbers: Vec<i64> =
                            Run::load(Numbers::of(table, column, rows.len()), conn)$($await)*.map_err(refused::<A>)?;
                        if numbers.len() == rows.len() {
                            Sql::batch_execute(conn, MARK)$($await)*.map_err(refused::<A>)?;
                            let many = insertions::<A, New, Self>(&rows, column, &numbers);
                            let parents = returned::<A, New, Conn>(many, conn)$($await)*?;
                            if let Some(parents) = tied(&numbers, parents, |parent| number(&sent::<A, Self>(parent)?)) {
                                return Ok(parents);
                            }
                            Sql::batch_execute(conn, UNDO)$($await)*.map_err(refused::<A>)?;
                        }
                    }
                }
                let one = |row| Many { table, rows: vec![row], numbered: None };
                returned::<A, New, Conn>(rows.into_iter().map(one).collect(), conn)$($await)*
            }
        }

        /// What the INSERTs give back.
        #[cfg(feature = "postgres")]
        $($async)* fn returned<'call, A, New, Conn>(
            insertions: Vec<Many<ParentInsertion<A, New>>>,
            conn: &mut Conn,
        ) -> Result<Vec<A::Parent>>
        where
            A: Association<Parent: Model + $($send)*>,
            A::Parent: diesel::Selectable<
                    diesel::pg::Pg,
                    SelectExpression: diesel::query_builder::QueryId + diesel::Expression,
                >,
            New: NewParent<A>,
            Conn: $($writer)*<Backend = diesel::pg::Pg>,
            Row<A, New>: $($send)*,
            Returning<Many<ParentInsertion<A, New>>, dsl::AsSelect<A::Parent, diesel::pg::Pg>>:
                LoadQuery<'call, Conn, A::Parent> $($statement)*,
        {
            let mut parents = Vec::new();
            for statement in insertions {
                let insert = Returning { statement, selection: A::Parent::as_select() };
                let inserted: Vec<A::Parent> = Run::load(insert, conn)$($await)*.map_err(refused::<A>)?;
                parents.extend(inserted);
            }
            Ok(parents)
        }

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
            Many<ParentInsertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            Given<ParentInsertion<A, New>, AllParents<A, Self>>: LoadQuery<'call, Conn, A::Parent> $($statement)*,
            Shared<ParentInsertion<A, New>>: ExecuteDsl<Conn> $($statement)*,
            Inserted<ParentInsertion<A, New>, AllParents<A, Self>>: LoadQuery<'call, Conn, A::Parent> $($statement)*,
        {
            $($async)* fn insert_parents(news: Vec<New>, conn: &mut Conn) -> Result<Vec<A::Parent>> {
                let rows: Vec<_> = news.into_iter().map(|new| Arc::new(new.insertion())).collect();
                let select = || ParentTable::<A>::default().select(A::Parent::as_select());
                if let Some((keys, rows)) = by_key::<A, New, Self>(&rows).filter(|(keys, _)| keys.len() > 1) {
                    Sql::batch_execute(conn, MARK)$($await)*.map_err(refused::<A>)?;
                    for insert in insertions::<A, New, Self>(&rows, "", &[]) {
                        ExecuteDsl::execute(insert, conn)$($await)*.map_err(refused::<A>)?;
                    }
                    let key = key_of_parent::<A>();
                    let given = |rows: &[Row<A, New>]| Given { rows: rows.to_vec(), select: select(), key };
                    let given: Vec<_> = rows.chunks(rows_of(key.len())).map(given).collect();
                    let mut parents = Vec::with_capacity(rows.len());
                    for given in given {
                        let read: Vec<A::Parent> = Run::load(given, conn)$($await)*.map_err(refused::<A>)?;
                        parents.extend(read);
                    }
                    if let Some(parents) = tied(&keys, parents, sent::<A, Self>) {
                        return Ok(parents);
                    }
                    Sql::batch_execute(conn, UNDO)$($await)*.map_err(refused::<A>)?;
                }
                let mut parents = Vec::with_capacity(rows.len());
                for insert in rows {
                    ExecuteDsl::execute(Shared(Arc::clone(&insert)), conn)$($await)*.map_err(refused::<A>)?;
                    let inserted = Inserted { insert, select: select(), model: A::Parent::DEFINITION };
                    parents.push(Run::get_result(inserted, conn)$($await)*.map_err(refused::<A>)?);
                }
                Ok(parents)
            }
        }
    };
}
use insert_parents;

super::twice!(insert_parents);
