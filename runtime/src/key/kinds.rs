//! What a key is: what it holds, which rows are found by it, and who compares its values.

use super::{Many, One, each_composite};
use diesel::expression::Expression;
use diesel::sql_types::{self as sql, IntoNullable, SqlType};

/// Two keys whose columns hold the same SQL types, but for NULL.
pub trait SameTypes<References> {}

impl<C, P> SameTypes<One<P>> for One<C>
where
    C: Expression<SqlType: IntoNullable>,
    P: Expression<SqlType: IntoNullable<Nullable = <C::SqlType as IntoNullable>::Nullable>>,
{
}

/// The primary key of a row struct: a model's, or that of another row struct of its table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "not a model",
    note = "add `#[derive(Model)]` to the row struct that lists every column of its table"
)]
pub trait RowKey {
    /// Its columns: [`One`] or [`Many`].
    type Columns: Default;
    /// Its value, or a tuple of its values.
    type Value;
    /// The names of its columns. Apart from the definition, so that two models may refer to each other in theirs.
    const NAMES: &'static [&'static str];
    /// Its value in a row.
    fn value_of(&self) -> Self::Value;
}

/// The field of a key, whose value a handle takes along.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is the type of a key, and its values cannot be copied",
    label = "not `Clone`",
    note = "derive `Clone, PartialEq, Eq, Hash` on it: rows are found by copies of their keys and paired by them"
)]
pub trait KeyField {
    /// A copy.
    #[must_use]
    fn copied(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> KeyField for T {
    fn copied(&self) -> T {
        self.clone()
    }
}

/// A key of a row struct, found by its name: [`PrimaryKey`], or the hash of its columns' names.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "not a model",
    note = "add `#[derive(Model)]` to the row struct that lists every column of its table"
)]
pub trait UniqueKey<Name> {
    /// Its columns: [`One`] or [`Many`].
    type Columns: Default;
    /// Its value, or a tuple of its values.
    type Value;
    /// The names of its columns. Apart from the definition, so that two models may refer to each other in theirs.
    const NAMES: &'static [&'static str];
    /// Its value in a row.
    fn value_of(&self) -> Self::Value;
}

impl<R: RowKey> UniqueKey<PrimaryKey> for R {
    type Columns = R::Columns;
    type Value = R::Value;
    const NAMES: &'static [&'static str] = R::NAMES;

    fn value_of(&self) -> R::Value {
        RowKey::value_of(self)
    }
}

/// One part of a composite key's value.
pub trait Part<const AT: usize> {
    /// It.
    type Type;
}

/// Names the primary key of a row struct.
#[derive(Debug, Clone, Copy)]
pub enum PrimaryKey {}

/// Values are compared as Rust compares them: integers, UUIDs, bytes.
#[derive(Debug, Clone, Copy)]
pub enum ByValue {}

/// Values are compared by the engine: text, whose collation may take `'a'` for `'A'`.
#[derive(Debug, Clone, Copy)]
pub enum ByEngine {}

/// A SQL type whose values the engine may take for equal where Rust does not.
///
/// A batch over keys of such a type is paired by the engine, which joins the other side. Implement it for a text type of
/// your own, a domain over `citext` say; without it such a batch is `OneToOneError::Unsupported` where the two differ.
///
/// ```
/// #[derive(diesel::sql_types::SqlType)]
/// #[diesel(sqlite_type(name = "Text"))]
/// struct Email;
///
/// impl diesel_one_to_one::key::ComparedByEngine for Email {}
/// ```
pub trait ComparedByEngine {}

impl ComparedByEngine for sql::Text {}

impl<T: ComparedByEngine + SqlType> ComparedByEngine for sql::Nullable<T> {}

#[cfg(feature = "postgres")]
impl ComparedByEngine for diesel::pg::sql_types::Citext {}

macro_rules! composite {
    ($(($column:ident $other:ident $at:tt))+) => {
        impl<$($column, $other),+> SameTypes<Many<($($other,)+)>> for Many<($($column,)+)>
        where
            $(One<$column>: SameTypes<One<$other>>,)+
        {
        }
    };
}
each_composite!(composite);

macro_rules! parts {
    ($($at:literal of ($($before:ident)* | $part:ident | $($after:ident)*);)+) => {
        $(impl<$($before,)* $part, $($after),*> Part<$at> for ($($before,)* $part, $($after,)*) {
            type Type = $part;
        })+
    };
}

parts! {
    0 of (| A | B); 1 of (A | B |);
    0 of (| A | B C); 1 of (A | B | C); 2 of (A B | C |);
    0 of (| A | B C D); 1 of (A | B | C D); 2 of (A B | C | D); 3 of (A B C | D |);
    0 of (| A | B C D E); 1 of (A | B | C D E); 2 of (A B | C | D E); 3 of (A B C | D | E); 4 of (A B C D | E |);
    0 of (| A | B C D E F); 1 of (A | B | C D E F); 2 of (A B | C | D E F); 3 of (A B C | D | E F);
    4 of (A B C D | E | F); 5 of (A B C D E | F |);
    0 of (| A | B C D E F G); 1 of (A | B | C D E F G); 2 of (A B | C | D E F G); 3 of (A B C | D | E F G);
    4 of (A B C D | E | F G); 5 of (A B C D E | F | G); 6 of (A B C D E F | G |);
    0 of (| A | B C D E F G H); 1 of (A | B | C D E F G H); 2 of (A B | C | D E F G H); 3 of (A B C | D | E F G H);
    4 of (A B C D | E | F G H); 5 of (A B C D E | F | G H); 6 of (A B C D E F | G | H); 7 of (A B C D E F G | H |);
}
