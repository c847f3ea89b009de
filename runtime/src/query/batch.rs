//! The rows of many keys, each with the key that it was found by.
//!
//! Where Rust compares keys as the engine does, the rows alone are asked for and each brings its key. Text is compared by
//! a collation, which may take `'a'` for `'A'`: there the engine pairs the two sides, by the same join as a query with
//! the other side, and the row comes with the key as the side that was given holds it.

use super::ParentTable;
use super::join::{ChildAlone, ChildOn, ChildSource, Links, ParentAlone, ParentOn, ParentSource};
use crate::alias::{Joins, Naming, Places, Plain};
use crate::association::Association;
use crate::backend::DialectBackend;
use crate::internal::{Inner, InternalJoinDsl};
use crate::key::{Among, ByEngine, ByValue, UniqueKey};
use crate::model::Model;
use crate::row::{Maybe, Rows, Shape, Values, Whole};
use diesel::dsl;
use diesel::expression::Expression;
use diesel::query_builder::QueryId;
use diesel::query_dsl::methods::{FilterDsl, SelectDsl};
use diesel::{Selectable, SelectableHelper};

/// The children of some parents.
#[derive(Debug, Clone, Copy)]
pub enum Children {}

/// The parents of some children.
#[derive(Debug, Clone, Copy)]
pub enum Parents {}

/// How one side of an association is fetched by keys of the other: implemented for [`ByValue`] and [`ByEngine`].
pub trait Fetch<A: Association, Side, DB> {
    /// The query.
    type Query;
    /// What it loads.
    type Row;
    /// The row struct.
    type Struct;

    /// The rows of these keys.
    fn query(keys: Vec<A::Key>) -> Self::Query;
    /// The key that a row was found by, and the row struct.
    fn pair(row: Self::Row) -> (Option<A::Key>, Self::Struct);
}

/// `SELECT rows.* FROM rows WHERE key IN (..)`
type ByValueQuery<Table, Columns, Key, Row, DB> =
    dsl::Select<dsl::Filter<Table, <Columns as Among<Key>>::OneOf>, dsl::AsSelect<Row, DB>>;

impl<A, DB> Fetch<A, Children, DB> for ByValue
where
    DB: DialectBackend,
    A: Association<Columns: Default + Among<A::Key>>,
    A::Source: FilterDsl<<A::Columns as Among<A::Key>>::OneOf>,
    A::Child: Selectable<DB, SelectExpression: QueryId + Expression>,
    dsl::Filter<A::Source, <A::Columns as Among<A::Key>>::OneOf>: SelectDsl<dsl::AsSelect<A::Child, DB>>,
{
    type Query = ByValueQuery<A::Source, A::Columns, A::Key, A::Child, DB>;
    type Row = A::Child;
    type Struct = A::Child;

    fn query(keys: Vec<A::Key>) -> Self::Query {
        A::Source::default().filter(A::Columns::default().among::<DB>(keys)).select(A::Child::as_select())
    }

    fn pair(child: A::Child) -> (Option<A::Key>, A::Child) {
        (A::key_of_child(&child), child)
    }
}

impl<A, DB> Fetch<A, Parents, DB> for ByValue
where
    DB: DialectBackend,
    A: Association<References: Default + Among<A::Key>>,
    A::Parent: Model<Table: FilterDsl<<A::References as Among<A::Key>>::OneOf>>
        + UniqueKey<A::ReferencesName, Value = A::Key>
        + Selectable<DB, SelectExpression: QueryId + Expression>,
    dsl::Filter<ParentTable<A>, <A::References as Among<A::Key>>::OneOf>: SelectDsl<dsl::AsSelect<A::Parent, DB>>,
{
    type Query = ByValueQuery<ParentTable<A>, A::References, A::Key, A::Parent, DB>;
    type Row = A::Parent;
    type Struct = A::Parent;

    fn query(keys: Vec<A::Key>) -> Self::Query {
        ParentTable::<A>::default().filter(A::References::default().among::<DB>(keys)).select(A::Parent::as_select())
    }

    fn pair(parent: A::Parent) -> (Option<A::Key>, A::Parent) {
        (Some(UniqueKey::<A::ReferencesName>::value_of(&parent)), parent)
    }
}

/// The key of the side that was given, and the row of the other.
type Keyed<A, Columns, Place, Row> =
    (Maybe<Values<Columns, Place, <A as Association>::References, <A as Association>::Key>>, Whole<Row>);

