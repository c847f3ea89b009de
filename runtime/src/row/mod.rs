//! How a joined row is selected and read.
//!
//! The rows of our queries are plain tuples, `(User, Option<Profile>)`, and the columns they select are those of
//! Diesel's own `AsSelect`. Only the reading of a child is stricter. Diesel reads an `Option<Profile>` from left to
//! right and turns *any* NULL that the row struct does not allow into `None`, so that a child that is there, but whose
//! row no longer fits its struct, silently reads as "no child" (`diesel/src/type_impls/tuples.rs`, 2.3.14). Here a child
//! is absent when all its columns are NULL, as a LEFT JOIN leaves them; otherwise it is read as itself, and a NULL that
//! it does not allow is an error.

mod selection;

pub use selection::Rows;

use crate::alias::{Places, Renamed};
use crate::key::Selected;
use diesel::NullableExpressionMethods;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSqlRow, StaticallySizedRow};
use diesel::dsl::SqlTypeOf;
use diesel::expression::{Expression, Selectable};
use diesel::row::{Field, Row};
use std::marker::PhantomData;

/// What one row of a query holds, as a type: [`Whole`], [`Maybe`], or a tuple of these.
pub trait Shape<DB: Backend> {
    /// What it is read into.
    type Row;
    /// The columns that are selected for it.
    type Expression: Expression;

    /// The columns that are selected for it.
    fn expression() -> Self::Expression;
}

/// A [`Shape`] that this backend's values can be read into. Apart from it, so that a query can be built for any backend.
pub trait Read<DB: Backend>: Shape<DB> {
    /// How many columns it takes.
    const FIELDS: usize;

    /// Reads it from a row that holds its columns and no other.
    ///
    /// # Errors
    /// When a value does not fit its field.
    fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<Self::Row>;
}

/// A row struct.
#[derive(Debug, Clone, Copy)]
pub struct Whole<T>(PhantomData<T>);

impl<T, DB> Shape<DB> for Whole<T>
where
    DB: Backend,
    T: Selectable<DB>,
    T::SelectExpression: Expression,
{
    type Row = T;
    type Expression = T::SelectExpression;

    fn expression() -> Self::Expression {
        T::construct_selection()
    }
}

impl<T, DB> Read<DB> for Whole<T>
where
    DB: Backend,
    T: Selectable<DB> + StaticallySizedRow<SqlTypeOf<T::SelectExpression>, DB>,
    T::SelectExpression: Expression,
{
    const FIELDS: usize = T::FIELD_COUNT;

    #[inline]
    fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<T> {
        T::build_from_row(row)
    }
}

/// A row struct, whose table stands under the alias `S`.
#[derive(Debug, Clone, Copy)]
pub struct Under<T, S>(PhantomData<(T, S)>);

impl<T, S, DB> Shape<DB> for Under<T, S>
where
    DB: Backend,
    T: Selectable<DB>,
    Renamed<S>: Places<T::SelectExpression, Placed: Expression>,
{
    type Row = T;
    type Expression = <Renamed<S> as Places<T::SelectExpression>>::Placed;

    fn expression() -> Self::Expression {
        Renamed::<S>::place(T::construct_selection())
    }
}

impl<T, S, DB> Read<DB> for Under<T, S>
where
    DB: Backend,
    Renamed<S>: Places<T::SelectExpression, Placed: Expression>,
    T: Selectable<DB> + StaticallySizedRow<SqlTypeOf<<Renamed<S> as Places<T::SelectExpression>>::Placed>, DB>,
{
    const FIELDS: usize = T::FIELD_COUNT;

    #[inline]
    fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<T> {
        T::build_from_row(row)
    }
}

/// The values of a key: `Columns`, standing at `P`, are selected and read as `K`, by the SQL types of `As`, which are
/// theirs but for NULL.
#[derive(Debug, Clone, Copy)]
pub struct Values<Columns, P, As, K>(PhantomData<(Columns, P, As, K)>);

impl<Columns, P, As, K, DB> Shape<DB> for Values<Columns, P, As, K>
where
    DB: Backend,
    Columns: Default,
    P: Places<Columns, Placed: Selected>,
{
    type Row = K;
    type Expression = <P::Placed as Selected>::Selected;

    fn expression() -> Self::Expression {
        P::place(Columns::default()).selected()
    }
}

impl<Columns, P, As, K, DB> Read<DB> for Values<Columns, P, As, K>
where
    DB: Backend,
    Columns: Default,
    P: Places<Columns, Placed: Selected>,
    As: Selected,
    K: StaticallySizedRow<SqlTypeOf<As::Selected>, DB>,
{
    const FIELDS: usize = K::FIELD_COUNT;

    #[inline]
    fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<K> {
        K::build_from_row(row)
    }
}

/// The side of a LEFT JOIN that may be absent.
#[derive(Debug, Clone, Copy)]
pub struct Maybe<S>(PhantomData<S>);

impl<S, DB> Shape<DB> for Maybe<S>
where
    DB: Backend,
    S: Shape<DB>,
    diesel::dsl::Nullable<S::Expression>: Expression,
{
    type Row = Option<S::Row>;
    type Expression = diesel::dsl::Nullable<S::Expression>;

    fn expression() -> Self::Expression {
        S::expression().nullable()
    }
}

impl<S, DB> Read<DB> for Maybe<S>
where
    DB: Backend,
    S: Read<DB>,
    diesel::dsl::Nullable<S::Expression>: Expression,
{
    const FIELDS: usize = S::FIELDS;

    #[inline]
    fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<Self::Row> {
        let absent = (0..S::FIELDS).all(|column| row.get(column).is_some_and(|field| field.is_null()));
        if absent { Ok(None) } else { S::read(row).map(Some) }
    }
}

macro_rules! tuples {
    ($(($($part:ident)+))+) => {$(
        impl<DB, $($part),+> Shape<DB> for ($($part,)+)
        where
            DB: Backend,
            $($part: Shape<DB>,)+
            ($($part::Expression,)+): Expression,
        {
            type Row = ($($part::Row,)+);
            type Expression = ($($part::Expression,)+);

            fn expression() -> Self::Expression {
                ($($part::expression(),)+)
            }
        }

        impl<DB, $($part),+> Read<DB> for ($($part,)+)
        where
            DB: Backend,
            $($part: Read<DB>,)+
            ($($part::Expression,)+): Expression,
        {
            const FIELDS: usize = 0 $(+ $part::FIELDS)+;

            #[inline]
            fn read<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<Self::Row> {
                let mut start = 0;
                Ok(($({
                    let end = start + $part::FIELDS;
                    let part = $part::read(&row.partial_row(start..end))?;
                    #[allow(unused_assignments)]
                    { start = end; }
                    part
                },)+))
            }
        }

        impl<S, DB, $($part),+> FromSqlRow<Rows<S, DB>, DB> for ($($part,)+)
        where
            DB: Backend,
            S: Read<DB, Row = Self>,
        {
            #[inline]
            fn build_from_row<'a>(row: &impl Row<'a, DB>) -> deserialize::Result<Self> {
                S::read(row)
            }
        }
    )+};
}

tuples! {
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
}
