//! Keys that are equal to other keys, and to values.

use super::conjunction::All;
use super::{Many, One, each_composite};
use diesel::expression::{AsExpression, Expression};
use diesel::sql_types::{SqlType, is_nullable};
use diesel::{ExpressionMethods, NullableExpressionMethods, dsl};

/// A foreign key and what it refers to: the `ON` of a join of the two.
pub trait RefersTo<References> {
    /// `column = reference AND ..`
    type On;
    /// `column = reference AND ..`
    fn refers_to(self, references: References) -> Self::On;
}

impl<C, P> RefersTo<One<P>> for One<C>
where
    C: Expression<SqlType: SqlType<IsNull: Equates<C, P>>>,
{
    type On = <<C::SqlType as SqlType>::IsNull as Equates<C, P>>::Equal;

    fn refers_to(self, references: One<P>) -> Self::On {
        <<C::SqlType as SqlType>::IsNull as Equates<C, P>>::equal(self.0, references.0)
    }
}

/// `column = parent`, by the nullability of the foreign key.
pub trait Equates<Column, Parent> {
    /// `column = parent`
    type Equal;
    /// `column = parent`
    fn equal(column: Column, parent: Parent) -> Self::Equal;
}

impl<Column, Parent> Equates<Column, Parent> for is_nullable::NotNull
where
    Column: ExpressionMethods<SqlType: SqlType>,
    Parent: AsExpression<Column::SqlType>,
{
    type Equal = dsl::Eq<Column, Parent>;

    fn equal(column: Column, parent: Parent) -> Self::Equal {
        column.eq(parent)
    }
}

impl<Column, Parent> Equates<Column, Parent> for is_nullable::IsNullable
where
    Column: ExpressionMethods<SqlType: SqlType>,
    Parent: Expression,
    dsl::Nullable<Parent>: AsExpression<Column::SqlType>,
{
    type Equal = dsl::Eq<Column, dsl::Nullable<Parent>>;

    fn equal(column: Column, parent: Parent) -> Self::Equal {
        column.eq(parent.nullable())
    }
}

/// A key that has these values.
pub trait Matches<Values> {
    /// `column = value AND ..`
    type Filter;
    /// `column = value AND ..`
    fn matches(self, values: Values) -> Self::Filter;
}

impl<C, K> Matches<K> for One<C>
where
    C: ExpressionMethods<SqlType: SqlType>,
    K: AsExpression<C::SqlType>,
{
    type Filter = dsl::Eq<C, K>;

    fn matches(self, value: K) -> Self::Filter {
        self.0.eq(value)
    }
}

macro_rules! composite {
    ($(($column:ident $other:ident $at:tt))+) => {
        impl<$($column, $other),+> RefersTo<Many<($($other,)+)>> for Many<($($column,)+)>
        where
            $(One<$column>: RefersTo<One<$other>>,)+
            ($(<One<$column> as RefersTo<One<$other>>>::On,)+): All,
        {
            type On = <($(<One<$column> as RefersTo<One<$other>>>::On,)+) as All>::All;

            fn refers_to(self, references: Many<($($other,)+)>) -> Self::On {
                ($(One(self.0.$at).refers_to(One(references.0.$at)),)+).all()
            }
        }

        impl<$($column, $other),+> Matches<($($other,)+)> for Many<($($column,)+)>
        where
            $(One<$column>: Matches<$other>,)+
            ($(<One<$column> as Matches<$other>>::Filter,)+): All,
        {
            type Filter = <($(<One<$column> as Matches<$other>>::Filter,)+) as All>::All;

            fn matches(self, values: ($($other,)+)) -> Self::Filter {
                ($(One(self.0.$at).matches(values.$at),)+).all()
            }
        }
    };
}
each_composite!(composite);
