//! `INSERT INTO users (..) VALUES (..), (..)`

use super::{Gives, by_text, push_table};
use crate::backend::WritingBackend;
use crate::definition::Table;
use diesel::query_builder::{AstPass, InsertStatement, Query, QueryFragment};
use diesel::{QueryResult, QuerySource};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One INSERT of the rows of many.
///
/// Diesel's own takes a `Vec` of what is inserted, and not of what it made of that; the values are shared, because they are
/// also asked for the keys of the rows.
#[derive(Debug)]
pub struct Many<Insert> {
    pub(crate) table: Table,
    pub(crate) rows: Vec<Arc<Insert>>,
    pub(crate) numbered: Option<Numbered>,
}

/// The numbers that the rows are given for a column that the database would count.
#[derive(Debug)]
pub struct Numbered {
    pub(crate) column: &'static str,
    /// One for each row.
    pub(crate) numbers: Vec<i64>,
}

by_text!(Many<Insert>);

/// How many values a statement binds at most: PostgreSQL and MariaDB count them in 16 bits, SQLite stops at half of that.
/// Half of these on each, because what is given for a column may be an expression with more than one.
const MOST: usize = 16_383;

/// How many rows of that many columns are in one statement.
pub(crate) fn rows_of<DB: WritingBackend>(columns: usize) -> usize {
    // one that names none says DEFAULT VALUES, which are of one row
    MOST.checked_div(columns).unwrap_or(1).clamp(1, DB::MOST_ROWS)
}

fn names_of<DB: WritingBackend>(values: &impl Gives<DB>) -> Vec<&'static str> {
    let mut names = Vec::new();
    values.names(&mut names);
    names
}

/// The statements that insert all rows: in one go those that name the same columns, in their order.
pub(crate) fn insertions<T, Values, DB>(
    table: Table,
    rows: &[Arc<InsertStatement<T, Values>>],
    numbered: Option<&Numbered>,
) -> Vec<Many<InsertStatement<T, Values>>>
where
    T: QuerySource,
    Values: Gives<DB>,
    DB: WritingBackend,
{
    let mut alike = BTreeMap::<_, Vec<usize>>::new();
    for (at, row) in rows.iter().enumerate() {
        alike.entry(names_of::<DB>(&row.records)).or_default().push(at);
    }
    let numbers = |places: &[usize], Numbered { column, numbers }: &Numbered| Numbered {
        column,
        numbers: places.iter().map(|at| numbers[*at]).collect(),
    };
    let one = |places: &[usize]| Many {
        table,
        rows: places.iter().map(|at| Arc::clone(&rows[*at])).collect(),
        numbered: numbered.map(|numbered| numbers(places, numbered)),
    };
    alike.iter().flat_map(|(names, places)| places.chunks(rows_of::<DB>(names.len())).map(one)).collect()
}

impl<T, Values, DB> QueryFragment<DB> for Many<InsertStatement<T, Values>>
where
    T: QuerySource,
    Values: Gives<DB>,
    DB: WritingBackend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if self.rows.len() > 1 {
            out.unsafe_to_cache_prepared();
        }
        let numbered = self.numbered.as_ref().map(|numbered| numbered.column);
        out.push_sql("INSERT INTO ");
        push_table(&self.table, &mut out)?;
        let mut columns = self.rows.first().map_or_else(Vec::new, |row| names_of::<DB>(&row.records));
        columns.retain(|column| Some(*column) != numbered);
        if columns.is_empty() && numbered.is_none() {
            out.push_sql(" DEFAULT VALUES");
            return Ok(());
        }
        for (at, column) in numbered.iter().chain(&columns).enumerate() {
            out.push_sql(if at == 0 { " (" } else { ", " });
            out.push_identifier(column)?;
        }
        out.push_sql(")");
        out.push_sql(if numbered.is_some() { DB::NUMBERED } else { "" });
        out.push_sql(" VALUES ");
        for (at, row) in self.rows.iter().enumerate() {
            out.push_sql(if at == 0 { "(" } else { ", (" });
            let mut between = "";
            if let Some(numbered) = &self.numbered {
                out.push_sql(&numbered.numbers[at].to_string());
                between = ", ";
            }
            row.records.give_all(numbered, &mut between, out.reborrow())?;
            out.push_sql(")");
        }
        Ok(())
    }
}

/// `SELECT users.id, .. FROM users WHERE users.id IN (?, ?)`: the rows that have the keys that were given to an INSERT.
#[derive(Debug)]
pub struct Given<Insert, Select> {
    pub(crate) rows: Vec<Arc<Insert>>,
    pub(crate) select: Select,
    pub(crate) key: &'static [&'static str],
}

by_text!(Given<Insert, Select>);

impl<Insert, Select: Query> Query for Given<Insert, Select> {
    type SqlType = Select::SqlType;
}

impl<T, Values, Select, DB> QueryFragment<DB> for Given<InsertStatement<T, Values>, Select>
where
    T: QuerySource,
    Values: Gives<DB>,
    Select: QueryFragment<DB>,
    DB: WritingBackend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        self.select.walk_ast(out.reborrow())?;
        let single = self.key.len() == 1;
        for (at, column) in self.key.iter().enumerate() {
            out.push_sql(match at {
                0 if single => " WHERE ",
                0 => " WHERE (",
                _ => ", ",
            });
            out.push_identifier(column)?;
        }
        for (at, row) in self.rows.iter().enumerate() {
            out.push_sql(match at {
                0 if single => " IN (",
                0 => ") IN (",
                _ => ", ",
            });
            for (at, column) in self.key.iter().enumerate() {
                out.push_sql(match at {
                    0 if single => "",
                    0 => "(",
                    _ => ", ",
                });
                row.records.give(column, out.reborrow())?;
            }
            out.push_sql(if single { "" } else { ")" });
        }
        out.push_sql(")");
        Ok(())
    }
}
