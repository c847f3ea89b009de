//! The selection of a row, as Diesel sees it: an expression whose columns are those of `AsSelect`, with a SQL type of
//! its own, by which Diesel finds the reading of [`Shape`]s.

use super::Shape;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::deserialize::FromSqlRow;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_dsl::CompatibleType;
use std::marker::PhantomData;

/// The selection of a row of shape `S`, and the SQL type that makes Diesel read it as [`Shape::Row`].
pub struct Rows<S: Shape<DB>, DB: Backend> {
    expression: S::Expression,
    shape: PhantomData<(S, DB)>,
}

impl<S: Shape<DB>, DB: Backend> Rows<S, DB> {
    /// The selection.
    #[must_use]
    pub fn new() -> Self {
        Rows { expression: S::expression(), shape: PhantomData }
    }
}

impl<S: Shape<DB>, DB: Backend> Default for Rows<S, DB> {
    fn default() -> Self {
        Rows::new()
    }
}

impl<S: Shape<DB>, DB: Backend> Clone for Rows<S, DB> {
    fn clone(&self) -> Self {
        Rows::new()
    }
}

impl<S: Shape<DB, Expression: Copy>, DB: Backend> Copy for Rows<S, DB> {}

impl<S: Shape<DB>, DB: Backend> std::fmt::Debug for Rows<S, DB> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rows")
    }
}

impl<S: Shape<DB, Expression = E>, E: QueryId + Expression, DB: Backend> QueryId for Rows<S, DB> {
    type QueryId = E::QueryId;
    const HAS_STATIC_QUERY_ID: bool = E::HAS_STATIC_QUERY_ID;
}

impl<S: Shape<DB>, DB: Backend> Expression for Rows<S, DB> {
    type SqlType = Self;
}

impl<S: Shape<DB>, DB: Backend> TypedExpressionType for Rows<S, DB> {}

impl<S, DB, E, GroupBy> ValidGrouping<GroupBy> for Rows<S, DB>
where
    S: Shape<DB, Expression = E>,
    DB: Backend,
    E: Expression + ValidGrouping<GroupBy>,
{
    type IsAggregate = E::IsAggregate;
}

impl<S, DB> QueryFragment<DB> for Rows<S, DB>
where
    S: Shape<DB, Expression: QueryFragment<DB>>,
    DB: Backend,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.expression.walk_ast(out)
    }
}

impl<S, DB, Source> SelectableExpression<Source> for Rows<S, DB>
where
    S: Shape<DB, Expression: SelectableExpression<Source>>,
    DB: Backend,
{
}

impl<S, DB, Source> AppearsOnTable<Source> for Rows<S, DB>
where
    S: Shape<DB, Expression: AppearsOnTable<Source>>,
    DB: Backend,
{
}

impl<S, DB> CompatibleType<S::Row, DB> for Rows<S, DB>
where
    S: Shape<DB>,
    DB: Backend,
    S::Row: FromSqlRow<Self, DB>,
{
    type SqlType = Self;
}

/// Tells Diesel what a backend sends for [`Rows`]: the columns it selects. One for each backend, because Rust allows no
/// implementation of a foreign trait for *every* backend.
#[doc(hidden)]
#[macro_export]
macro_rules! __rows_of_backend {
    ($backend:ty) => {
        impl<S> $crate::__private::diesel::expression::QueryMetadata<$crate::row::Rows<S, Self>> for $backend
        where
            S: $crate::row::Shape<Self>,
            Self: $crate::__private::diesel::expression::QueryMetadata<
                    $crate::__private::diesel::dsl::SqlTypeOf<S::Expression>,
                >,
        {
            fn row_metadata(
                lookup: &mut <Self as $crate::__private::diesel::sql_types::TypeMetadata>::MetadataLookup,
                out: &mut Vec<Option<<Self as $crate::__private::diesel::sql_types::TypeMetadata>::TypeMetadata>>,
            ) {
                <Self as $crate::__private::diesel::expression::QueryMetadata<
                    $crate::__private::diesel::dsl::SqlTypeOf<S::Expression>,
                >>::row_metadata(lookup, out);
            }
        }
    };
}

#[cfg(feature = "sqlite")]
__rows_of_backend!(diesel::sqlite::Sqlite);
#[cfg(feature = "postgres")]
__rows_of_backend!(diesel::pg::Pg);
#[cfg(feature = "mysql")]
__rows_of_backend!(diesel::mysql::Mysql);
