//! `column IN (..)`, as a batch asks for keys of one column.
//!
//! Diesel's `eq_any`, but for integers on SQLite. There Diesel binds each key by itself, so that each number of keys is
//! a statement of its own, which SQLite parses anew: a quarter of the instructions of a batch of 10,000 (`cargo xtask
//! bench load`). Bound as one JSON array they are one statement, which Diesel keeps prepared.

use super::{Among, One};
use crate::backend::DialectBackend;
use diesel::QueryResult;
use diesel::expression::{
    AppearsOnTable, AsExpression, Expression, SelectableExpression, TypedExpressionType, ValidGrouping,
};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{self as sql, SqlType};
use diesel::{ExpressionMethods, dsl};
use std::any::{Any, TypeId};
use std::fmt::Write as _;

/// A column that is one of some keys; `EqAny` is how Diesel says it.
#[derive(Debug, Clone)]
pub struct OneOf<Column, EqAny> {
    column: Column,
    eq_any: EqAny,
    /// The keys as an array, where the backend takes them so.
    json: Option<String>,
}

impl<Column, Key> Among<Key> for One<Column>
where
    Column: Copy + ExpressionMethods<SqlType: SqlType + TypedExpressionType + 'static>,
    Key: AsExpression<Column::SqlType> + 'static,
{
    type OneOf = OneOf<Column, dsl::EqAny<Column, Vec<Key>>>;

    fn among<DB: DialectBackend>(self, keys: Vec<Key>) -> Self::OneOf {
        let json = if DB::JSON_KEYS { json::<Column::SqlType>(&keys) } else { None };
        OneOf { column: self.0, eq_any: self.0.eq_any(keys), json }
    }
}

/// A `Vec` of integers as a JSON array; `None`: it is something else.
///
/// By the SQL type and the Rust type together: only this pair is known to be stored as the integer that it is.
fn json<ST: 'static>(keys: &dyn Any) -> Option<String> {
    let column = TypeId::of::<ST>();
    let is = |plain, nullable| column == plain || column == nullable;
    if is(TypeId::of::<sql::Integer>(), TypeId::of::<sql::Nullable<sql::Integer>>()) {
        keys.downcast_ref::<Vec<i32>>().map(|keys| array(keys))
    } else if is(TypeId::of::<sql::BigInt>(), TypeId::of::<sql::Nullable<sql::BigInt>>()) {
        keys.downcast_ref::<Vec<i64>>().map(|keys| array(keys))
    } else {
        None
    }
}

fn array<Integer: std::fmt::Display>(keys: &[Integer]) -> String {
    let mut array = String::with_capacity(2 + 8 * keys.len());
    let mut before = '[';
    for key in keys {
        array.push(before);
        write!(array, "{key}").expect("a String takes everything");
        before = ',';
    }
    if keys.is_empty() {
        array.push('[');
    }
    array.push(']');
    array
}

impl<Column, EqAny: Expression> Expression for OneOf<Column, EqAny> {
    type SqlType = EqAny::SqlType;
}

impl<Column, EqAny: ValidGrouping<GroupBy>, GroupBy> ValidGrouping<GroupBy> for OneOf<Column, EqAny> {
    type IsAggregate = EqAny::IsAggregate;
}

impl<Column, EqAny: AppearsOnTable<Source>, Source> AppearsOnTable<Source> for OneOf<Column, EqAny> {}

impl<Column, EqAny: SelectableExpression<Source>, Source> SelectableExpression<Source> for OneOf<Column, EqAny> {}

/// The text tells the statements apart.
impl<Column, EqAny> QueryId for OneOf<Column, EqAny> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Column, EqAny, DB> QueryFragment<DB> for OneOf<Column, EqAny>
where
    Column: QueryFragment<DB>,
    EqAny: QueryFragment<DB>,
    DB: DialectBackend,
    String: ToSql<sql::Text, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some(json) = &self.json else { return self.eq_any.walk_ast(out) };
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<sql::Text, _>(json)?;
        out.push_sql("))");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};

    #[test]
    fn integers_are_an_array() {
        assert_eq!(json::<Integer>(&vec![1, -2, i32::MAX]).unwrap(), "[1,-2,2147483647]");
        assert_eq!(json::<Nullable<BigInt>>(&vec![i64::MIN]).unwrap(), "[-9223372036854775808]");
        assert_eq!(json::<Integer>(&Vec::<i32>::new()).unwrap(), "[]");
    }

    #[test]
    fn another_type_on_either_side_is_left_to_diesel() {
        assert_eq!(json::<Text>(&vec!["1".to_owned()]), None);
        assert_eq!(json::<Text>(&vec![1]), None);
        assert_eq!(json::<Integer>(&vec![1_i64]), None);
    }
}
