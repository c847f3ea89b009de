//! How the two sides of an association are held to agree, each disagreement being one message in our own words.
//!
//! A disagreement that shows in types would be reported by rustc at every generated line that relies on it, in Diesel's
//! words. Instead a *probe* knows at compile time whether the two agree, one assertion reports it, and what relies on it
//! is chosen by the probe ([`If`]) or looked into only where it is called for ([`query`](crate::query)), so that it
//! compiles either way.
//!
//! What cannot be made to compile, a query over tables that may not be joined, is silenced instead: the assertion is a
//! constant, and the association's type goes through it ([`Sound`]), so that where it panics the type is unknown and
//! nothing that is written with it is an error of its own.

use crate::association::Mirrors;
use crate::key::{ComparedByEngine, RowKey, SameTypes, Selected, UniqueKey};
use crate::model::Model;
use diesel::backend::Backend;
use diesel::expression::AsExpression;
use diesel::sql_types::SqlType;
use diesel::{Expression, Selectable};
use std::hash::Hash;
use std::marker::PhantomData;

/// Does the parent mirror it? If not, the error says so.
pub const fn mirrored<Parent: Mirrors<Child, Name>, Child, Name>() {}

/// Two tables that may appear in one query. [`WithChild`](crate::query::WithChild) and its like ask for it, so that a
/// forgotten pair is said in our words where a query is called for, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` and `{Other}` are not allowed in one query",
    note = "list both in one `diesel::allow_tables_to_appear_in_same_query!(..)`"
)]
pub trait Together<Other> {}

#[diagnostic::do_not_recommend]
impl<Table, Other> Together<Other> for Table
where
    Table: diesel::query_source::TableNotEqual<Other>,
    Other: diesel::Table + diesel::query_source::TableNotEqual<Table>,
{
}

/// Knows at compile time whether two tables may appear in one query: `TogetherProbe::<A, B>::TOGETHER` is the inherent
/// constant where they may, and the trait's where they may not.
pub struct TogetherProbe<A, B>(PhantomData<(A, B)>);

impl<A, B> TogetherProbe<A, B>
where
    A: diesel::query_source::TableNotEqual<B>,
    B: diesel::query_source::TableNotEqual<A>,
{
    /// They may.
    pub const TOGETHER: bool = true;
}

/// See [`TogetherProbe`].
pub trait Apart {
    /// They may not.
    const TOGETHER: bool = false;
}

impl<A, B> Apart for TogetherProbe<A, B> {}

/// Knows at compile time whether two keys hold the same SQL types, but for NULL: `KeyProbe::<Columns, References>::SAME_TYPE`.
pub struct KeyProbe<Columns, References>(PhantomData<(Columns, References)>);

impl<Columns: SameTypes<References>, References> KeyProbe<Columns, References> {
    /// They do.
    pub const SAME_TYPE: bool = true;
}

/// See [`KeyProbe`].
pub trait OtherType {
    /// They do not.
    const SAME_TYPE: bool = false;
}

impl<Columns, References> OtherType for KeyProbe<Columns, References> {}

/// Knows at compile time whether the values of a row struct's key of that name have this Rust type:
/// `ValuesProbe::<Row, Name, Values>::SAME_TYPE`.
pub struct ValuesProbe<Row, Name, Values>(PhantomData<(Row, Name, Values)>);

impl<Row: UniqueKey<Name, Value = Values>, Name, Values> ValuesProbe<Row, Name, Values> {
    /// They have.
    pub const SAME_TYPE: bool = true;
}

impl<Row, Name, Values> OtherType for ValuesProbe<Row, Name, Values> {}

/// Knows at compile time whether a value of a column's can be copied, paired and bound: `ValueProbe::<Column, Value>::IS_KEY`.
pub struct ValueProbe<Column, Value>(PhantomData<(Column, Value)>);

impl<Column, Value> ValueProbe<Column, Value>
where
    Column: Expression<SqlType: SqlType>,
    Value: Clone + Eq + Hash + AsExpression<Column::SqlType>,
{
    /// It can.
    pub const IS_KEY: bool = true;
}

/// See [`ValueProbe`].
pub trait NoValue {
    /// It cannot.
    const IS_KEY: bool = false;
}

impl<Column, Value> NoValue for ValueProbe<Column, Value> {}

/// Knows at compile time whether a row struct has a unique key of that name: `UniqueProbe::<Row, Name>::UNIQUE`.
pub struct UniqueProbe<Row, Name>(PhantomData<(Row, Name)>);

impl<Row: UniqueKey<Name>, Name> UniqueProbe<Row, Name> {
    /// It has.
    pub const UNIQUE: bool = true;
}

/// See [`UniqueProbe`].
pub trait NotUnique {
    /// It has not.
    const UNIQUE: bool = false;
}

impl<Row, Name> NotUnique for UniqueProbe<Row, Name> {}

/// Knows at compile time whether two types are one: `SameProbe::<A, B>::SAME`.
pub struct SameProbe<A, B>(PhantomData<(A, B)>);

impl<T> SameProbe<T, T> {
    /// They are.
    pub const SAME: bool = true;
}

/// See [`SameProbe`].
pub trait Other {
    /// They are not.
    const SAME: bool = false;
}

impl<A, B> Other for SameProbe<A, B> {}

/// Knows at compile time whether a type is a model: `ModelProbe::<M>::MODEL`.
pub struct ModelProbe<M>(PhantomData<M>);

impl<M: Model> ModelProbe<M> {
    /// It is.
    pub const MODEL: bool = true;
}

/// See [`ModelProbe`].
pub trait NotAModel {
    /// It is not, and what names it says so.
    const MODEL: bool = false;
}

impl<M> NotAModel for ModelProbe<M> {}

