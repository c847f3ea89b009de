//! Keys: one column, or several together, on either side of an association.

mod assign;
mod compare;
mod conjunction;
mod kinds;
mod one_of;
mod row_values;
mod sent;
mod tie;

pub use assign::Assigns;
pub use compare::{Matches, RefersTo};
pub use kinds::{ByEngine, ByValue, ComparedByEngine, KeyField, Part, PrimaryKey, RowKey, SameTypes, UniqueKey};

pub(crate) use sent::{Sends, Sent, found_by, given, leaves_out};
#[cfg(feature = "mysql")]
pub(crate) use sent::{counts, is_zero, zero_in};
pub(crate) use tie::tied;

use crate::backend::DialectBackend;
use crate::internal::FieldAliasMapper;
use diesel::expression::Expression;
use diesel::query_source::{Alias, AliasSource};

/// A key of one column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct One<C>(pub C);

/// A key of several columns, as a tuple of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Many<T>(pub T);

impl<S: AliasSource, C: FieldAliasMapper<S>> FieldAliasMapper<S> for One<C> {
    type Out = One<C::Out>;

    fn map(self, alias: &Alias<S>) -> Self::Out {
        One(self.0.map(alias))
    }
}

impl<S: AliasSource, T: FieldAliasMapper<S>> FieldAliasMapper<S> for Many<T> {
    type Out = Many<T::Out>;

    fn map(self, alias: &Alias<S>) -> Self::Out {
        Many(self.0.map(alias))
    }
}

/// A key as a query selects it.
pub trait Selected {
    /// The column, or a tuple of them.
    type Selected: Expression;
    /// The column, or a tuple of them.
    fn selected(self) -> Self::Selected;
}

impl<C: Expression> Selected for One<C> {
    type Selected = C;

    fn selected(self) -> C {
        self.0
    }
}

impl<T: Expression> Selected for Many<T> {
    type Selected = T;

    fn selected(self) -> T {
        self.0
    }
}

/// A key that a batch asks for by values of this type.
pub trait Among<Values> {
    /// The key has one of the values.
    type OneOf;
    /// The key has one of `values`.
    fn among<DB: DialectBackend>(self, values: Vec<Values>) -> Self::OneOf;
}

/// Implements something for the keys of two to eight columns. Each gets two type parameters and a place in its tuple.
macro_rules! each_composite {
    ($each:ident) => {
        $each!((A P 0)(B Q 1));
        $each!((A P 0)(B Q 1)(C R 2));
        $each!((A P 0)(B Q 1)(C R 2)(D S 3));
        $each!((A P 0)(B Q 1)(C R 2)(D S 3)(E T 4));
        $each!((A P 0)(B Q 1)(C R 2)(D S 3)(E T 4)(F U 5));
        $each!((A P 0)(B Q 1)(C R 2)(D S 3)(E T 4)(F U 5)(G V 6));
        $each!((A P 0)(B Q 1)(C R 2)(D S 3)(E T 4)(F U 5)(G V 6)(H W 7));
    };
}
use each_composite;