/// The key of the parents that were given, and a child of theirs.
type WithKeyOfParent<A> = Keyed<A, <A as Association>::References, ParentAlone<A>, <A as Association>::Child>;

/// The key of the children that were given, and a parent of theirs.
type WithKeyOfChild<A> = Keyed<A, <A as Association>::Columns, ChildAlone<A>, <A as Association>::Parent>;

/// The key of the parents, as the query calls it.
type KeyOfParent<A> = <ParentAlone<A> as Places<<A as Association>::References>>::Placed;

/// `FROM children INNER JOIN parents ON .. WHERE parents.key IN (..)`
type ChildrenOfKeys<A> = dsl::Filter<
    <<A as Association>::Source as InternalJoinDsl<ParentSource<A>, Inner, ParentOn<A>>>::Output,
    <KeyOfParent<A> as Among<<A as Association>::Key>>::OneOf,
>;

impl<A, DB> Fetch<A, Children, DB> for ByEngine
where
    DB: DialectBackend,
    A: Association<Parent: Model, Alone: Naming<A>, References: Default> + Links<Plain, ParentAlone<A>>,
    ParentAlone<A>: Joins<ParentTable<A>, A::Source> + Places<A::References, Placed: Among<A::Key>>,
    A::Source: InternalJoinDsl<
            ParentSource<A>,
            Inner,
            ParentOn<A>,
            Output: FilterDsl<<KeyOfParent<A> as Among<A::Key>>::OneOf>,
        >,
    WithKeyOfParent<A>: Shape<DB, Row = (Option<A::Key>, A::Child)>,
    ChildrenOfKeys<A>: SelectDsl<Rows<WithKeyOfParent<A>, DB>>,
{
    type Query = dsl::Select<ChildrenOfKeys<A>, Rows<WithKeyOfParent<A>, DB>>;
    type Row = (Option<A::Key>, A::Child);
    type Struct = A::Child;

    fn query(keys: Vec<A::Key>) -> Self::Query {
        let key = ParentAlone::<A>::place(A::References::default());
        A::Source::default()
            .join(ParentSource::<A>::default(), Inner, A::on())
            .filter(key.among::<DB>(keys))
            .select(Rows::new())
    }

    fn pair(row: Self::Row) -> Self::Row {
        row
    }
}

/// The key of the children, as the query calls it.
type KeyOfChild<A> = <ChildAlone<A> as Places<<A as Association>::Columns>>::Placed;

/// What the parents' table joins for the children.
type Source<A> = ChildSource<A, ParentTable<A>>;

/// `FROM parents INNER JOIN children ON .. WHERE children.foreign_key IN (..)`
type ParentsOfKeys<A> = dsl::Filter<
    <ParentTable<A> as InternalJoinDsl<Source<A>, Inner, ChildOn<A>>>::Output,
    <KeyOfChild<A> as Among<<A as Association>::Key>>::OneOf,
>;

impl<A, DB> Fetch<A, Parents, DB> for ByEngine
where
    DB: DialectBackend,
    A: Association<Parent: Model, Alone: Naming<A>, Columns: Default> + Links<ChildAlone<A>, Plain>,
    ChildAlone<A>: Joins<A::Source, ParentTable<A>> + Places<A::Columns, Placed: Among<A::Key>>,
    ParentTable<A>:
        InternalJoinDsl<Source<A>, Inner, ChildOn<A>, Output: FilterDsl<<KeyOfChild<A> as Among<A::Key>>::OneOf>>,
    WithKeyOfChild<A>: Shape<DB, Row = (Option<A::Key>, A::Parent)>,
    ParentsOfKeys<A>: SelectDsl<Rows<WithKeyOfChild<A>, DB>>,
{
    type Query = dsl::Select<ParentsOfKeys<A>, Rows<WithKeyOfChild<A>, DB>>;
    type Row = (Option<A::Key>, A::Parent);
    type Struct = A::Parent;

    fn query(keys: Vec<A::Key>) -> Self::Query {
        let key = ChildAlone::<A>::place(A::Columns::default());
        ParentTable::<A>::default()
            .join(Source::<A>::default(), Inner, A::on())
            .filter(key.among::<DB>(keys))
            .select(Rows::new())
    }

    fn pair(row: Self::Row) -> Self::Row {
        row
    }
}
