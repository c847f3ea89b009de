//! What happens to rows, as plain data.

use super::Loss;
use crate::{
    audit::Keep,
    schema::{Column, ForeignKey, Table, TableName},
};

/// Rows that move, or go.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::{change::{Change, Copy, Data, Rows}, schema::{Column, TableName}};
///
/// let [users, profiles] = ["users", "profiles"].map(TableName::new);
/// let bio = Column { nullable: true, ..Column::new("bio", LogicalType::Text) };
/// let [id, user_id] = ["id", "user_id"].map(str::to_owned);
/// let forth = Copy {
///     from: users.clone(),
///     to: profiles.clone(),
///     keys: vec![(user_id.clone(), id.clone())],
///     values: vec![(bio.clone(), bio.clone())],
///     rows: Rows::New,
/// };
/// let back = Copy {
///     from: profiles,
///     to: users,
///     keys: vec![(id, user_id)],
///     values: vec![(bio.clone(), bio)],
///     rows: Rows::There,
/// };
/// let copy = Change::Data(Box::new(Data::Copy { forth, back }));
/// assert_eq!(copy.to_string(), "`bio` of `users` is copied into `profiles`, as new rows");
/// assert_eq!(copy.inverse().unwrap().to_string(), "`bio` of `profiles` is copied into `users`");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Data {
    /// Values are copied, and looked at where they arrived: where one is not there, nothing goes on.
    Copy {
        /// What is done.
        forth: Copy,
        /// What undoes it.
        back: Copy,
    },
    /// Of the rows that have the same in some columns one is kept.
    Keep(Kept),
    /// The same as a copy, but in pieces that are each committed by itself, while others write.
    Backfill {
        /// What is done.
        forth: Pieces,
        /// What undoes it.
        back: Pieces,
    },
    /// From now on, whoever writes one of two places writes the other one, too.
    Mirror(Mirror),
    /// No more.
    Unmirror(Mirror),
    /// Nobody else writes some tables until the end, nor looks at them where that keeps out who writes; locked in this order.
    Lock {
        /// On the way there.
        forth: Vec<TableName>,
        /// On the way back.
        back: Vec<TableName>,
    },
    /// What a run that failed may have left is made undone, so that the next one begins as it did.
    Again {
        /// The foreign keys that come later.
        forth: Vec<(TableName, ForeignKey)>,
        /// Those that come later on the way back.
        back: Vec<(TableName, ForeignKey)>,
    },
}

/// Values that are copied from one table into another, or within one.
///
/// [`Data`] has an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    /// Where they are.
    pub from: TableName,
    /// Where they ought to be.
    pub to: TableName,
    /// Which row is whose: the columns of `to`, and those of `from` that have the same. None where a row is its own.
    pub keys: Vec<(String, String)>,
    /// What is copied: the columns of `to`, and those of `from`.
    pub values: Vec<(Column, Column)>,
    /// Into which rows.
    pub rows: Rows,
}

/// Which rows a [`Copy`](struct@Copy) writes.
///
/// ```
/// use diesel_one_to_one_schema::change::Rows;
///
/// assert_ne!(Rows::There, Rows::New);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Those that are there and have the key.
    There,
    /// One for each that has any of the values, unless there is one.
    New,
    /// Each its own.
    Same,
}

/// One row is kept of those that have the same in these columns.
///
/// ```
/// use diesel_one_to_one_schema::{audit::Keep, change::{Change, Data, Kept}, schema::{Table, TableName}};
///
/// let table = Table::new(TableName::new("profiles"));
/// let kept = Kept { table, columns: vec!["user_id".into()], keep: Keep::Newest, takes: Vec::new() };
/// let change = Change::Data(Box::new(Data::Keep(kept)));
/// assert_eq!(change.losses()[0].to_string(), "every row of `profiles` but the newest for each `user_id`");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The table.
    pub table: Table,
    /// The columns.
    pub columns: Vec<String>,
    /// Which row.
    pub keep: Keep,
    /// The tables whose rows go, or become nobody's, with those that go.
    pub takes: Vec<TableName>,
}

