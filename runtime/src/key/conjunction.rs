//! `a AND b AND ..`, as `a.and(b).and(..)` of Diesel's writes it.

use diesel::expression::{Expression, TypedExpressionType};
use diesel::sql_types::is_nullable::{IsOneNullable, IsSqlTypeNullable};
use diesel::sql_types::{Bool, BoolOrNullableBool, MaybeNullableType, OneIsNullable, SqlType};
use diesel::{BoolExpressionMethods, dsl};

/// `a AND b`
pub trait Both<Other> {
    /// `a AND b`
    type Both;
    /// `a AND b`
    fn both(self, other: Other) -> Self::Both;
}

impl<A, B> Both<B> for A
where
    A: BoolExpressionMethods + Expression<SqlType: SqlType>,
    B: Expression<SqlType: SqlType + TypedExpressionType + BoolOrNullableBool>,
    IsSqlTypeNullable<A::SqlType>: OneIsNullable<IsSqlTypeNullable<B::SqlType>>,
    IsOneNullable<A::SqlType, B::SqlType>: MaybeNullableType<Bool>,
{
    type Both = dsl::And<A, B, B::SqlType>;

    fn both(self, other: B) -> Self::Both {
        self.and(other)
    }
}

/// A tuple of conditions that hold together.
pub trait All {
    /// `a AND b AND ..`
    type All;
    /// `a AND b AND ..`
    fn all(self) -> Self::All;
}

impl<A> All for (A,) {
    type All = A;

    fn all(self) -> A {
        self.0
    }
}

macro_rules! all {
    ($(($($condition:ident)+; $last:ident))+) => {$(
        impl<$($condition,)+ $last> All for ($($condition,)+ $last)
        where
            ($($condition,)+): All<All: Both<$last>>,
        {
            type All = <<($($condition,)+) as All>::All as Both<$last>>::Both;

            #[allow(non_snake_case)]
            fn all(self) -> Self::All {
                let ($($condition,)+ $last) = self;
                ($($condition,)+).all().both($last)
            }
        }
    )+};
}

all! {
    (A; B)
    (A B; C)
    (A B C; D)
    (A B C D; E)
    (A B C D E; F)
    (A B C D E F; G)
    (A B C D E F G; H)
}
