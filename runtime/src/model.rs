//! What `#[derive(Model)]` says of a row struct: its table, its primary key, its definition.

use crate::association::Association;
use crate::definition::{self, LogicalType};
use crate::handle::{ChildOf, ChildrenOf};
use crate::key::{RowKey, UniqueKey};
use diesel::sql_types::{self as sql, is_nullable};

/// A row struct that is a whole table: `#[derive(Model)]`.
///
/// ```
/// use diesel::prelude::*;
/// use diesel_one_to_one::prelude::*;
///
/// diesel::table! { users (id) { id -> Integer, email -> Text, } }
///
/// #[derive(HasQuery, Identifiable, Model)]
/// #[diesel(table_name = users)]
/// struct User {
///     id: i32,
///     #[model(unique)]
///     email: String,
/// }
///
/// assert_eq!(User::DEFINITION.table.name, "users");
/// assert_eq!(User::DEFINITION.uniques[0].columns, ["email"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "not a model",
    note = "add `#[derive(Model)]` to the row struct that lists every column of its table"
)]
pub trait Model: RowKey + Sized {
    /// The table, from `table!`.
    type Table: diesel::Table + Default;

    /// Its name in the database.
    const TABLE: definition::Table;
    /// The whole table, as data.
    const DEFINITION: &'static definition::Model;
}

/// A row struct of a model's table: the model itself, or one that points at it with `model = ..`.
pub trait RowOf {
    /// The model.
    type Model: Model;
}

/// An association that refers to a key which a row struct has. A further row struct of a table has its primary key, and is
/// asked for any other only where a handle is; the lifetime is what keeps rustc from asking before.
#[diagnostic::on_unimplemented(
    message = "`{R}` has no handle for an association that refers to another key than the primary key",
    label = "the model has this handle",
    note = "load the model, or take a query of `{R}`: these are there for every association"
)]
pub trait RefersInto<'any, R>: Association {
    /// The slot for the child of this row.
    fn slot(row: &R) -> ChildOf<Self>;
    /// The slots for the children of these rows.
    fn slots<'row>(rows: impl IntoIterator<Item = &'row R>) -> ChildrenOf<Self>
    where
        R: 'row;
}

#[diagnostic::do_not_recommend]
impl<A: Association, R: UniqueKey<A::ReferencesName, Value = A::Key>> RefersInto<'_, R> for A {
    fn slot(row: &R) -> ChildOf<A> {
        ChildOf::of(row)
    }

    fn slots<'row>(rows: impl IntoIterator<Item = &'row R>) -> ChildrenOf<A>
    where
        R: 'row,
    {
        ChildrenOf::of(rows)
    }
}

/// What the columns of a [`Model`] hold. It is asked for by [`models!`](crate::models) alone: `Lazy` keeps a SQL type
/// that has no [`LogicalType`] from being an error anywhere else.
///
/// ```
/// use diesel::prelude::*;
/// use diesel_one_to_one::{definition::LogicalType, model::ColumnTypes, prelude::*};
///
/// diesel::table! { users (id) { id -> Integer, email -> Text, } }
///
/// #[derive(HasQuery, Model)]
/// #[diesel(table_name = users)]
/// struct User {
///     id: i32,
///     email: String,
/// }
///
/// assert_eq!(<User as ColumnTypes>::TYPES, [LogicalType::Integer, LogicalType::Text]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be listed in `models!`",
    label = "not a model whose columns the schema side knows",
    note = "add `#[derive(Model)]` to it"
)]
pub trait ColumnTypes<Lazy = ()>: Model {
    /// One for each of [`definition::Model::columns`], in the same order.
    const TYPES: &'static [LogicalType];
}

/// A SQL type of Diesel's that every schema tool knows.
///
/// A type that is missing here is named on its column: `#[model(sql_type = "ltree")]`.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, model::ColumnType};
/// use diesel::sql_types::{Nullable, Text};
///
/// assert_eq!(<Nullable<Text> as ColumnType>::LOGICAL, LogicalType::Text);
/// ```
pub trait ColumnType {
    /// What a column of this type holds.
    const LOGICAL: LogicalType;
}

/// [`ColumnType`], asked lazily.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no column type is known for the SQL type `{Self}`",
    label = "a column of this model has the SQL type `{Self}`, which the schema side does not know",
    note = "name the column's type in the struct: `#[model(sql_type = \"..\")]` on the field"
)]
pub trait KnownColumnType<Lazy> {
    const LOGICAL: LogicalType;
}

#[diagnostic::do_not_recommend]
impl<T: ColumnType, Lazy> KnownColumnType<Lazy> for T {
    const LOGICAL: LogicalType = T::LOGICAL;
}

impl<T: ColumnType + sql::SqlType<IsNull = is_nullable::NotNull>> ColumnType for sql::Nullable<T> {
    const LOGICAL: LogicalType = T::LOGICAL;
}

macro_rules! column_types {
    ($($(#[$cfg:meta])* $sql:ty => $logical:ident,)*) => {
        $($(#[$cfg])* impl ColumnType for $sql {
            const LOGICAL: LogicalType = LogicalType::$logical;
        })*
    };
}

column_types! {
    sql::Bool => Bool,
    sql::SmallInt => SmallInt,
    sql::Integer => Integer,
    sql::BigInt => BigInt,
    sql::Float => Float,
    sql::Double => Double,
    sql::Numeric => Numeric,
    sql::Text => Text,
    sql::Binary => Binary,
    sql::Date => Date,
    sql::Time => Time,
    sql::Timestamp => Timestamp,
    sql::Interval => Interval,
    sql::Json => Json,
    sql::Jsonb => Jsonb,
    sql::TinyInt => TinyInt,
    #[cfg(feature = "postgres")] sql::Timestamptz => TimestampWithZone,
    #[cfg(feature = "postgres")] sql::Uuid => Uuid,
    #[cfg(feature = "sqlite")] sql::TimestamptzSqlite => TimestampWithZone,
    #[cfg(feature = "mysql")] sql::Datetime => Timestamp,
    #[cfg(feature = "mysql")] sql::Unsigned<sql::TinyInt> => UnsignedTinyInt,
    #[cfg(feature = "mysql")] sql::Unsigned<sql::SmallInt> => UnsignedSmallInt,
    #[cfg(feature = "mysql")] sql::Unsigned<sql::Integer> => UnsignedInteger,
    #[cfg(feature = "mysql")] sql::Unsigned<sql::BigInt> => UnsignedBigInt,
}

/// The models of an application, as the schema tools want them.
///
/// Full types, so that a generic model can be listed too: `models![User, Page<i32>]`.
///
/// ```
/// use diesel::prelude::*;
/// use diesel_one_to_one::prelude::*;
///
/// diesel::table! { users (id) { id -> Integer, email -> Text, } }
///
/// #[derive(HasQuery, Model)]
/// #[diesel(table_name = users)]
/// struct User {
///     id: i32,
///     email: String,
/// }
///
/// let models = diesel_one_to_one::models![User];
/// assert_eq!(models[0].model.name, "User");
/// ```
#[macro_export]
macro_rules! models {
    ($($model:ty),* $(,)?) => {
        const { &[$($crate::definition::Entry {
            model: <$model as $crate::model::Model>::DEFINITION,
            types: <$model as $crate::model::ColumnTypes>::TYPES,
        }),*] as &'static [$crate::definition::Entry] }
    };
}
