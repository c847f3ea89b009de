//! What joins the two tables of an association.

use super::ParentTable;
use crate::alias::{Joins, Naming, Places, Plain};
use crate::association::Association;
use crate::key::RefersTo;
use crate::model::Model;
use diesel::dsl;
use diesel::query_source::QuerySource;

/// The `ON` of a join, for a child that stands at `Child` and a parent that stands at `Parent`.
pub trait Links<Child, Parent> {
    /// `child.foreign_key = parent.key`
    type On;
    /// `child.foreign_key = parent.key`
    fn on() -> Self::On;
}

impl<A, Child, Parent> Links<Child, Parent> for A
where
    A: Association<Columns: Default, References: Default>,
    Child: Places<A::Columns>,
    Parent: Places<A::References>,
    Child::Placed: RefersTo<Parent::Placed>,
{
    type On = <Child::Placed as RefersTo<Parent::Placed>>::On;

    fn on() -> Self::On {
        Child::place(A::Columns::default()).refers_to(Parent::place(A::References::default()))
    }
}

/// Where the child stands when it is joined to the plain table of its parent.
pub(super) type ChildAlone<A> = <<A as Association>::Alone as Naming<A>>::Child;

/// Where the parent stands when it is joined to the plain table of its child.
pub(super) type ParentAlone<A> = <<A as Association>::Alone as Naming<A>>::Parent;

/// What a query of `Table` joins for the child: its table or an alias of it.
pub(super) type ChildSource<A, Table> = <ChildAlone<A> as Joins<<A as Association>::Source, Table>>::Source;

/// The `ON` of the join of a child.
pub(super) type ChildOn<A> = <A as Links<ChildAlone<A>, Plain>>::On;

/// What a query of the child's table joins for the parent.
pub(super) type ParentSource<A> = <ParentAlone<A> as Joins<ParentTable<A>, <A as Association>::Source>>::Source;

/// The `ON` of the join of a parent.
pub(super) type ParentOn<A> = <A as Links<Plain, ParentAlone<A>>>::On;

/// What a parent's query joins for its child. A generated function asks for it as `for<'any> A: JoinOfChild<'any>`: the
/// lifetime is what keeps rustc from proving the bound before the call.
pub trait JoinOfChild<'any> {
    /// `children ON ..`
    type Join;
    /// `children ON ..`
    fn join() -> Self::Join;
}

impl<A> JoinOfChild<'_> for A
where
    A: Association<Parent: Model, Alone: Naming<A>> + Links<ChildAlone<A>, Plain>,
    ChildAlone<A>: Joins<A::Source, ParentTable<A>, Source: QuerySource>,
{
    type Join = dsl::On<ChildSource<A, ParentTable<A>>, ChildOn<A>>;

    fn join() -> Self::Join {
        diesel::JoinOnDsl::on(ChildSource::<A, ParentTable<A>>::default(), A::on())
    }
}

/// What a child's query joins for its parent. See [`JoinOfChild`] for the lifetime.
pub trait JoinOfParent<'any> {
    /// `parents ON ..`
    type Join;
    /// `parents ON ..`
    fn join() -> Self::Join;
}

impl<A> JoinOfParent<'_> for A
where
    A: Association<Parent: Model, Alone: Naming<A>> + Links<Plain, ParentAlone<A>>,
    ParentAlone<A>: Joins<ParentTable<A>, A::Source, Source: QuerySource>,
{
    type Join = dsl::On<ParentSource<A>, ParentOn<A>>;

    fn join() -> Self::Join {
        diesel::JoinOnDsl::on(ParentSource::<A>::default(), A::on())
    }
}

/// What a parent's query joins for its child.
pub type ChildJoin<A> = <A as JoinOfChild<'static>>::Join;

/// What a child's query joins for its parent.
pub type ParentJoin<A> = <A as JoinOfParent<'static>>::Join;

/// What a generated function calls.
#[must_use]
pub fn child_join<A>() -> ChildJoin<A>
where
    A: for<'any> JoinOfChild<'any>,
{
    <A as JoinOfChild<'static>>::join()
}

/// What a generated function calls.
#[must_use]
pub fn parent_join<A>() -> ParentJoin<A>
where
    A: for<'any> JoinOfParent<'any>,
{
    <A as JoinOfParent<'static>>::join()
}
