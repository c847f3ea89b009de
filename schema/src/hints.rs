//! Designs that are allowed, and seldom meant: what no engine refuses and no comparison finds.
//!
//! A `note` on an association, which says why it is as it is, silences what would be said of its design.

mod rules;
#[cfg(test)]
mod tests;

use crate::error::Place;
use diesel_one_to_one::definition::{Entry, Model};
use std::fmt;

/// Something to think over.
///
/// ```
/// use diesel_one_to_one_schema::{error::Place, hints::{Hint, Lint}};
///
/// let place = Place::Model { model: "Profile" };
/// let hint = Hint { place, lint: Lint::IndexServed { what: "index", columns: vec!["user_id"], by: vec!["user_id"] } };
/// assert_eq!(hint.code(), "O2O503");
/// assert_eq!(
///     hint.to_string(),
///     "`Profile` has an index on `(user_id)`, though `(user_id)` is unique already and serves: leave it out",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The model or the association it is about.
    pub place: Place,
    /// What is to be thought over.
    pub lint: Lint,
}

/// What is to be thought over.
///
/// ```
/// use diesel_one_to_one_schema::hints::Lint;
///
/// assert_eq!(Lint::OverNormalised { parent: "User" }.code(), "O2O504");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lint {
    /// Every parent has a child, and the key may be NULL on the child's side: it is on the wrong one.
    NullableRequired {
        /// The parent.
        parent: &'static str,
        /// The columns of the key.
        columns: Vec<&'static str>,
    },
    /// Each of two models holds a key to the other.
    BothSides {
        /// The association of the other one.
        other: Place,
    },
    /// An index or a UNIQUE begins with columns that are unique already, or is the beginning of such ones.
    IndexServed {
        /// `index` or `UNIQUE`.
        what: &'static str,
        /// Its columns.
        columns: Vec<&'static str>,
        /// The columns that are unique already.
        by: Vec<&'static str>,
    },
    /// Neither side is ever without the other, both go together, and nothing else refers to the child.
    OverNormalised {
        /// The parent.
        parent: &'static str,
    },
    /// A column says when a row ended, and the UNIQUE counts rows that have.
    HistoryUnderUnique {
        /// The column.
        column: &'static str,
        /// The columns of the key.
        key: Vec<&'static str>,
    },
}

/// All the hints for these models, in their order.
///
/// ```
/// use diesel_one_to_one::definition::*;
/// use diesel_one_to_one_schema::hints::hints;
///
/// static EMPLOYEE: Model = Model { has: &[Mirror::new("post", || &POST)], ..Model::new("Employee", "employees", &["id"]) };
/// static POST: Model = Model {
///     columns: &[Column::new("id").generated(), Column::new("employee_id"), Column::new("ended_on").nullable()],
///     belongs_to: &[Association::new("employee", "post", Key::ForeignKey(ForeignKey {
///         columns: &["employee_id"],
///         parent: || &EMPLOYEE,
///         references: &["id"],
///     }))],
///     ..Model::new("Post", "posts", &["id"])
/// };
/// let models = [&EMPLOYEE, &POST].map(|model| Entry { model, types: &[] });
/// let hints = hints(&models);
/// assert_eq!((hints.len(), hints[0].code()), (1, "O2O505"));
/// assert!(hints[0].to_string().starts_with("`Post.employee`, by its name, keeps history (`ended_on`)"));
/// ```
#[must_use]
pub fn hints(models: &[Entry]) -> Vec<Hint> {
    let models: Vec<&'static Model> = models.iter().map(|entry| entry.model).collect();
    models.iter().flat_map(|model| rules::all(model, &models)).collect()
}

impl Hint {
    /// A code that stays the same when the words change.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.lint.code()
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place;
        match &self.lint {
            Lint::NullableRequired { parent, columns } => {
                let columns = listed(columns);
                write!(f, "{place}: every `{parent}` has one, and {columns} may be NULL: make it NOT NULL, or ")?;
                write!(f, "let `{parent}` hold the key, NOT NULL, if the other side can be alone")
            }
            Lint::BothSides { other } => {
                write!(f, "{place} and {other} hold a key to each other, which nothing keeps in step: ")?;
                f.write_str("drop one and mirror the other, or say in its `note` what else it means")
            }
            Lint::IndexServed { what, columns, by } => {
                let (columns, by) = (listed(columns), listed(by));
                let article = if *what == "index" { "an" } else { "a" };
                write!(f, "{place} has {article} {what} on {columns}, though {by} is unique already and serves: ")?;
                f.write_str("leave it out")
            }
            Lint::OverNormalised { parent } => {
                write!(f, "{place}: every `{parent}` has one, they go together, and nothing else refers to it: ")?;
                f.write_str("one table would do. If rights, size or the rate of writes is why there are two, ")?;
                f.write_str("say so in its `note`")
            }
            Lint::HistoryUnderUnique { column, key } => {
                let key = listed(key);
                write!(
                    f,
                    "{place}, by its name, keeps history (`{column}`), and {key} is UNIQUE among all rows, so that "
                )?;
                write!(
                    f,
                    "there can be one ever: count current rows only (`current({column})`), keep history in a table "
                )?;
                f.write_str("of its own, or say in its `note` that the one row is written over")
            }
        }
    }
}

fn listed(columns: &[&str]) -> String {
    format!("`({})`", columns.join(", "))
}
