//! The types of the queries that the derives write: plain Diesel queries, named shortly.

use crate::association::Association;
use crate::model::Model;
use crate::row::{Maybe, Rows, Whole};
use diesel::dsl;

/// `FROM parents LEFT OUTER JOIN children ON ..`, into `(Row, Option<Child>)`.
pub type With<Table, Row, A, DB> = dsl::Select<
    dsl::LeftJoinOn<Table, <A as Association>::Source, <A as Association>::On>,
    Rows<(Whole<Row>, Maybe<Whole<<A as Association>::Child>>), DB>,
>;

/// `FROM parents INNER JOIN children ON ..`, into `(Row, Child)`.
pub type WithExisting<Table, Row, A, DB> = dsl::Select<
    dsl::InnerJoinOn<Table, <A as Association>::Source, <A as Association>::On>,
    Rows<(Whole<Row>, Whole<<A as Association>::Child>), DB>,
>;

/// `FROM children LEFT OUTER JOIN parents ON ..`, into `(Child, Option<Parent>)`: the key is nullable.
pub type WithParent<Table, A, DB> = dsl::Select<
    dsl::LeftJoinOn<Table, ParentTable<A>, <A as Association>::On>,
    Rows<(Whole<<A as Association>::Child>, Maybe<Whole<<A as Association>::Parent>>), DB>,
>;

/// `FROM children INNER JOIN parents ON ..`, into `(Child, Parent)`.
pub type WithExistingParent<Table, A, DB> = dsl::Select<
    dsl::InnerJoinOn<Table, ParentTable<A>, <A as Association>::On>,
    Rows<(Whole<<A as Association>::Child>, Whole<<A as Association>::Parent>), DB>,
>;

/// What a parent's query joins for its child.
pub type ChildJoin<A> = dsl::On<<A as Association>::Source, <A as Association>::On>;

/// What a child's query joins for its parent.
pub type ParentJoin<A> = dsl::On<ParentTable<A>, <A as Association>::On>;

/// The rows of a table whose key is this one.
pub type RowsWhereKey<Table, Column, Key, Row, DB> =
    dsl::Select<dsl::Filter<Table, dsl::Eq<Column, Key>>, dsl::AsSelect<Row, DB>>;

/// The rows of a table whose key is one of these.
pub type RowsWhereKeyIn<Table, Column, Key, Row, DB> =
    dsl::Select<dsl::Filter<Table, dsl::EqAny<Column, Vec<Key>>>, dsl::AsSelect<Row, DB>>;

type ParentTable<A> = <<A as Association>::Parent as Model>::Table;

/// What a parent's query joins for its child.
#[must_use]
pub fn child_join<A: Association>() -> ChildJoin<A> {
    diesel::JoinOnDsl::on(A::Source::default(), A::on())
}

/// What a child's query joins for its parent.
#[must_use]
pub fn parent_join<A: Association<Parent: Model>>() -> ParentJoin<A> {
    diesel::JoinOnDsl::on(ParentTable::<A>::default(), A::on())
}
