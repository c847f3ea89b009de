use super::{Beside, Change, Data};
use crate::audit::Keep;
use crate::dialect::copy::others;
use crate::live::Inspect;
use crate::schema::{Column, DataType, TableName, TypeNames, whole_numbers};
use diesel::QueryResult;
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
        /// How many these are in a database, where one was asked.
        rows: Option<u64>,
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
            Loss::Others { table, columns, keep, rows } => {
                let kept = if *keep == Keep::Oldest { "oldest" } else { "newest" };
                write!(f, "every row of `{table}` but the {kept} for each {}", super::list(columns))?;
                rows.map_or(Ok(()), |rows| write!(f, " (rows today: {rows})"))
            }
            Loss::Below { table, parent } => write!(f, "what of `{table}` refers to those rows of `{parent}`"),
        }
    }
}

impl Loss {
    /// Asks a database how many rows these are.
    #[cfg(feature = "cli")]
    pub(crate) fn count<Conn: Inspect>(&mut self, conn: &mut Conn) -> QueryResult<()> {
        if let Loss::Others { table, columns, rows, .. } = self {
            *rows = Some(count_others(table, columns, conn)?);
        }
        Ok(())
    }
}

/// How many rows have the same in these columns as another one.
pub(crate) fn count_others<Conn: Inspect>(table: &TableName, columns: &[String], conn: &mut Conn) -> QueryResult<u64> {
    conn.count(&others(table, columns, Conn::DIALECT)).map(i64::unsigned_abs)
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
        // every engine writes all of its digits
        (Some(powers), None) if other == L::Text => has_room(&to.names, digits_of(powers)),
        _ => matches!((one, other), (L::Float, L::Double)),
    }
}

/// How many characters the longest number between these powers of two has.
fn digits_of((below, above): (u8, u8)) -> usize {
    let sign = if below == 0 { "" } else { "-" };
    format!("{sign}{}", 1_u128 << below.max(above)).len()
}

/// Does a text of that type have so many characters, whatever an engine calls it?
fn has_room(names: &TypeNames, characters: usize) -> bool {
    const UNBOUNDED: [&str; 6] = ["text", "longtext", "mediumtext", "tinytext", "varchar", "character varying"];
    let room = |name: &String| {
        let name = name.to_lowercase();
        let (word, bound) =
            name.split_once('(').map_or((name.trim(), None), |(word, bound)| (word.trim(), Some(bound)));
        let most = bound.map(|it| it.trim_end().trim_end_matches(')').trim().parse());
        UNBOUNDED.contains(&word) && most.is_none_or(|it| it.is_ok_and(|most: usize| most >= characters))
    };
    [&names.sqlite, &names.postgres, &names.mariadb].into_iter().flatten().all(room)
}

#[cfg(test)]
mod tests {
    use super::{DataType, L, TypeNames, holds_all};

    #[test]
    fn a_text_holds_each_whole_number_that_it_has_room_for() {
        let text = |name: &str| DataType { names: TypeNames::same(name), ..L::Text.into() };
        let all = |from: L, to: &DataType| holds_all(&from.into(), to);
        assert!(all(L::BigInt, &L::Text.into()) && all(L::UnsignedBigInt, &text("LONGTEXT")));
        for (whole, longest) in [
            (L::TinyInt, i8::MIN.to_string()),
            (L::SmallInt, i16::MIN.to_string()),
            (L::Integer, i32::MIN.to_string()),
            (L::BigInt, i64::MIN.to_string()),
            (L::UnsignedTinyInt, u8::MAX.to_string()),
            (L::UnsignedSmallInt, u16::MAX.to_string()),
            (L::UnsignedInteger, u32::MAX.to_string()),
            (L::UnsignedBigInt, u64::MAX.to_string()),
        ] {
            let room = |more: usize| text(&format!("varchar({})", longest.len() - 1 + more));
            assert!(all(whole, &room(1)) && !all(whole, &room(0)), "{whole:?}");
        }
        // not the way back, nor what the engine fills up or only its author knows
        assert!(!holds_all(&L::Text.into(), &L::BigInt.into()));
        assert!(
            !all(L::SmallInt, &text("char(9)"))
                && !all(L::SmallInt, &text("citext"))
                && !all(L::Double, &L::Text.into())
        );
    }
}
