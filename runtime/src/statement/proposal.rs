//! A new child, or a closure that makes one when it is needed.

use super::NewChild;
use crate::association::Association;

/// What `get_or_create` takes: what the child is made from, or a closure that is called only when there is no child.
#[diagnostic::on_unimplemented(
    message = "no child can be made from `{Self}`",
    label = "not insertable into the child's table, or it names the foreign key; nor a closure that makes what is",
    note = "derive `Insertable` for it, with the child's `table_name`, and leave the foreign key out: the handle fills it",
    note = "a closure takes no argument, is not async, and gives what the child is made from, no `Result`"
)]
pub trait Proposal<A: Association, Form> {
    /// What the child is made from.
    type New: NewChild<A>;
    /// It.
    fn propose(self) -> Self::New;
}

/// A [`Proposal`] that is what the child is made from.
#[derive(Debug, Clone, Copy)]
pub enum Given {}

/// A [`Proposal`] that is a closure.
#[derive(Debug, Clone, Copy)]
pub enum Called {}

impl<A: Association, New: NewChild<A>> Proposal<A, Given> for New {
    type New = New;

    fn propose(self) -> New {
        self
    }
}

impl<A: Association, New: NewChild<A>, Make: FnOnce() -> New> Proposal<A, Called> for Make {
    type New = New;

    fn propose(self) -> New {
        self()
    }
}
