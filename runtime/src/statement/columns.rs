//! The columns of a row that is to be inserted, read from the type of its VALUES.

use crate::association::Association;
use crate::tuples::each_tuple;
use diesel::Column;
use diesel::insertable::{ColumnInsertValue, DefaultableColumnInsertValue};
use diesel::query_builder::ValuesClause;

/// An association that leaves this column of the child to whoever makes one: all but its key.
pub trait Leaves<Column> {}

/// The columns of a new child, none of them of the association's key.
///
/// By the type and not by the value: Diesel leaves a `None` out on SQLite and writes DEFAULT elsewhere, and an upsert sets
/// such a column to its default on both.
pub trait NewColumns<A> {
    /// Adds their names.
    fn names(into: &mut Vec<&'static str>);
}

impl<A, Values: NewColumns<A>, Table> NewColumns<A> for ValuesClause<Values, Table> {
    fn names(into: &mut Vec<&'static str>) {
        Values::names(into);
    }
}

impl<A: Association + Leaves<C>, C: Column, Value> NewColumns<A> for ColumnInsertValue<C, Value> {
    fn names(into: &mut Vec<&'static str>) {
        into.push(C::NAME);
    }
}

impl<A, Value: NewColumns<A>> NewColumns<A> for DefaultableColumnInsertValue<Value> {
    fn names(into: &mut Vec<&'static str>) {
        Value::names(into);
    }
}

macro_rules! tuple {
    ($($value:ident)+) => {
        impl<__A, $($value: NewColumns<__A>),+> NewColumns<__A> for ($($value,)+) {
            fn names(into: &mut Vec<&'static str>) {
                $($value::names(into);)+
            }
        }
    };
}
each_tuple!(tuple);
