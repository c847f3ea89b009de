//! Rows with the other side.

use super::ParentTable;
use super::join::{ChildAlone, ChildOn, ChildSource, Links, ParentAlone, ParentOn, ParentSource};
use crate::alias::{Joins, Naming, Place, Plain};
use crate::association::{Association, Participation};
use crate::internal::{Inner, InternalJoinDsl, LeftOuter};
use crate::model::Model;
use crate::row::{Maybe, Rows, Shape, Whole};
use diesel::backend::Backend;
use diesel::dsl;
use diesel::query_dsl::methods::SelectDsl;
use diesel::sql_types::{Bool, HasSqlType};

/// `FROM parents LEFT OUTER JOIN children ON ..`, into `(Row, Option<Child>)`.
pub type With<Table, Row, A, DB> = <A as WithChild<Table, Row, LeftOuter, DB>>::Query;

/// `FROM parents INNER JOIN children ON ..`, into `(Row, Child)`.
pub type WithExisting<Table, Row, A, DB> = <A as WithChild<Table, Row, Inner, DB>>::Query;

/// `FROM children LEFT OUTER JOIN parents ON ..`, into `(Row, Option<Parent>)`: the key is nullable. Or
/// `FROM children INNER JOIN parents ON ..`, into `(Row, Parent)`.
pub type WithParentQuery<Row, A, DB> = <A as WithParent<Row, DB>>::Query;

/// How the other side of a join is read, by the kind of the join.
pub trait Kind: Default {
    /// The shape of the other side.
    type Side<S>;
}

impl Kind for LeftOuter {
    type Side<S> = Maybe<S>;
}

impl Kind for Inner {
    type Side<S> = S;
}

/// A row of the parent's table with its child. A generated function asks for it, for any backend.
pub trait WithChild<Table, Row, Kind, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_child() -> Self::Query;
}

/// A row of the child's table with its parent. A generated function asks for it, for any backend.
pub trait WithParent<Row, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_parent() -> Self::Query;
}

// Where rustc checks a generated function, the backend is a parameter, and it weighs what is implemented here against
// the bound of the function, which says the same. `Bool` is what every backend has and a bare `Backend` does not, so that
// the weighing ends before a query is looked into: a fifth of what an association costs to compile.
impl<A, Table, Row, K, DB> WithChild<Table, Row, K, DB> for A
where
    DB: HasSqlType<Bool>,
    A: SelectWithChild<Table, Row, K, DB>,
{
    type Query = A::Select;

    fn with_child() -> A::Select {
        A::select()
    }
}

impl<A, Row, DB> WithParent<Row, DB> for A
where
    DB: HasSqlType<Bool>,
    A: SelectWithParent<Row, DB>,
{
    type Query = A::Select;

    fn with_parent() -> A::Select {
        A::select()
    }
}

/// What [`WithChild`] is for a backend that is known.
pub trait SelectWithChild<Table, Row, Kind, DB> {
    /// The query.
    type Select;
    /// The query.
    fn select() -> Self::Select;
}

/// What [`WithParent`] is for a backend that is known.
pub trait SelectWithParent<Row, DB> {
    /// The query.
    type Select;
    /// The query.
    fn select() -> Self::Select;
}

/// The shape of a parent's row with its child.
type OfChild<A, Row, K> = (Whole<Row>, <K as Kind>::Side<<ChildAlone<A> as Place>::Shape<<A as Association>::Child>>);

/// `FROM parents .. JOIN children ON ..`
type Joined<A, Table, K> = <Table as InternalJoinDsl<ChildSource<A, Table>, K, ChildOn<A>>>::Output;

// No `impl` here has parameters for what follows from others: what holds of an inferred type is not remembered by rustc,
// and would be proven at every level of a query again.
impl<A, Table, Row, K, DB> SelectWithChild<Table, Row, K, DB> for A
where
    A: Association<Alone: Naming<A>> + Links<ChildAlone<A>, Plain>,
    ChildAlone<A>: Joins<A::Source, Table>,
    K: Kind,
    DB: Backend,
    Table: Default + InternalJoinDsl<ChildSource<A, Table>, K, ChildOn<A>>,
    OfChild<A, Row, K>: Shape<DB>,
    Joined<A, Table, K>: SelectDsl<Rows<OfChild<A, Row, K>, DB>>,
{
    type Select = dsl::Select<Joined<A, Table, K>, Rows<OfChild<A, Row, K>, DB>>;

    fn select() -> Self::Select {
        Table::default().join(ChildSource::<A, Table>::default(), K::default(), A::on()).select(Rows::new())
    }
}

/// The shape of a child's row with its parent.
type OfParent<A, Row> = (
    Whole<Row>,
    <<A as Association>::Participation as Participation>::Side<
        <ParentAlone<A> as Place>::Shape<<A as Association>::Parent>,
    >,
);

/// How the parent is joined.
type JoinKind<A> = <<A as Association>::Participation as Participation>::Join;

/// `FROM children .. JOIN parents ON ..`
type JoinedParent<A> =
    <<A as Association>::Source as InternalJoinDsl<ParentSource<A>, JoinKind<A>, ParentOn<A>>>::Output;

impl<A, Row, DB> SelectWithParent<Row, DB> for A
where
    A: Association<Parent: Model, Alone: Naming<A>> + Links<Plain, ParentAlone<A>>,
    ParentAlone<A>: Joins<ParentTable<A>, A::Source>,
    DB: Backend,
    A::Source: InternalJoinDsl<ParentSource<A>, JoinKind<A>, ParentOn<A>>,
    OfParent<A, Row>: Shape<DB>,
    JoinedParent<A>: SelectDsl<Rows<OfParent<A, Row>, DB>>,
{
    type Select = dsl::Select<JoinedParent<A>, Rows<OfParent<A, Row>, DB>>;

    fn select() -> Self::Select {
        A::Source::default().join(ParentSource::<A>::default(), JoinKind::<A>::default(), A::on()).select(Rows::new())
    }
}