/// A copy in pieces.
///
/// ```
/// use diesel_one_to_one_schema::{change::{Copy, Pieces, Rows}, schema::TableName};
///
/// let [from, to] = ["users", "profiles"].map(TableName::new);
/// let copy = Copy { from, to, keys: Vec::new(), values: Vec::new(), rows: Rows::New };
/// let pieces = Pieces { copy, order: vec!["id".into()], most: 1_000 };
/// assert_eq!(pieces.most, 1_000);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Pieces {
    /// What is copied.
    pub copy: Copy,
    /// The primary key of the table that it is copied from.
    pub order: Vec<String>,
    /// How many rows a piece has at most.
    pub most: u32,
}

/// Two places that hold the same.
///
/// ```
/// use diesel_one_to_one_schema::{change::{Copy, Mirror, Rows}, schema::TableName};
///
/// let [from, to] = ["users", "profiles"].map(TableName::new);
/// let copy = |rows| Copy { from: from.clone(), to: to.clone(), keys: Vec::new(), values: Vec::new(), rows };
/// let mirror = Mirror { name: "users_profiles".into(), one: copy(Rows::New), other: copy(Rows::There) };
/// assert_ne!(mirror.one, mirror.other);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Mirror {
    /// What its parts in the database are called by.
    pub name: String,
    /// From the one to the other.
    pub one: Copy,
    /// And back.
    pub other: Copy,
}

impl Data {
    /// Is it there for its way back alone?
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Data::Lock { forth, .. } => forth.is_empty(),
            Data::Again { forth, .. } => forth.is_empty(),
            _ => false,
        }
    }

    pub(super) fn inverse(self) -> Option<Data> {
        Some(match self {
            Data::Copy { forth, back } => Data::Copy { forth: back, back: forth },
            Data::Keep(_) => return None,
            Data::Backfill { forth, back } => Data::Backfill { forth: back, back: forth },
            Data::Mirror(mirror) => Data::Unmirror(mirror),
            Data::Unmirror(mirror) => Data::Mirror(mirror),
            Data::Lock { forth, back } => Data::Lock { forth: back, back: forth },
            Data::Again { forth, back } => Data::Again { forth: back, back: forth },
        })
    }

    pub(super) fn losses(&self) -> Vec<Loss> {
        match self {
            Data::Keep(kept) => {
                let (table, columns) = (kept.table.name.clone(), kept.columns.clone());
                let others = Loss::Others { table, columns, keep: kept.keep, rows: None };
                let below =
                    kept.takes.iter().map(|it| Loss::Below { table: it.clone(), parent: kept.table.name.clone() });
                [others].into_iter().chain(below).collect()
            }
            Data::Copy { forth, .. } if forth.rows == Rows::Same => {
                let lost =
                    |(to, _): &(Column, Column)| Loss::Values { table: forth.to.clone(), column: to.name.clone() };
                // what was NULL before is new
                forth.values.iter().filter(|(to, _)| !to.nullable).map(lost).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The copy whose values are somewhere else afterwards.
    pub(crate) const fn copied(&self) -> Option<&Copy> {
        match self {
            Data::Copy { forth, .. } => Some(forth),
            Data::Backfill { forth, .. } => Some(&forth.copy),
            Data::Unmirror(mirror) => Some(&mirror.one),
            _ => None,
        }
    }
}

impl Copy {
    /// Does what a row of `from` has in the column have another place afterwards?
    pub(crate) fn has(&self, table: &TableName, column: &str) -> bool {
        let keys = self.keys.iter().map(|(_, from)| from.as_str());
        let mut values = keys.chain(self.values.iter().map(|(_, from)| from.name.as_str()));
        self.from == *table && values.any(|it| it == column)
    }
}
