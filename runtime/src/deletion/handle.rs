//! `user.deletion()` and `User::deletion_of(&users)`.

use crate::model::Model;
use std::fmt;

/// The deletion of some rows, and of what goes with them: `user.deletion()`.
///
/// It does nothing until one of its verbs is called: [`plan`](super::blocking::Plan) or
/// [`run`](super::blocking::Run), which a prelude brings into scope.
///
#[doc = crate::doc::example!()]
/// assert_eq!(format!("{:?}", user.deletion()), "Deletion of User([1])");
/// # Ok(()) }
/// ```
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct Deletion<M: Model> {
    pub(crate) keys: Vec<M::Value>,
}

impl<M: Model> Deletion<M> {
    /// The deletion of the rows that have these primary keys.
    ///
    #[doc = crate::doc::example!()]
    /// use diesel_one_to_one::deletion::Deletion;
    ///
    /// let report = Deletion::<User>::by_keys([1, 2]).run(conn)?;
    /// assert_eq!(report.deleted_from("users"), 2);
    /// # Ok(()) }
    /// ```
    pub fn by_keys(keys: impl IntoIterator<Item = M::Value>) -> Self {
        Deletion { keys: keys.into_iter().collect() }
    }
}

/// Several rows of a model, given by reference.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not several rows of `{M}`",
    label = "not rows of `{M}`",
    note = "give a slice of them, or an iterator of references, `&rows`; of one row it is `row.deletion()`"
)]
pub trait RowsOf<M: Model> {
    /// Their primary keys.
    fn keys(self) -> Vec<M::Value>;
}

#[diagnostic::do_not_recommend]
impl<M: Model, Rows: IntoIterator<Item: RowOfModel<M>>> RowsOf<M> for Rows {
    fn keys(self) -> Vec<M::Value> {
        self.into_iter().map(RowOfModel::key).collect()
    }
}

/// A row of a model, given by reference.
pub trait RowOfModel<M: Model> {
    /// Its primary key.
    fn key(self) -> M::Value;
}

impl<M: Model> RowOfModel<M> for &M {
    fn key(self) -> M::Value {
        self.value_of()
    }
}

/// Gives every model its deletion. The preludes bring it into scope.
///
#[doc = crate::doc::example!()]
/// let report = user.deletion().run(conn)?;
/// assert_eq!(report.deleted_from("users"), 1);
/// # Ok(()) }
/// ```
pub trait Deletable: Model {
    /// The deletion of this row.
    fn deletion(&self) -> Deletion<Self> {
        Deletion::by_keys([self.value_of()])
    }

    /// The deletion of these rows: one, not one for each. A row that is given twice is one row.
    fn deletion_of<Rows: RowsOf<Self>>(rows: Rows) -> Deletion<Self> {
        Deletion::by_keys(rows.keys())
    }
}

impl<M: Model> Deletable for M {}

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
