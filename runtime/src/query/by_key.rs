//! The rows of one key.

use super::ParentTable;
use crate::association::Association;
use crate::key::Matches;
use diesel::backend::Backend;
use diesel::dsl;
use diesel::expression::Expression;
use diesel::query_builder::QueryId;
use diesel::query_dsl::methods::{FilterDsl, SelectDsl};
use diesel::{Selectable, SelectableHelper};

/// The child of one parent.
pub type ChildQuery<A, DB> = <<A as Association>::Source as ByKey<
    <A as Association>::Columns,
    <A as Association>::Key,
    <A as Association>::Child,
    DB,
>>::Query;

/// The parent of one child.
pub type ParentQuery<A, DB> = <ParentTable<A> as ByKey<
    <A as Association>::References,
    <A as Association>::Key,
    <A as Association>::Parent,
    DB,
>>::Query;

/// The rows of a table whose key is this one.
pub trait ByKey<Columns, Key, Row, DB> {
    /// The query.
    type Query;
    /// The query.
    fn by_key(key: Key) -> Self::Query;
}

impl<Table, Columns, Key, Row, DB> ByKey<Columns, Key, Row, DB> for Table
where
    Columns: Default + Matches<Key>,
    Table: Default + FilterDsl<Columns::Filter>,
    Row: Selectable<DB, SelectExpression: QueryId + Expression>,
    DB: Backend,
    dsl::Filter<Table, Columns::Filter>: SelectDsl<dsl::AsSelect<Row, DB>>,
{
    type Query = dsl::Select<dsl::Filter<Table, Columns::Filter>, dsl::AsSelect<Row, DB>>;

    fn by_key(key: Key) -> Self::Query {
        Table::default().filter(Columns::default().matches(key)).select(Row::as_select())
    }
}
