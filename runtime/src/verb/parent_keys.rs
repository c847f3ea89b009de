//! The keys of parents that are inserted many at once. Knows of no connection.

use crate::association::Association;
use crate::key::{Matches, Sends, Sent, UniqueKey, found_by, given, leaves_out};
#[cfg(feature = "mysql")]
use crate::key::{counts, is_zero};
use crate::model::Model;
use crate::statement::{Gives, NewParent, ParentInsertion};
use crate::verb::steps::Where;
use diesel::query_builder::QueryFragment;
use std::sync::Arc;

/// What stays of a parent that is to be inserted until it is.
pub(super) type Row<A, New> = Arc<ParentInsertion<A, New>>;

/// The columns of the parent that the association refers to, as the database calls them.
pub(super) fn key_of_parent<A: Association>() -> &'static [&'static str] {
    A::DEFINITION.key.foreign_key().map_or(&[], |key| key.references)
}

/// The keys of rows, and these rows in the order of their keys.
pub(super) type ByKey<A, New> = (Vec<Sent>, Vec<Row<A, New>>);

/// The keys, if each row gives its own, and the rows in the order of these: two calls with the same keys in opposite orders
/// come one after the other.
pub(super) fn by_key<A, New, DB>(rows: &[Row<A, New>]) -> Option<ByKey<A, New>>
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

/// Is this a key whose zero MariaDB may take for a number that is to be counted?
#[cfg(feature = "mysql")]
pub(super) fn counts_zero<A: Association<Parent: Model>>(key: &Sent) -> bool {
    let columns = key_of_parent::<A>().iter().zip(key);
    columns.into_iter().any(|(column, value)| counts(A::Parent::DEFINITION, column) && is_zero(value))
}

/// The column of the key, if each row leaves it to the database.
pub(super) fn counted<A, New, DB>(rows: &[Row<A, New>]) -> Option<&'static str>
where
    A: Association<Parent: Model>,
    New: NewParent<A, Values: Gives<DB>>,
    DB: Sends,
{
    let [column] = key_of_parent::<A>() else { return None };
    rows.iter().all(|row| leaves_out::<DB>(&row.records, column)).then_some(column)
}

/// The key of a parent that came back, as it would be sent.
pub(super) fn sent<A, DB>(parent: &A::Parent) -> Option<Sent>
where
    A: Association<Parent: UniqueKey<A::ReferencesName, Value = A::Key>, References: Default + Matches<A::Key>>,
    Where<A::References, A::Key>: QueryFragment<DB>,
    DB: Sends,
{
    found_by::<DB>(&A::References::default().matches(parent.value_of()))
}

/// The number that a key is.
pub(super) fn number<DB: Sends>(key: &Sent) -> Option<i64> {
    let [value] = key.as_slice() else { return None };
    DB::number(value)
}

/// The numbers that come after those of the table, if the first row had the first of them and was the last one.
pub(super) fn next_numbers(first: Option<i64>, greatest: &[i64], count: usize) -> Vec<i64> {
    let first = first.filter(|first| greatest == [*first]);
    let last = first.zip(i64::try_from(count).ok()).and_then(|(first, count)| first.checked_add(count));
    first.zip(last).map_or_else(Vec::new, |(first, last)| (first..last).collect())
}
