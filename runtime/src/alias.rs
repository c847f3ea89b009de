//! Under which name a query has a table.
//!
//! A link alone joins plain tables. Where a table would stand twice in one query, the joined side gets an alias: the
//! other side of a self link, two children of one parent in one table, and what `EXISTS` looks into, which is to fit
//! into a query that joins the same table. Diesel's `alias!` tells only those aliases apart that one call declares; ours
//! are told apart by the association and the role.

use crate::agreement::Together;
use crate::association::Association;
use crate::internal::{AliasAliasAppearsInFromClauseSameTable, FieldAliasMapper};
use crate::model::Model;
use crate::query::ParentTable;
use crate::row::{Under, Whole};
use diesel::query_source::{Alias, AliasSource, Never, Once};
use std::marker::PhantomData;

/// The alias that an association has for one of its tables.
pub struct AliasOf<A, R: Role<A>> {
    table: R::Table,
    role: PhantomData<fn() -> (A, R)>,
}

impl<A, R: Role<A>> Default for AliasOf<A, R> {
    fn default() -> Self {
        AliasOf { table: R::Table::default(), role: PhantomData }
    }
}

impl<A, R: Role<A>> Clone for AliasOf<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R: Role<A>> Copy for AliasOf<A, R> {}

impl<A, R: Role<A>> std::fmt::Debug for AliasOf<A, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(R::NAME)
    }
}

impl<A, R: Role<A>> AliasSource for AliasOf<A, R> {
    type Target = R::Table;

    const NAME: &'static str = R::NAME;

    fn target(&self) -> &R::Table {
        &self.table
    }
}

/// What an alias is there for.
pub trait Role<A>: 'static {
    /// The table that it names.
    type Table: Default + Copy + 'static;
    /// Its name.
    const NAME: &'static str;
}

/// The child that is joined to its parent, under the parent's name for it.
#[derive(Debug, Clone, Copy)]
pub enum AsChild {}

/// The parent that is joined to its child, under the child's name for it.
#[derive(Debug, Clone, Copy)]
pub enum AsParent {}

/// The child that `EXISTS` looks for.
#[derive(Debug, Clone, Copy)]
pub enum InExists {}

impl<A: Association<Source: Copy + 'static>> Role<A> for AsChild {
    type Table = A::Source;
    const NAME: &'static str = A::CHILD_ALIAS;
}

impl<A: Association<Parent: Model<Table: Copy + 'static>>> Role<A> for AsParent {
    type Table = ParentTable<A>;
    const NAME: &'static str = A::PARENT_ALIAS;
}

impl<A: Association<Source: Copy + 'static>> Role<A> for InExists {
    type Table = A::Source;
    const NAME: &'static str = A::EXISTS_ALIAS;
}

/// Whether an association is that other one: `Once`, it is; `Never`, it is not. Where nothing is said, Diesel refuses a
/// query that has an alias of each.
pub trait Versus<Other> {
    /// How often the one appears where the other is.
    type Count;
}

impl<A: Association> Versus<A> for A {
    type Count = Once;
}

macro_rules! roles {
    (same: $($role:ident)+; apart: $($one:ident $other:ident)+) => {
        $(impl<A, B, T> AliasAliasAppearsInFromClauseSameTable<AliasOf<B, $role>, T> for AliasOf<A, $role>
        where
            A: Versus<B>,
            $role: Role<A> + Role<B>,
        {
            type Count = A::Count;
        })+
        $(impl<A, B, T> AliasAliasAppearsInFromClauseSameTable<AliasOf<B, $other>, T> for AliasOf<A, $one>
        where
            $one: Role<A>,
            $other: Role<B>,
        {
            type Count = Never;
        })+
    };
}

roles! {
    same: AsChild AsParent InExists;
    apart: AsChild AsParent AsParent AsChild AsChild InExists InExists AsChild AsParent InExists InExists AsParent
}

/// Under which names the queries of an association join its tables.
pub trait Naming<A> {
    /// The child, where it is joined.
    type Child: Place;
    /// The parent, where it is joined.
    type Parent: Place;
}

/// Plain tables.
#[derive(Debug, Clone, Copy)]
pub enum ByTable {}

/// Aliases of its own.
#[derive(Debug, Clone, Copy)]
pub enum ByAlias {}

impl<A> Naming<A> for ByTable {
    type Child = Plain;
    type Parent = Plain;
}

impl<A: Association> Naming<A> for ByAlias
where
    AsChild: Role<A>,
    AsParent: Role<A>,
{
    type Child = Renamed<AliasOf<A, AsChild>>;
    type Parent = Renamed<AliasOf<A, AsParent>>;
}

/// The table under its own name.
#[derive(Debug, Clone, Copy)]
pub enum Plain {}

/// The table under an alias.
#[derive(Debug, Clone, Copy)]
pub struct Renamed<S>(PhantomData<S>);

/// How a row struct is read from a table that stands here.
pub trait Place {
    /// Its shape.
    type Shape<T>;
}

impl Place for Plain {
    type Shape<T> = Whole<T>;
}

impl<S> Place for Renamed<S> {
    type Shape<T> = Under<T, S>;
}

/// What a query that has the table `From` joins for this one.
pub trait Joins<Table, From> {
    /// The table or an alias of it.
    type Source: Default;
}

impl<Table: Default, From: Together<Table>> Joins<Table, From> for Plain {
    type Source = Table;
}

impl<S: AliasSource + Default, From> Joins<S::Target, From> for Renamed<S> {
    type Source = Alias<S>;
}

/// What a column, a key or a selection of the table is called here.
pub trait Places<T> {
    /// What it is called here.
    type Placed;
    /// What it is called here.
    fn place(it: T) -> Self::Placed;
}

impl<T> Places<T> for Plain {
    type Placed = T;

    fn place(it: T) -> T {
        it
    }
}

impl<S: AliasSource + Default, T: FieldAliasMapper<S>> Places<T> for Renamed<S> {
    type Placed = T::Out;

    fn place(it: T) -> T::Out {
        it.map(&Alias::default())
    }
}
