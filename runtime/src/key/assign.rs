//! Keys that a new row is given.

use super::{Many, One, each_composite};
use diesel::expression::AsExpression;
use diesel::sql_types::SqlType;
use diesel::{ExpressionMethods, dsl};

/// A key that is set to these values.
pub trait Assigns<Values> {
    /// `column = value`, or a tuple of these.
    type Assigned;
    /// `column = value`, or a tuple of these.
    fn assign(self, values: Values) -> Self::Assigned;
}

impl<C, K> Assigns<K> for One<C>
where
    C: ExpressionMethods<SqlType: SqlType>,
    K: AsExpression<C::SqlType>,
{
    type Assigned = dsl::Eq<C, K>;

    fn assign(self, value: K) -> Self::Assigned {
        self.0.eq(value)
    }
}

macro_rules! composite {
    ($(($column:ident $value:ident $at:tt))+) => {
        impl<$($column, $value),+> Assigns<($($value,)+)> for Many<($($column,)+)>
        where
            $(One<$column>: Assigns<$value>,)+
        {
            type Assigned = ($(<One<$column> as Assigns<$value>>::Assigned,)+);

            fn assign(self, values: ($($value,)+)) -> Self::Assigned {
                ($(One(self.0.$at).assign(values.$at),)+)
            }
        }
    };
}
each_composite!(composite);
