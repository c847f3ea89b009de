//! How the two sides of an association are held to agree, each disagreement being one message in our own words.
//!
//! A disagreement that shows in types would be reported by rustc at every generated line that relies on it, in Diesel's
//! words. Instead a *probe* knows at compile time whether the two agree, one assertion reports it, and what relies on it
//! is chosen by the probe ([`Agreed`]) or looked into only where it is called for ([`query`](crate::query)), so that it
//! compiles either way.

use crate::association::Mirrors;
use diesel::Expression;
use diesel::sql_types::IntoNullable;
use std::marker::PhantomData;

/// Does the parent mirror it? If not, the error says so.
pub const fn mirrored<Parent: Mirrors<Child, Name>, Child, Name>() {}

/// Two tables that may appear in one query. [`WithChild`](crate::query::WithChild) and its like ask for it, so that a
/// forgotten pair is said in our words where a query is called for, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` and `{Other}` are not allowed in one query",
    note = "list both in one `diesel::allow_tables_to_appear_in_same_query!(..)`"
)]
pub trait Together<Other> {}

#[diagnostic::do_not_recommend]
impl<Table, Other> Together<Other> for Table
where
    Table: diesel::query_source::TableNotEqual<Other>,
    Other: diesel::Table + diesel::query_source::TableNotEqual<Table>,
{
}

/// Knows at compile time whether two tables may appear in one query: `TogetherProbe::<A, B>::TOGETHER` is the inherent
/// constant where they may, and the trait's where they may not.
pub struct TogetherProbe<A, B>(PhantomData<(A, B)>);

impl<A, B> TogetherProbe<A, B>
where
    A: diesel::query_source::TableNotEqual<B>,
    B: diesel::query_source::TableNotEqual<A>,
{
    /// They may.
    pub const TOGETHER: bool = true;
}

/// See [`TogetherProbe`].
pub trait Apart {
    /// They may not.
    const TOGETHER: bool = false;
}

impl<A, B> Apart for TogetherProbe<A, B> {}

/// Knows at compile time whether two columns hold the same SQL type, but for NULL:
/// `KeyProbe::<Column, Parent>::SAME_TYPE`.
pub struct KeyProbe<Column, Parent>(PhantomData<(Column, Parent)>);

impl<Column, Parent> KeyProbe<Column, Parent>
where
    Column: Expression<SqlType: IntoNullable>,
    Parent: Expression<SqlType: IntoNullable<Nullable = <Column::SqlType as IntoNullable>::Nullable>>,
{
    /// They do.
    pub const SAME_TYPE: bool = true;
}

/// See [`KeyProbe`].
pub trait OtherType {
    /// They do not.
    const SAME_TYPE: bool = false;
}

impl<Column, Parent> OtherType for KeyProbe<Column, Parent> {}

/// Knows at compile time whether a struct has the primary key of its table: `PrimaryKeyProbe::<OfTable, OfStruct>::SAME`.
pub struct PrimaryKeyProbe<OfTable, OfStruct>(PhantomData<(OfTable, OfStruct)>);

impl<Key> PrimaryKeyProbe<Key, Key> {
    /// It has.
    pub const SAME: bool = true;
}

/// See [`PrimaryKeyProbe`].
pub trait OtherKey {
    /// It has not.
    const SAME: bool = false;
}

impl<OfTable, OfStruct> OtherKey for PrimaryKeyProbe<OfTable, OfStruct> {}

/// Chooses between what is meant, where the two sides agree, and a stand-in that compiles beside the message that they
/// do not.
pub struct Agreed<const AGREED: bool>;

/// See [`Agreed`].
pub trait Choose<Meant, StandIn> {
    /// The one or the other.
    type Chosen;
    /// The one or the other.
    fn choose(meant: impl FnOnce() -> Meant, stand_in: impl FnOnce() -> StandIn) -> Self::Chosen;
}

impl<Meant, StandIn> Choose<Meant, StandIn> for Agreed<true> {
    type Chosen = Meant;

    fn choose(meant: impl FnOnce() -> Meant, _: impl FnOnce() -> StandIn) -> Meant {
        meant()
    }
}

impl<Meant, StandIn> Choose<Meant, StandIn> for Agreed<false> {
    type Chosen = StandIn;

    fn choose(_: impl FnOnce() -> Meant, stand_in: impl FnOnce() -> StandIn) -> StandIn {
        stand_in()
    }
}
