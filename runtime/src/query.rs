//! The queries of the derives: plain Diesel queries.
//!
//! A query is looked into where it is called for. Each is the associated type of a trait that is implemented once, here,
//! for every association; a derive names the trait and proves nothing of it, which is most of what it would cost to
//! compile (`cargo xtask bench compile`).

use crate::agreement::Together;
use crate::association::{Association, RefersTo};
use crate::backend::DialectBackend;
use crate::internal::{Inner, InternalJoinDsl, LeftOuter};
use crate::model::Model;
use crate::one_of::AmongKeys;
use crate::row::{Maybe, Rows, Shape, Whole};
use diesel::backend::Backend;
use diesel::dsl;
use diesel::expression::{AsExpression, Expression};
use diesel::query_builder::QueryId;
use diesel::query_dsl::methods::{FilterDsl, SelectDsl};
use diesel::query_source::{Alias, AliasSource, AliasedField, Column};
use diesel::sql_types::SqlType;
use diesel::{ExpressionMethods, Selectable, SelectableHelper};

/// `FROM parents LEFT OUTER JOIN children ON ..`, into `(Row, Option<Child>)`.
pub type With<Table, Row, A, DB> = <A as WithChild<Table, Row, LeftOuter, DB>>::Query;

/// `FROM parents INNER JOIN children ON ..`, into `(Row, Child)`.
pub type WithExisting<Table, Row, A, DB> = <A as WithChild<Table, Row, Inner, DB>>::Query;

/// `FROM children LEFT OUTER JOIN parents ON ..`, into `(Child, Option<Parent>)`: the key is nullable. Or
/// `FROM children INNER JOIN parents ON ..`, into `(Child, Parent)`.
pub type WithParentQuery<A, Kind, DB> = <A as WithParent<Kind, DB>>::Query;

/// What a parent's query joins for its child.
pub type ChildJoin<A> = dsl::On<<A as Association>::Source, <A as Association>::On>;

/// What a child's query joins for its parent.
pub type ParentJoin<A> = dsl::On<ParentTable<A>, <A as Association>::On>;

/// The child of one parent.
pub type ChildQuery<A, DB> = <<A as Association>::Source as ByKey<
    <A as Association>::Column,
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

/// The table of an association's parent.
pub type ParentTable<A> = <<A as Association>::Parent as Model>::Table;

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

/// How the other side of a join is read, by the kind of the join.
pub trait Kind: Default {
    /// The shape of the other side.
    type Side<T>;
}

impl Kind for LeftOuter {
    type Side<T> = Maybe<Whole<T>>;
}

impl Kind for Inner {
    type Side<T> = Whole<T>;
}

/// A row of the parent's table with its child.
pub trait WithChild<Table, Row, Kind, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_child() -> Self::Query;
}

impl<A, Table, Row, K, DB> WithChild<Table, Row, K, DB> for A
where
    A: Association,
    K: Kind,
    DB: Backend,
    Table: Default + Together<A::Source> + InternalJoinDsl<A::Source, K, A::On>,
    (Whole<Row>, K::Side<A::Child>): Shape<DB>,
    <Table as InternalJoinDsl<A::Source, K, A::On>>::Output: SelectDsl<Rows<(Whole<Row>, K::Side<A::Child>), DB>>,
{
    type Query =
        dsl::Select<<Table as InternalJoinDsl<A::Source, K, A::On>>::Output, Rows<(Whole<Row>, K::Side<A::Child>), DB>>;

    fn with_child() -> Self::Query {
        Table::default().join(A::Source::default(), K::default(), A::on()).select(Rows::new())
    }
}

/// A child with its parent.
pub trait WithParent<Kind, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_parent() -> Self::Query;
}

