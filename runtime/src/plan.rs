//! Several partners, and partners of theirs, in one query: `User::with((User::PROFILE.then(Profile::AVATAR), ..))`.

use crate::alias::{Joins, Naming, Place, Plain};
use crate::association::{Association, Participation, ToParent};
use crate::internal::{Inner, InternalJoinDsl, LeftOuter};
use crate::model::{Model, RowOf};
use crate::query::{Links, ParentTable};
use crate::row::{Maybe, Rows, Shape, Whole};
use diesel::backend::Backend;
use diesel::dsl;
use diesel::query_dsl::methods::SelectDsl;
use std::marker::PhantomData;

/// What a query is to load with each row: one query whatever the number of partners, and the depth.
///
#[doc = crate::doc::example!()]
/// for (user, profile) in User::with(User::PROFILE).all(conn)? {
///     println!("{}: {:?}", user.name, profile.map(|profile| profile.bio));
/// }
/// # Ok(()) }
/// ```
#[must_use = "a plan does nothing until `all` runs it"]
pub struct Plan<R, T>(PhantomData<(R, T)>);

impl<R: RowOf, T: Parts<R::Model>> Plan<R, T> {
    /// The plan to load `parts` with each `R`.
    pub fn new(_parts: T) -> Self {
        Plan(PhantomData)
    }

    /// The plain Diesel query, for one backend.
    ///
    /// ```sql
    /// SELECT users.*, profiles.*, avatars.* FROM users
    ///   LEFT OUTER JOIN profiles ON profiles.user_id = users.id
    ///   LEFT OUTER JOIN avatars ON avatars.profile_id = profiles.id
    /// ```
    ///
    #[doc = crate::doc::example!()]
    /// let plan = User::with(User::PROFILE).query::<diesel::sqlite::Sqlite>();
    /// let rows: Vec<(User, Option<Profile>)> = plan.filter(users::name.eq("Ada")).load(conn)?;
    /// assert_eq!(rows.len(), 1);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn query<DB>(self) -> PlanQuery<R, T, DB>
    where
        DB: Backend,
        T: Join<RootTable<R>, Plain, RootTable<R>, Inner>,
        PlanShape<R, T>: Shape<DB>,
        T::Joined: SelectDsl<Rows<PlanShape<R, T>, DB>>,
    {
        SelectDsl::select(T::join(RootTable::<R>::default()), Rows::new())
    }
}

/// The table that a plan for `R` begins with.
pub type RootTable<R> = <<R as RowOf>::Model as Model>::Table;

/// The shape of a row of a [`Plan`].
pub type PlanShape<R, T> = <T as Parts<<R as RowOf>::Model>>::Shape<Whole<R>>;

/// The query of a [`Plan`].
pub type PlanQuery<R, T, DB> =
    dsl::Select<<T as Join<RootTable<R>, Plain, RootTable<R>, Inner>>::Joined, Rows<PlanShape<R, T>, DB>>;

/// A row of a [`Plan`].
pub type PlanRow<R, T, DB> = <PlanShape<R, T> as Shape<DB>>::Row;

/// A partner with partners of its own: `User::PROFILE.then(Profile::AVATAR)`.
#[derive(Debug, Clone, Copy)]
pub struct Then<A, T>(PhantomData<(A, T)>);

impl<A: Hop, T: Parts<A::To>> Then<A, T> {
    /// The partner, and with each of them `parts`.
    #[must_use]
    pub fn new(_: A, _parts: T) -> Self {
        Then(PhantomData)
    }
}

impl<A: Association> ToParent<A> {
    /// Loads the parts with each parent.
    pub fn then<T: Parts<A::Parent>>(self, parts: T) -> Then<Self, T>
    where
        Self: Hop<To = A::Parent>,
    {
        Then::new(self, parts)
    }
}

/// An association in one direction: where it leads, and where that stands in the query.
pub trait Hop {
    /// The model that it leads to.
    type To;
    /// Where that table stands.
    type Place: Place;
    /// How the row struct is read, or what is loaded with it too.
    type Side<S>;
    /// How it is joined to what was joined as `Before`: what hangs on a LEFT JOIN is one.
    type JoinAfter<Before: Default>: Default;
}

impl<A: Association<InPlan: Naming<A>>> Hop for A {
    type To = A::Child;
    type Place = <A::InPlan as Naming<A>>::Child;
    type Side<S> = Maybe<S>;
    type JoinAfter<Before: Default> = LeftOuter;
}

impl<A: Association<InPlan: Naming<A>>> Hop for ToParent<A> {
    type To = A::Parent;
    type Place = <A::InPlan as Naming<A>>::Parent;
    type Side<S> = <A::Participation as Participation>::Side<S>;
    type JoinAfter<Before: Default> = <A::Participation as Participation>::JoinAfter<Before>;
}

/// What one association adds to a row.
pub type HopShape<A> = <A as Hop>::Side<<<A as Hop>::Place as Place>::Shape<<A as Hop>::To>>;

/// Joins a part of a plan to a query, in which what it starts from stands at `From` and was joined as `Before`, under
/// `Root` all the way.
#[diagnostic::on_unimplemented(
    message = "the parts of this plan cannot be joined in one query",
    label = "`{Self}` cannot be joined",
    note = "an association stands in a plan once, and so does each table: what is to be loaded with it goes into one `.then(..)`",
    note = "all tables of a plan are listed in one `diesel::allow_tables_to_appear_in_same_query!(..)`"
)]
pub trait Join<Query, From, Root, Before> {
    /// The query with the joins.
    type Joined;
    /// The query with the joins.
    fn join(query: Query) -> Self::Joined;
}

