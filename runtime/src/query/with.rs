//! Rows with the other side.

use super::ParentTable;
use super::join::{ChildAlone, Links, ParentAlone};
use crate::alias::{Joins, Naming, Plain};
use crate::association::{Association, Participation};
use crate::internal::{Inner, InternalJoinDsl, LeftOuter};
use crate::model::Model;
use crate::row::{Maybe, Rows, Shape, Whole};
use diesel::backend::Backend;
use diesel::dsl;
use diesel::query_dsl::methods::SelectDsl;

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

/// A row of the parent's table with its child.
pub trait WithChild<Table, Row, Kind, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_child() -> Self::Query;
}

impl<A, Table, Row, K, DB, Source, On> WithChild<Table, Row, K, DB> for A
where
    A: Association<Alone: Naming<A>> + Links<ChildAlone<A>, Plain, On = On>,
    ChildAlone<A>: Joins<A::Source, Table, Source = Source>,
    K: Kind,
    DB: Backend,
    Source: Default,
    Table: Default + InternalJoinDsl<Source, K, On>,
    (Whole<Row>, K::Side<Whole<A::Child, ChildAlone<A>>>): Shape<DB>,
    Table::Output: SelectDsl<Rows<(Whole<Row>, K::Side<Whole<A::Child, ChildAlone<A>>>), DB>>,
{
    type Query = dsl::Select<Table::Output, Rows<(Whole<Row>, K::Side<Whole<A::Child, ChildAlone<A>>>), DB>>;

    fn with_child() -> Self::Query {
        Table::default().join(Source::default(), K::default(), A::on()).select(Rows::new())
    }
}

/// A row of the child's table with its parent.
pub trait WithParent<Row, DB> {
    /// The query.
    type Query;
    /// The query.
    fn with_parent() -> Self::Query;
}

/// The shape of a child's row with its parent.
type OfParent<A, Row> = (
    Whole<Row>,
    <<A as Association>::Participation as Participation>::Side<Whole<<A as Association>::Parent, ParentAlone<A>>>,
);

impl<A, Row, DB, Join, Source, On> WithParent<Row, DB> for A
where
    A: Association<Parent: Model, Alone: Naming<A>, Participation: Participation<Join = Join>>
        + Links<Plain, ParentAlone<A>, On = On>,
    ParentAlone<A>: Joins<ParentTable<A>, A::Source, Source = Source>,
    Join: Default,
    DB: Backend,
    Source: Default,
    A::Source: InternalJoinDsl<Source, Join, On>,
    OfParent<A, Row>: Shape<DB>,
    <A::Source as InternalJoinDsl<Source, Join, On>>::Output: SelectDsl<Rows<OfParent<A, Row>, DB>>,
{
    type Query = dsl::Select<<A::Source as InternalJoinDsl<Source, Join, On>>::Output, Rows<OfParent<A, Row>, DB>>;

    fn with_parent() -> Self::Query {
        A::Source::default().join(Source::default(), Join::default(), A::on()).select(Rows::new())
    }
}