/// Knows at compile time whether a table is a model's: `TableProbe::<Table, Model>::OF_MODEL`.
pub struct TableProbe<Table, M>(PhantomData<(Table, M)>);

impl<Table, M: Model<Table = Table>> TableProbe<Table, M> {
    /// It is.
    pub const OF_MODEL: bool = true;
}

/// See [`TableProbe`].
pub trait OtherTable {
    /// It is not.
    const OF_MODEL: bool = false;
}

impl<Table, M> OtherTable for TableProbe<Table, M> {}

/// Knows at compile time whether two row structs have one primary key: `RowKeyProbe::<Row, Other>::SAME_KEY`.
pub struct RowKeyProbe<Row, Other>(PhantomData<(Row, Other)>);

impl<Row: RowKey, Other: RowKey> RowKeyProbe<Row, Other> {
    /// They name the same columns.
    pub const SAME_KEY: bool = crate::__private::same_names(Row::NAMES, Other::NAMES);
}

/// Knows at compile time whether the primary keys of two row structs are of one Rust type:
/// `RowValueProbe::<Row, Other>::SAME_TYPE`.
pub struct RowValueProbe<Row, Other>(PhantomData<(Row, Other)>);

impl<K, Row: RowKey<Value = K>, Other: RowKey<Value = K>> RowValueProbe<Row, Other> {
    /// They are.
    pub const SAME_TYPE: bool = true;
}

impl<Row, Other> OtherType for RowValueProbe<Row, Other> {}

/// See [`RowKeyProbe`].
pub trait NoRowKey {
    /// One of them has none, and what asks for it says so.
    const SAME_KEY: bool = true;
}

impl<Row, Other> NoRowKey for RowKeyProbe<Row, Other> {}

/// Knows at compile time whether a model's primary key is the one of its table: `TableKeyProbe::<Model>::OF_TABLE`.
pub struct TableKeyProbe<M>(PhantomData<M>);

impl<M, K> TableKeyProbe<M>
where
    M: Model<Table: diesel::Table<PrimaryKey = K>> + RowKey<Columns: Selected<Selected = K>>,
{
    /// It is.
    pub const OF_TABLE: bool = true;
}

/// See [`TableKeyProbe`].
pub trait NotOfTable {
    /// It is not, and the model's own derive says so.
    const OF_TABLE: bool = false;
}

impl<M> NotOfTable for TableKeyProbe<M> {}

/// Knows at compile time whether the engine compares the values of a column: `EngineProbe::<Column>::BY_ENGINE`.
pub struct EngineProbe<Column>(PhantomData<Column>);

impl<Column: Expression<SqlType: ComparedByEngine>> EngineProbe<Column> {
    /// It does.
    pub const BY_ENGINE: bool = true;
}

/// See [`EngineProbe`].
pub trait ByRust {
    /// It does not.
    const BY_ENGINE: bool = false;
}

impl<Column> ByRust for EngineProbe<Column> {}

/// Knows at compile time whether a row struct can be selected on a backend: `LoadProbe::<Row, DB>::LOADS`.
pub struct LoadProbe<Row, DB>(PhantomData<(Row, DB)>);

impl<Row: Selectable<DB>, DB: Backend> LoadProbe<Row, DB> {
    /// It can.
    pub const LOADS: bool = true;
}

/// See [`LoadProbe`].
pub trait LoadsNot {
    /// It cannot.
    const LOADS: bool = false;
}

impl<Row, DB> LoadsNot for LoadProbe<Row, DB> {}

/// In the place of a backend whose feature is off.
#[cfg(not(all(feature = "sqlite", feature = "postgres", feature = "mysql")))]
pub enum Disabled {}

/// SQLite, where the feature is on.
#[cfg(feature = "sqlite")]
pub type Sqlite = diesel::sqlite::Sqlite;
/// SQLite, where the feature is on.
#[cfg(not(feature = "sqlite"))]
pub type Sqlite = Disabled;

/// PostgreSQL, where the feature is on.
#[cfg(feature = "postgres")]
pub type Postgres = diesel::pg::Pg;
/// PostgreSQL, where the feature is on.
#[cfg(not(feature = "postgres"))]
pub type Postgres = Disabled;

/// MariaDB, where the feature is on.
#[cfg(feature = "mysql")]
pub type Mariadb = diesel::mysql::Mysql;
/// MariaDB, where the feature is on.
#[cfg(not(feature = "mysql"))]
pub type Mariadb = Disabled;

/// Whether no backend is on, so that nothing is known of any row struct.
pub const NO_BACKEND: bool = cfg!(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")));

/// `T`, where all constants in `(If<A>, If<B>, ..)` have a value; where one panicked, what rustc knows nothing of and says
/// nothing about.
pub trait Sound<T> {
    /// `T`
    type Is;
}

impl<Assertions, T> Sound<T> for Assertions {
    type Is = T;
}

/// A choice that a probe made: between what is meant, where the two sides agree, and a stand-in that compiles beside the
/// message that they do not; or between two ways to write a query.
pub struct If<const CONDITION: bool>;

/// See [`If`].
pub trait Choose<Then, Else> {
    /// The one or the other.
    type Chosen;
    /// The one or the other.
    fn choose(then: impl FnOnce() -> Then, or: impl FnOnce() -> Else) -> Self::Chosen;
}

impl<Then, Else> Choose<Then, Else> for If<true> {
    type Chosen = Then;

    fn choose(then: impl FnOnce() -> Then, _: impl FnOnce() -> Else) -> Then {
        then()
    }
}

impl<Then, Else> Choose<Then, Else> for If<false> {
    type Chosen = Else;

    fn choose(_: impl FnOnce() -> Then, or: impl FnOnce() -> Else) -> Else {
        or()
    }
}