/// What is joined for an association: its table or an alias of it, in a query that begins with `Root`.
type Joined<A, Table, Root> = <<A as Hop>::Place as Joins<Table, Root>>::Source;

/// The `ON` of the join to the child.
type ChildOn<A, From> = <A as Links<<A as Hop>::Place, From>>::On;

/// The `ON` of the join to the parent.
type ParentOn<A, From> = <A as Links<From, <ToParent<A> as Hop>::Place>>::On;

/// How a parent is joined.
type ParentKind<A, Before> = <ToParent<A> as Hop>::JoinAfter<Before>;

// Written with projections, not with further parameters of the `impl`: what holds of an inferred type is not remembered
// by rustc, and a plan of many parts would be proven many times.
impl<A, Query, From, Root, Before> Join<Query, From, Root, Before> for A
where
    A: Association + Hop + Links<A::Place, From>,
    A::Place: Joins<A::Source, Root>,
    Query: InternalJoinDsl<Joined<A, A::Source, Root>, LeftOuter, ChildOn<A, From>>,
{
    type Joined = <Query as InternalJoinDsl<Joined<A, A::Source, Root>, LeftOuter, ChildOn<A, From>>>::Output;

    fn join(query: Query) -> Self::Joined {
        query.join(Joined::<A, A::Source, Root>::default(), LeftOuter, A::on())
    }
}

impl<A, Query, From, Root, Before> Join<Query, From, Root, Before> for ToParent<A>
where
    A: Association<Parent: Model> + Links<From, <ToParent<A> as Hop>::Place>,
    Before: Default,
    ToParent<A>: Hop<Place: Joins<ParentTable<A>, Root>>,
    Query: InternalJoinDsl<Joined<Self, ParentTable<A>, Root>, ParentKind<A, Before>, ParentOn<A, From>>,
{
    type Joined = <Query as InternalJoinDsl<
        Joined<Self, ParentTable<A>, Root>,
        ParentKind<A, Before>,
        ParentOn<A, From>,
    >>::Output;

    fn join(query: Query) -> Self::Joined {
        query.join(Joined::<Self, ParentTable<A>, Root>::default(), ParentKind::<A, Before>::default(), A::on())
    }
}

impl<A, T, Query, From, Root, Before> Join<Query, From, Root, Before> for Then<A, T>
where
    A: Hop + Join<Query, From, Root, Before>,
    Before: Default,
    T: Join<A::Joined, A::Place, Root, A::JoinAfter<Before>>,
{
    type Joined = T::Joined;

    fn join(query: Query) -> Self::Joined {
        T::join(A::join(query))
    }
}

/// One partner of `P` in a plan: an association, for which the derive says it, or [`Then`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an association of `{P}`",
    label = "a plan for `{P}` loads the partners of `{P}`",
    note = "take the constants of `{P}` itself, each alone or with `.then(..)`"
)]
pub trait Part<P> {
    /// What it adds to the row.
    type Shape;
}

impl<P, A: Part<P> + Hop, T: Parts<A::To>> Part<P> for Then<A, T> {
    type Shape = A::Side<T::Shape<<A::Place as Place>::Shape<A::To>>>;
}

/// What a plan loads with each `P`: one partner, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a plan for `{P}` can load",
    label = "not an association of `{P}`",
    note = "a plan takes associations of `{P}`, each alone or with `.then(..)`, and tuples of up to eight of these"
)]
pub trait Parts<P> {
    /// The row struct itself, in the shape `Own`, and what each part adds.
    type Shape<Own>;
}

impl<P, A, T> Parts<P> for Then<A, T>
where
    Self: Part<P>,
{
    type Shape<Own> = (Own, <Self as Part<P>>::Shape);
}

macro_rules! parts {
    ($(($first:ident $($part:ident)*))+) => {$(
        impl<P, $first: Part<P>, $($part: Part<P>),*> Parts<P> for ($first, $($part,)*) {
            type Shape<Own> = (Own, $first::Shape, $($part::Shape,)*);
        }
    )+};
}

parts! {
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
}

macro_rules! join_in_turn {
    ($(($first:ident $(, $part:ident after $before:ident)*; $last:ident))+) => {$(
        impl<Query, From, Root, Before, $first, $($part,)*> Join<Query, From, Root, Before> for ($first, $($part,)*)
        where
            $first: Join<Query, From, Root, Before>,
            $($part: Join<$before::Joined, From, Root, Before>,)*
        {
            type Joined = $last::Joined;

            fn join(query: Query) -> Self::Joined {
                let query = $first::join(query);
                $(let query = $part::join(query);)*
                query
            }
        }
    )+};
}

join_in_turn! {
    (A; A)
    (A, B after A; B)
    (A, B after A, C after B; C)
    (A, B after A, C after B, D after C; D)
    (A, B after A, C after B, D after C, E after D; E)
    (A, B after A, C after B, D after C, E after D, F after E; F)
    (A, B after A, C after B, D after C, E after D, F after E, G after F; G)
    (A, B after A, C after B, D after C, E after D, F after E, G after F, H after G; H)
}
