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

impl<A, On> HasChild<'_> for A
where
    A: Association + Links<Renamed<AliasOf<A, InExists>>, Plain, On = On>,
    InExists: Role<A>,
    Alias<AliasOf<A, InExists>>: FilterDsl<On>,
{
    type Exists = dsl::exists<dsl::Filter<Alias<AliasOf<A, InExists>>, On>>;

    fn exists() -> Self::Exists {
        dsl::exists(Alias::<AliasOf<A, InExists>>::default().filter(A::on()))
    }
}
