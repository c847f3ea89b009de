//! Is there a child?

use super::join::Links;
use crate::alias::{AliasOf, InExists, Plain, Renamed, Role};
use crate::association::Association;
use diesel::dsl;
use diesel::query_dsl::methods::FilterDsl;
use diesel::query_source::Alias;

/// Is there a child? A generated function asks for it as `for<'any> A: HasChild<'any>`: the lifetime is what keeps rustc
/// from proving the bound before the call.
pub trait HasChild<'any> {
    /// `EXISTS (..)` of the child.
    type Exists;
    /// `EXISTS (..)` of the child.
    fn exists() -> Self::Exists;
}

/// `EXISTS (..)` of the child.
pub type Exists<A> = <A as HasChild<'static>>::Exists;

/// What a generated function calls.
#[must_use]
pub fn has_child<A>() -> Exists<A>
where
    A: for<'any> HasChild<'any>,
{
    A::exists()
}

/// The `WHERE` of [`HasChild`].
type OfParent<A> = <A as Links<Renamed<AliasOf<A, InExists>>, Plain>>::On;

impl<A> HasChild<'_> for A
where
    A: Association + Links<Renamed<AliasOf<A, InExists>>, Plain>,
    InExists: Role<A>,
    Alias<AliasOf<A, InExists>>: FilterDsl<OfParent<A>>,
{
    type Exists = dsl::exists<dsl::Filter<Alias<AliasOf<A, InExists>>, OfParent<A>>>;

    fn exists() -> Self::Exists {
        dsl::exists(Alias::<AliasOf<A, InExists>>::default().filter(A::on()))
    }
}