impl<A, K, DB> WithParent<K, DB> for A
where
    A: Association<Parent: Model>,
    K: Kind,
    DB: Backend,
    A::Source: Together<ParentTable<A>> + InternalJoinDsl<ParentTable<A>, K, A::On>,
    (Whole<A::Child>, K::Side<A::Parent>): Shape<DB>,
    <A::Source as InternalJoinDsl<ParentTable<A>, K, A::On>>::Output:
        SelectDsl<Rows<(Whole<A::Child>, K::Side<A::Parent>), DB>>,
{
    type Query = dsl::Select<
        <A::Source as InternalJoinDsl<ParentTable<A>, K, A::On>>::Output,
        Rows<(Whole<A::Child>, K::Side<A::Parent>), DB>,
    >;

    fn with_parent() -> Self::Query {
        A::Source::default().join(ParentTable::<A>::default(), K::default(), A::on()).select(Rows::new())
    }
}

/// Is there a child? A generated function asks for it as `for<'any> A: HasChild<'any>`: the lifetime is what keeps rustc
/// from proving the bound before the call.
pub trait HasChild<'any> {
    /// `EXISTS (..)` of the child.
    type Exists;
    /// `EXISTS (..)` of the child.
    fn exists() -> Self::Exists;
}

/// The `WHERE` of [`HasChild`].
type OfParent<A> = <<A as Association>::Participation as RefersTo<
    AliasedField<<A as Association>::Alias, <A as Association>::Column>,
    <A as Association>::References,
>>::On;

impl<A> HasChild<'_> for A
where
    A: Association,
    A::Alias: AliasSource<Target = A::Source> + Default,
    A::Source: diesel::Table,
    A::Column: Column<Table = A::Source> + Default,
    A::References: Default,
    A::Participation: RefersTo<AliasedField<A::Alias, A::Column>, A::References>,
    Alias<A::Alias>: FilterDsl<OfParent<A>>,
{
    type Exists = dsl::exists<dsl::Filter<Alias<A::Alias>, OfParent<A>>>;

    fn exists() -> Self::Exists {
        let children = Alias::<A::Alias>::default();
        let on = A::Participation::on(children.field(A::Column::default()), A::References::default());
        dsl::exists(children.filter(on))
    }
}

/// The rows of a table whose key is this one.
pub trait ByKey<Column, Key, Row, DB> {
    /// The query.
    type Query;
    /// The query.
    fn by_key(key: Key) -> Self::Query;
}

impl<Table, Column, Key, Row, DB> ByKey<Column, Key, Row, DB> for Table
where
    Table: Default + FilterDsl<dsl::Eq<Column, Key>>,
    Column: Default + ExpressionMethods<SqlType: SqlType>,
    Key: AsExpression<Column::SqlType>,
    Row: Selectable<DB, SelectExpression: QueryId + Expression>,
    DB: Backend,
    dsl::Filter<Table, dsl::Eq<Column, Key>>: SelectDsl<dsl::AsSelect<Row, DB>>,
{
    type Query = dsl::Select<dsl::Filter<Table, dsl::Eq<Column, Key>>, dsl::AsSelect<Row, DB>>;

    fn by_key(key: Key) -> Self::Query {
        Table::default().filter(Column::default().eq(key)).select(Row::as_select())
    }
}

/// The rows of a table whose key is one of these.
pub trait ByKeys<Column, Key, Row, DB> {
    /// The query.
    type Query;
    /// The query.
    fn by_keys(keys: Vec<Key>) -> Self::Query;
}

impl<Table, Column, Key, Row, DB> ByKeys<Column, Key, Row, DB> for Table
where
    Table: Default + FilterDsl<Column::OneOf>,
    Column: Default + AmongKeys<Key>,
    Row: Selectable<DB, SelectExpression: QueryId + Expression>,
    DB: DialectBackend,
    dsl::Filter<Table, Column::OneOf>: SelectDsl<dsl::AsSelect<Row, DB>>,
{
    type Query = dsl::Select<dsl::Filter<Table, Column::OneOf>, dsl::AsSelect<Row, DB>>;

    fn by_keys(keys: Vec<Key>) -> Self::Query {
        Table::default().filter(Column::default().among::<DB>(keys)).select(Row::as_select())
    }
}
