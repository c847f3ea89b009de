//! Several children, and children of children, in one query: `User::with((User::PROFILE.then(Profile::AVATAR), ..))`.

use crate::association::Association;
use crate::internal::{InternalJoinDsl, LeftOuter};
use crate::model::Model;
use crate::row::{Maybe, Rows, Shape, Whole};
use diesel::backend::Backend;
use diesel::dsl;
use diesel::query_dsl::methods::SelectDsl;
use std::marker::PhantomData;

/// What a query is to load with each parent: one query whatever the number of children, and the depth.
///
#[doc = crate::doc::example!()]
/// for (user, profile) in User::with(User::PROFILE).all(conn)? {
///     println!("{}: {:?}", user.name, profile.map(|profile| profile.bio));
/// }
/// # Ok(()) }
/// ```
#[must_use = "a plan does nothing until `all` runs it"]
pub struct Plan<P, T>(PhantomData<(P, T)>);

impl<P: Model, T: Parts<P>> Plan<P, T> {
    /// The plan to load `parts` with each `P`.
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
    pub fn query<DB>(self) -> PlanQuery<P, T, DB>
    where
        DB: Backend,
        T: Join<P::Table>,
        T::Shape: Shape<DB>,
        T::Joined: SelectDsl<Rows<T::Shape, DB>>,
    {
        SelectDsl::select(T::join(P::Table::default()), Rows::new())
    }
}

/// The query of a [`Plan`].
pub type PlanQuery<P, T, DB> = dsl::Select<<T as Join<<P as Model>::Table>>::Joined, Rows<<T as Parts<P>>::Shape, DB>>;

/// A row of a [`Plan`].
pub type PlanRow<P, T, DB> = <<T as Parts<P>>::Shape as Shape<DB>>::Row;

/// A child with children of its own: `User::PROFILE.then(Profile::AVATAR)`.
#[derive(Debug, Clone, Copy)]
pub struct Then<A, T>(PhantomData<(A, T)>);

impl<A: Association, T: Parts<A::Child>> Then<A, T> {
    /// The child, and with each of them `parts`.
    #[must_use]
    pub fn new(_: A, _parts: T) -> Self {
        Then(PhantomData)
    }
}

/// Joins a part of a plan to a query.
pub trait Join<Query> {
    /// The query with the joins.
    type Joined;
    /// The query with the joins.
    fn join(query: Query) -> Self::Joined;
}

impl<A, Query> Join<Query> for A
where
    A: Association,
    Query: InternalJoinDsl<A::Source, LeftOuter, A::On>,
{
    type Joined = <Query as InternalJoinDsl<A::Source, LeftOuter, A::On>>::Output;

    fn join(query: Query) -> Self::Joined {
        query.join(A::Source::default(), LeftOuter, A::on())
    }
}

impl<A, T, Query> Join<Query> for Then<A, T>
where
    A: Join<Query>,
    T: Join<A::Joined>,
{
    type Joined = T::Joined;

    fn join(query: Query) -> Self::Joined {
        T::join(A::join(query))
    }
}

/// One child of `P` in a plan: an association, for which the derive says it, or [`Then`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an association of `{P}`",
    label = "a plan for `{P}` loads the children of `{P}`",
    note = "take the constants of `{P}` itself, each alone or with `.then(..)`"
)]
pub trait Part<P> {
    /// What it adds to the row.
    type Shape;
}

impl<P, A: Part<P> + Association, T: Parts<A::Child>> Part<P> for Then<A, T> {
    type Shape = Maybe<T::Shape>;
}

/// What a plan loads with each `P`: one child, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a plan for `{P}` can load",
    label = "not an association of `{P}`",
    note = "a plan takes associations of `{P}`, each alone or with `.then(..)`, and tuples of up to eight of these"
)]
pub trait Parts<P> {
    /// The parent, and what each part adds.
    type Shape;
}

impl<P, A, T> Parts<P> for Then<A, T>
where
    Self: Part<P>,
{
    type Shape = (Whole<P>, <Self as Part<P>>::Shape);
}

macro_rules! parts {
    ($(($first:ident $($part:ident)*))+) => {$(
        impl<P, $first: Part<P>, $($part: Part<P>),*> Parts<P> for ($first, $($part,)*) {
            type Shape = (Whole<P>, $first::Shape, $($part::Shape,)*);
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
        impl<Query, $first, $($part,)*> Join<Query> for ($first, $($part,)*)
        where
            $first: Join<Query>,
            $($part: Join<$before::Joined>,)*
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
