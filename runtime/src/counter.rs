//! Which primary keys the database counts: those of an integer SQL type, whatever Rust calls what it reads from them.

use crate::definition::Origin;
use diesel::sql_types as sql;
use std::marker::PhantomData;

/// A SQL type that a database can count.
pub trait Counted {}

impl Counted for sql::TinyInt {}
impl Counted for sql::SmallInt {}
impl Counted for sql::Integer {}
impl Counted for sql::BigInt {}
#[cfg(feature = "mysql")]
impl<T: Counted> Counted for sql::Unsigned<T> {}
// what `diesel print-schema` makes of SQLite's `id INTEGER PRIMARY KEY`
impl<T: Counted + sql::SqlType<IsNull = sql::is_nullable::NotNull>> Counted for sql::Nullable<T> {}

/// Knows at compile time where a primary key of this SQL type comes from: `CounterProbe::<T>::ORIGIN` is the inherent
/// constant where it is counted, and the trait's where it is not.
pub struct CounterProbe<T>(PhantomData<T>);

impl<T: Counted> CounterProbe<T> {
    /// From the counter.
    pub const ORIGIN: Origin = Origin::Identity;
}

/// See [`CounterProbe`].
pub trait NotCounted {
    /// From the INSERT.
    const ORIGIN: Origin = Origin::Written;
}

impl<T> NotCounted for CounterProbe<T> {}

#[cfg(test)]
mod tests {
    use super::{CounterProbe, NotCounted as _};
    use crate::definition::Origin;
    use diesel::sql_types as sql;

    #[test]
    fn integers_are_counted() {
        assert_eq!(CounterProbe::<sql::SmallInt>::ORIGIN, Origin::Identity);
        assert_eq!(CounterProbe::<sql::Integer>::ORIGIN, Origin::Identity);
        assert_eq!(CounterProbe::<sql::BigInt>::ORIGIN, Origin::Identity);
        assert_eq!(CounterProbe::<sql::Nullable<sql::BigInt>>::ORIGIN, Origin::Identity);
        #[cfg(feature = "mysql")]
        assert_eq!(CounterProbe::<sql::Unsigned<sql::BigInt>>::ORIGIN, Origin::Identity);
    }

    #[test]
    fn nothing_else_is() {
        assert_eq!(CounterProbe::<sql::Text>::ORIGIN, Origin::Written);
        assert_eq!(CounterProbe::<sql::Nullable<sql::Binary>>::ORIGIN, Origin::Written);
        assert_eq!(CounterProbe::<sql::Double>::ORIGIN, Origin::Written);
    }
}
