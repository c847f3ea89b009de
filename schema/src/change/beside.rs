use super::{Change, Data, Kept};
use crate::{
    names,
    schema::{Check, Condition, ForeignKey, Index, PrimaryKey, TableName, Unique},
};
use std::fmt;

/// A piece of a change that is made beside others who write.
///
/// ```
/// use diesel_one_to_one_schema::{change::{Beside, Change, Promise}, schema::TableName};
///
/// let piece = Beside::Validate(TableName::new("profiles"), Promise::NotNull("bio".into()));
/// let change = Change::Beside(Box::new(piece));
/// assert_eq!(change.to_string(), "every row of `profiles` is held against it: `bio` is not NULL");
/// assert_eq!(change.inverse(), None); // nothing need be undone
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Beside {
    /// What a run that failed has left of an index under its passing name goes.
    Clear(TableName, Ordered),
    /// An index is built under a passing name, while others write. Outside of any transaction.
    Build(TableName, Ordered),
    /// An index under a passing name goes, while others write, if it is there. Outside of any transaction.
    Unbuild(TableName, Ordered),
    /// An index under a passing name becomes what it is for.
    Take(TableName, Ordered),
    /// What [`Take`](Self::Take) made is gone, or under its passing name again.
    Release(TableName, Ordered),
    /// An index goes, while others write, if it is there. Outside of any transaction.
    Drop(TableName, Ordered),
    /// It is built again under its own name, while others write. Outside of any transaction.
    Restore(TableName, Ordered),
    /// Rows that come have no NULL in the column; those that are there are not looked at.
    NoNewNull(TableName, String),
    /// What [`NoNewNull`](Self::NoNewNull) made goes, if it is there.
    AnyNewNull(TableName, String),
    /// The column, of which it is known that there is no NULL in it, cannot be NULL any more.
    NotNull(TableName, String),
    /// It can again.
    Null(TableName, String),
    /// The rows that are there are held against what the others keep already, while others write.
    Validate(TableName, Promise),
    /// Of the rows that have the same in some columns one is kept, while others write.
    Keep(Kept),
    /// The change, refused by the engine where others could not write meanwhile.
    Unlocked(Change),
}

/// What holds of every row that comes, and is not known of those that are there.
///
/// ```
/// use diesel_one_to_one_schema::change::Promise;
///
/// assert_eq!(Promise::NotNull("bio".into()).to_string(), "`bio` is not NULL");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Promise {
    /// What it refers to is there.
    ForeignKey(ForeignKey),
    /// It meets a condition.
    Check(Check),
    /// The column is not NULL.
    NotNull(String),
}

impl Promise {
    /// The name of the constraint that holds it.
    pub(crate) fn name(&self) -> String {
        match self {
            Promise::ForeignKey(it) => it.name.clone(),
            Promise::Check(it) => it.name.clone(),
            Promise::NotNull(column) => names::passing(column),
        }
    }
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Promise::ForeignKey(it) => write!(f, "what it refers to in `{}` is there", it.references.table),
            Promise::Check(it) => f.write_str(&it.expression),
            Promise::NotNull(column) => write!(f, "`{column}` is not NULL"),
        }
    }
}

/// What an engine keeps in order.
///
/// ```
/// use diesel_one_to_one_schema::{change::Ordered, schema::Index};
///
/// let index = Index { name: "users_name_idx".into(), columns: vec!["name".into()], valid: true };
/// assert_eq!(Ordered::Index(index).name(), "users_name_idx");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ordered {
    /// A primary key.
    PrimaryKey(PrimaryKey),
    /// What is unique beside it.
    Unique(Unique),
    /// Anything else.
    Index(Index),
}

impl Ordered {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Ordered::PrimaryKey(it) => &it.name,
            Ordered::Unique(it) => &it.name,
            Ordered::Index(it) => &it.name,
        }
    }

    /// Its columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        match self {
            Ordered::PrimaryKey(it) => &it.columns,
            Ordered::Unique(it) => &it.columns,
            Ordered::Index(it) => &it.columns,
        }
    }

    /// The rows that are counted, where not all are.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        if let Ordered::Unique(it) = self { it.condition.as_ref() } else { None }
    }

    /// The name that the index has until it is whole: nobody else's, so that what is left under it may go.
    pub(crate) fn passing_name(&self) -> String {
        names::passing(self.name())
    }

    /// Does it become a constraint of the table, which has its index, rather than stay an index?
    pub(crate) fn is_constraint(&self) -> bool {
        match self {
            Ordered::PrimaryKey(_) => true,
            Ordered::Unique(it) => it.condition.is_none(),
            Ordered::Index(_) => false,
        }
    }
}

impl Beside {
    pub(super) fn inverse(self) -> Option<Beside> {
        use Beside as B;
        Some(match self {
            B::Clear(..) | B::AnyNewNull(..) | B::Validate(..) | B::Keep(_) => return None,
            B::Build(table, it) => B::Unbuild(table, it),
            B::Unbuild(table, it) => B::Build(table, it),
            B::Take(table, it) => B::Release(table, it),
            B::Release(table, it) => B::Take(table, it),
            B::Drop(table, it) => B::Restore(table, it),
            B::Restore(table, it) => B::Drop(table, it),
            B::NoNewNull(table, column) => B::AnyNewNull(table, column),
            B::NotNull(table, column) => B::Null(table, column),
            B::Null(table, column) => B::NotNull(table, column),
            B::Unlocked(change) => B::Unlocked(change.inverse()?),
        })
    }
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Beside as B;
        match self {
            B::Clear(_, it) => write!(f, "what a run that failed left of `{}` goes", it.passing_name()),
            B::Build(table, it) => {
                write!(f, "`{}` is built for `{table}`, while others write", it.passing_name())
            }
            B::Unbuild(_, it) => write!(f, "`{}` goes, while others write", it.passing_name()),
            B::Take(_, it) => write!(f, "`{}` becomes `{}`", it.passing_name(), it.name()),
            B::Release(_, it) if it.is_constraint() => write!(f, "`{}` goes", it.name()),
            B::Release(_, it) => write!(f, "`{}` becomes `{}`", it.name(), it.passing_name()),
            B::Drop(table, it) => write!(f, "`{}` of `{table}` goes, while others write", it.name()),
            B::Restore(table, it) => write!(f, "`{}` is built for `{table}`, while others write", it.name()),
            B::NoNewNull(table, column) => write!(f, "`{table}.{column}` takes no NULL any more"),
            B::AnyNewNull(table, column) => write!(f, "no CHECK keeps NULL out of `{table}.{column}`"),
            B::NotNull(table, column) => write!(f, "`{table}.{column}` is NOT NULL"),
            B::Null(table, column) => write!(f, "`{table}.{column}` may be NULL"),
            B::Validate(table, it) => write!(f, "every row of `{table}` is held against it: {it}"),
            B::Keep(kept) => write!(f, "{}, while others write", Data::Keep(kept.clone())),
            B::Unlocked(change) => change.fmt(f),
        }
    }
}
