//! Expressions over columns, in which each word stands apart.

use crate::{random::Random, rows::quoted};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Column, Table},
};

/// A column as an expression names it: as it is, where that is enough.
pub(super) fn word(name: &str, dialect: Dialect) -> String {
    let is_plain = name.len() == 1 && name.bytes().all(|it| it.is_ascii_lowercase());
    if is_plain { name.to_owned() } else { quoted(name, dialect) }
}

pub(super) fn is_about(expression: &str, column: &str, dialect: Dialect) -> bool {
    let word = word(column, dialect);
    expression.split(' ').any(|it| it == word)
}

pub(super) fn renamed(expression: &str, was: &str, is: &str, dialect: Dialect) -> String {
    let [was, is] = [was, is].map(|it| word(it, dialect));
    expression.split(' ').map(|it| if it == was { is.as_str() } else { it }).collect::<Vec<_>>().join(" ")
}

/// What a CHECK may ask of columns that hold this.
pub(super) fn condition(column: &Column, other: Option<&Column>, random: &mut Random, dialect: Dialect) -> String {
    let one = word(&column.name, dialect);
    match (column.data_type.logical, other.filter(|_| random.once_in(2))) {
        (logical, Some(other)) if super::is_whole(logical) => {
            format!("{one} + {} > -99", word(&other.name, dialect))
        }
        (_, _) if column.is_generated() => format!("{one} > -99"),
        (logical, _) if super::is_whole(logical) => format!("{one} {}", random.one_of(&[">= -9", "<= 3"])),
        (L::Double, _) => format!("{one} > -9.5"),
        (L::Date, _) => format!("{one} >= '2000-01-01'"),
        _ => format!("{one} <> 'none'"),
    }
}

/// Must what is in the column be no more than three?
pub(crate) fn is_bounded(table: &Table, column: &str, dialect: Dialect) -> bool {
    let bound = format!("{} <= 3", word(column, dialect));
    table.checks.iter().any(|it| it.expression == bound)
}
