//! `INSERT INTO profiles (user_id, ..) VALUES (..)`, the key filled.

use super::NewColumns;
use crate::association::Association;
use crate::key::Assigns;
use crate::model::Model;
use crate::query::ParentTable;
use diesel::query_builder::InsertStatement;
use diesel::{Insertable, Table};

/// The plain Diesel INSERT of a new child.
pub type Insertion<A, New> = InsertStatement<<A as Association>::Source, <New as NewChild<A>>::Values>;

/// What a child is made from: anything that Diesel can insert into its table and that leaves its key out.
#[diagnostic::on_unimplemented(
    message = "no child can be made from `{Self}`",
    label = "not insertable into the child's table, or it names the foreign key",
    note = "derive `Insertable` for it, with the child's `table_name`, and leave the foreign key out: the handle fills it"
)]
pub trait NewChild<A: Association>: Sized {
    /// What is inserted.
    type Values;
    /// The columns that it names, the key left out.
    type Columns: NewColumns<A>;
    /// The INSERT of it under that key.
    fn insertion(self, key: A::Key) -> Insertion<A, Self>;
}

#[diagnostic::do_not_recommend]
impl<A, New> NewChild<A> for New
where
    A: Association<Source: Table, Columns: Default + Assigns<A::Key>>,
    New: Insertable<A::Source, Values: NewColumns<A>>,
    (<A::Columns as Assigns<A::Key>>::Assigned, New): Insertable<A::Source>,
{
    type Values = <(<A::Columns as Assigns<A::Key>>::Assigned, New) as Insertable<A::Source>>::Values;
    type Columns = New::Values;

    fn insertion(self, key: A::Key) -> Insertion<A, Self> {
        diesel::insert_into(A::Source::default()).values((A::Columns::default().assign(key), self))
    }
}

/// The plain Diesel INSERT of a new parent.
pub type ParentInsertion<A, New> = InsertStatement<ParentTable<A>, <New as NewParent<A>>::Values>;

/// What a parent is made from: anything that Diesel can insert into its table.
#[diagnostic::on_unimplemented(
    message = "no parent can be made from `{Self}`",
    label = "not insertable into the parent's table",
    note = "derive `Insertable` for it, with the parent's `table_name`"
)]
pub trait NewParent<A: Association<Parent: Model>>: Sized {
    /// What is inserted.
    type Values;
    /// The INSERT of it.
    fn insertion(self) -> ParentInsertion<A, Self>;
}

#[diagnostic::do_not_recommend]
impl<A, New> NewParent<A> for New
where
    A: Association<Parent: Model>,
    New: Insertable<ParentTable<A>>,
{
    type Values = New::Values;

    fn insertion(self) -> ParentInsertion<A, Self> {
        diesel::insert_into(ParentTable::<A>::default()).values(self)
    }
}
