//! `(a, b) IN (..)`, as a batch asks for keys of several columns. Diesel has no row values, and an OR chain in their
//! place ends at a depth of 1,000 on SQLite.

use super::{Among, Many, each_composite};
use crate::backend::DialectBackend;
use diesel::QueryResult;
use diesel::dsl::AsExprOf;
use diesel::expression::{AppearsOnTable, AsExpression, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, SqlType};

/// Columns that are one of some rows of values.
#[derive(Debug, Clone)]
pub struct OneOfRows<Columns, Row> {
    columns: Columns,
    rows: Vec<Row>,
}

impl<Columns, Row> Expression for OneOfRows<Columns, Row> {
    type SqlType = Bool;
}

impl<Columns, Row, GroupBy> ValidGrouping<GroupBy> for OneOfRows<Columns, Row> {
    type IsAggregate = is_aggregate::No;
}

impl<Columns: AppearsOnTable<Source>, Row, Source> AppearsOnTable<Source> for OneOfRows<Columns, Row> {}

impl<Columns: SelectableExpression<Source>, Row, Source> SelectableExpression<Source> for OneOfRows<Columns, Row> {}

/// The text depends on how many rows there are.
impl<Columns, Row> QueryId for OneOfRows<Columns, Row> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Columns, Row, DB> QueryFragment<DB> for OneOfRows<Columns, Row>
where
    Columns: QueryFragment<DB>,
    Row: QueryFragment<DB>,
    DB: DialectBackend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if self.rows.is_empty() {
            out.push_sql("1=0");
            return Ok(());
        }
        out.push_sql("(");
        self.columns.walk_ast(out.reborrow())?;
        out.push_sql(if DB::ROW_LISTS { ") IN (" } else { ") IN (VALUES " });
        for (at, row) in self.rows.iter().enumerate() {
            out.push_sql(if at > 0 { ", (" } else { "(" });
            row.walk_ast(out.reborrow())?;
            out.push_sql(")");
        }
        out.push_sql(")");
        Ok(())
    }
}

macro_rules! composite {
    ($(($column:ident $key:ident $at:tt))+) => {
        impl<$($column, $key),+> Among<($($key,)+)> for Many<($($column,)+)>
        where
            $($column: Expression<SqlType: SqlType>, $key: AsExpression<$column::SqlType>,)+
        {
            type OneOf = OneOfRows<($($column,)+), ($(AsExprOf<$key, $column::SqlType>,)+)>;

            fn among<DB: DialectBackend>(self, keys: Vec<($($key,)+)>) -> Self::OneOf {
                let row = |key: ($($key,)+)| ($(key.$at.as_expression(),)+);
                OneOfRows { columns: self.0, rows: keys.into_iter().map(row).collect() }
            }
        }
    };
}
each_composite!(composite);
