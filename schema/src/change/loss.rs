use super::{Beside, Change, Data};
use crate::audit::Keep;
use crate::schema::{Column, DataType, TableName, whole_numbers};
use diesel_one_to_one::definition::LogicalType as L;
use std::fmt;

/// What a change would lose for good.
///
/// ```
/// use diesel_one_to_one_schema::{change::{Change, Loss}, schema::{Table, TableName}};
///
/// let loss = Change::DropTable(Table::new(TableName::new("users"))).losses();
/// assert_eq!(loss, [Loss::Rows(TableName::new("users"))]);
/// assert_eq!(loss[0].to_string(), "every row of `users`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// The rows of a table.
    Rows(TableName),
    /// What is in a column.
    Values {
        /// The table.
        table: TableName,
        /// The column.
        column: String,
    },
    /// What of a column's values its new type cannot hold.
    Digits {
        /// The table.
        table: TableName,
        /// The column.
        column: String,
        /// What it holds.
        from: DataType,
        /// What it will hold.
        to: DataType,
    },
    /// All rows of a table that have the same in some columns as one that is kept.
    Others {
        /// The table.
        table: TableName,
        /// The columns.
        columns: Vec<String>,
        /// Which one is kept.
        keep: Keep,
    },
    /// The rows of a table that refer to those which go, or what they refer with.
    Below {
        /// The table.
        table: TableName,
        /// The table whose rows go.
        parent: TableName,
    },
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Loss::Rows(table) => write!(f, "every row of `{table}`"),
            Loss::Values { table, column } => write!(f, "what is in `{table}.{column}`"),
            Loss::Digits { table, column, from, to } => {
                write!(f, "what of `{table}.{column}` ({from}) does not fit into {to}")
            }
            Loss::Others { table, columns, keep } => {
                let kept = if *keep == Keep::Oldest { "oldest" } else { "newest" };
                write!(f, "every row of `{table}` but the {kept} for each {}", super::list(columns))
            }
            Loss::Below { table, parent } => write!(f, "what of `{table}` refers to those rows of `{parent}`"),
        }
    }
}

impl Change {
    /// What it would lose.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        match self {
            Change::DropTable(table) => vec![Loss::Rows(table.name.clone())],
            Change::DropColumn(table, column) => values(table, column).into_iter().collect(),
            Change::AlterColumn { table, from, to } => digits(table, from, to).into_iter().collect(),
            Change::Rebuild(rebuild) => {
                let table = &rebuild.from.name;
                let of = |column: &Column| {
                    let kept = rebuild.keeps.iter().find(|(_, from)| *from == column.name);
                    match kept.and_then(|(to, _)| rebuild.to.column(to)) {
                        Some(to) => digits(table, column, to),
                        None => values(table, column),
                    }
                };
                rebuild.from.columns.iter().filter_map(of).collect()
            }
            Change::Beside(piece) => match &**piece {
                Beside::Unlocked(change) => change.losses(),
                Beside::Keep(kept) => Data::Keep(kept.clone()).losses(),
                _ => Vec::new(),
            },
            Change::Data(data) => data.losses(),
            _ => Vec::new(),
        }
    }
}

/// What is computed can be computed again.
fn values(table: &TableName, column: &Column) -> Option<Loss> {
    let lost = || Loss::Values { table: table.clone(), column: column.name.clone() };
    (!column.is_generated()).then(lost)
}

fn digits(table: &TableName, from: &Column, to: &Column) -> Option<Loss> {
    if to.is_generated() {
        return if from.is_generated() { None } else { values(table, from) };
    }
    let lost = || Loss::Digits {
        table: table.clone(),
        column: from.name.clone(),
        from: from.data_type.clone(),
        to: to.data_type.clone(),
    };
    (!holds_all(&from.data_type, &to.data_type)).then(lost)
}

/// Does every value of the one have a place in the other?
pub(crate) fn holds_all(from: &DataType, to: &DataType) -> bool {
    let (one, other) = (from.logical, to.logical);
    if one == other {
        return from.names == to.names || one != L::Named;
    }
    match (whole_numbers(one), whole_numbers(other)) {
        (Some((below, above)), Some((lowest, highest))) => below <= lowest && above <= highest,
        _ => matches!((one, other), (L::Float, L::Double)),
    }
}
