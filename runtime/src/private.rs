//! What generated code names. Nothing here is promised to anyone else.

#[cfg(not(all(feature = "sqlite", feature = "postgres", feature = "mysql")))]
pub use crate::agreement::Disabled;
pub use crate::agreement::{
    Apart, ByRust, Choose, EngineProbe, If, KeyProbe, LoadProbe, LoadsNot, Mariadb, ModelProbe, NO_BACKEND, NoRowKey,
    NoValue, NotAModel, NotOfTable, NotUnique, Other, OtherTable, OtherType, Postgres, RowKeyProbe, RowValueProbe,
    SameProbe, Sound, Sqlite, TableKeyProbe, TableProbe, TogetherProbe, UniqueProbe, ValueProbe, ValuesProbe, mirrored,
};
pub use crate::alias::{ByAlias, ByTable, Places, Versus};
pub use crate::association::{
    Association, BelongsToOne, Declares, DeclaresAs, ForeignKeyField, HasOne, Mirrors, ToParent,
};
pub use crate::counter::{CounterProbe, NotCounted};
pub use crate::definition;
pub use crate::handle::{ChildOf, ChildrenOf, CreateAllWith, CreateWith, ParentOf, ParentsOf};
pub use crate::internal::{Inner, LeftOuter};
pub use crate::key::{ByEngine, ByValue, KeyField, Many, One, Part as KeyPart, PrimaryKey, RowKey, UniqueKey};
pub use crate::model::{ColumnTypes, KnownColumnType, Model, RefersInto, RowOf};
pub use crate::plan::{Hop, HopShape, Part, Parts, Plan, Then};
pub use crate::query::{
    ChildJoin, Exists, HasChild, JoinOfChild, JoinOfParent, ParentJoin, With, WithChild, WithExisting, WithParent,
    WithParentQuery, child_join, has_child, parent_join,
};
pub use crate::statement::Leaves;
pub use diesel;

use crate::internal::{Identifier, InfixNode, StaticQueryFragment};
use crate::tuples::each_tuple;
use diesel::Expression;
use diesel::query_source::{Column, Table};
use diesel::sql_types::SqlType;
pub use diesel::sql_types::is_nullable as nullability;
use std::fmt::Debug;

/// The name of an association as a type: a hash of it.
#[derive(Debug)]
pub enum Name<const HASH: u64> {}

/// A type beside parameters that are not in it: rustc refuses a type alias with a parameter that it does not mention.
pub trait Beside<Parameters> {
    /// The type.
    type Itself;
}

impl<T, Parameters> Beside<Parameters> for T {
    type Itself = T;
}

/// [`nullability::NotNull`] or [`nullability::IsNullable`].
pub type Nullability<C> = <<C as Expression>::SqlType as SqlType>::IsNull;

/// Whether a column may be NULL, as a constant.
pub trait IsNullable {
    /// May it?
    const IS_NULLABLE: bool;
}

impl IsNullable for nullability::NotNull {
    const IS_NULLABLE: bool = false;
}

impl IsNullable for nullability::IsNullable {
    const IS_NULLABLE: bool = true;
}

/// May the column be NULL?
#[must_use]
pub const fn is_nullable<C>() -> bool
where
    C: Expression<SqlType: SqlType<IsNull: IsNullable>>,
{
    Nullability::<C>::IS_NULLABLE
}

/// A column as `table!` has it.
#[must_use]
pub const fn column<C>() -> definition::Column
where
    C: Column<SqlType: SqlType<IsNull: IsNullable>>,
{
    let column = definition::Column::new(C::NAME);
    if is_nullable::<C>() { column.nullable() } else { column }
}

/// How many columns a table has.
#[must_use]
pub const fn column_count<T: Table<AllColumns: Count>>() -> usize {
    <T::AllColumns as Count>::COUNT
}

/// The number of columns in a tuple of them.
pub trait Count {
    /// The number.
    const COUNT: usize;
}

macro_rules! count {
    ($($column:ident)+) => {
        impl<$($column),+> Count for ($($column,)+) {
            const COUNT: usize = [$(stringify!($column)),+].len();
        }
    };
}
each_tuple!(count);

/// Are these the same names, in the same order?
#[must_use]
pub const fn same_names(a: &[&str], b: &[&str]) -> bool {
    let mut same = a.len() == b.len();
    let mut at = 0;
    while same && at < a.len() {
        same = same_bytes(a[at].as_bytes(), b[at].as_bytes());
        at += 1;
    }
    same
}

const fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let mut same = a.len() == b.len();
    let mut at = 0;
    while same && at < a.len() {
        same = a[at] == b[at];
        at += 1;
    }
    same
}

/// Are these one name to an engine that takes `A` for `a`, as SQLite does and MariaDB may?
#[must_use]
pub const fn same_but_for_case(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut same = a.len() == b.len();
    let mut at = 0;
    while same && at < a.len() {
        same = a[at].eq_ignore_ascii_case(&b[at]);
        at += 1;
    }
    same
}

/// The name of a table, as `table!` has it.
#[must_use]
pub const fn table<T>() -> definition::Table
where
    T: StaticQueryFragment<Component: NameOf<T>>,
{
    T::Component::NAME
}

/// The name that a table prints.
#[diagnostic::on_unimplemented(
    message = "the table is in a schema of its own, and `Model` is not told which",
    label = "a schema-qualified table",
    note = "say it on the struct: `#[model(schema = ..)]`"
)]
pub trait NameOf<T> {
    /// The name.
    const NAME: definition::Table;
}

impl<T: StaticQueryFragment<Component = Identifier<'static>>> NameOf<T> for Identifier<'static> {
    const NAME: definition::Table = definition::Table { schema: None, name: T::STATIC_COMPONENT.0 };
}

/// The name of a table in a schema of its own, as the struct has it.
#[must_use]
pub const fn table_in<T>(schema: &'static str, name: &'static str) -> definition::Table
where
    T: StaticQueryFragment<Component: InSchema>,
{
    definition::Table { schema: Some(schema), name }
}

/// What a table prints that is in a schema.
#[diagnostic::on_unimplemented(
    message = "`#[model(schema = ..)]` says that the table is in a schema, and its `table!` says that it is in none",
    label = "not in `table!`",
    note = "write the schema into `table! {{ schema.name (..) {{ .. }} }}` too, or remove this `schema`"
)]
pub trait InSchema {}

impl InSchema for Qualified {}

/// A name and its schema, as `table!` has them.
type Qualified = InfixNode<Identifier<'static>, Identifier<'static>, &'static str>;

/// Does `table!` say the same name and schema? There is no way to read them from it, but two can be compared.
#[must_use]
pub fn is_declared_as<T>(table: &definition::Table) -> bool
where
    T: StaticQueryFragment<Component: Debug>,
{
    let schema = Identifier(table.schema.unwrap_or_default());
    let said = InfixNode::new(schema, Identifier(table.name), ".");
    format!("{:?}", T::STATIC_COMPONENT) == format!("{said:?}")
}

/// A column of what an association leads to, as a plan calls it.
pub type FieldIn<A, Column> = <<A as Hop>::Place as Places<Column>>::Placed;

/// A column of what an association leads to, as a plan calls it.
pub fn field_in<A, Column>(column: Column) -> FieldIn<A, Column>
where
    A: Hop<Place: Places<Column>>,
{
    A::Place::place(column)
}
