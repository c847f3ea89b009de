//! `user.deletion()` and `User::deletion_of(&users)`.

use crate::key::RowKey;
use crate::model::{Model, RowOf};
use std::fmt;

/// The deletion of some rows, and of what goes with them: `user.deletion()`.
///
/// It does nothing until one of its verbs is called: [`plan`](super::blocking::Plan) or
/// [`run`](super::blocking::Run), which a prelude brings into scope.
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct Deletion<M: Model> {
    pub(crate) keys: Vec<M::Value>,
}

/// Gives every model, and every row struct of a model's table, its deletion.
pub trait Deletable: RowOf + RowKey<Value = <<Self as RowOf>::Model as RowKey>::Value> {
    /// The deletion of this row.
    fn deletion(&self) -> Deletion<Self::Model> {
        Deletion { keys: vec![self.value_of()] }
    }

    /// The deletion of these rows: one, not one for each. A row that is given twice is one row.
    fn deletion_of<'a>(rows: impl IntoIterator<Item = &'a Self>) -> Deletion<Self::Model>
    where
        Self: Sized + 'a,
    {
        Deletion { keys: rows.into_iter().map(RowKey::value_of).collect() }
    }
}

impl<R> Deletable for R where R: RowOf + RowKey<Value = <<R as RowOf>::Model as RowKey>::Value> {}

impl<M: Model<Value: Clone>> Clone for Deletion<M> {
    fn clone(&self) -> Self {
        Deletion { keys: self.keys.clone() }
    }
}

impl<M: Model<Value: fmt::Debug>> fmt::Debug for Deletion<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Deletion of {}({:?})", M::DEFINITION.name, self.keys)
    }
}
