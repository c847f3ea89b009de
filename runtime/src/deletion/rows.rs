//! The rows that go, as SQL: one common table expression for each table, one after the other.
//!
//! ```sql
//! WITH doomed_0 AS (SELECT users.id FROM users WHERE users.id IN (?)),
//!      doomed_1 AS (SELECT t.id FROM profiles AS t INNER JOIN doomed_0 AS d ON t.user_id = d.id)
//! SELECT t.id FROM avatars AS t INNER JOIN doomed_1 AS d ON t.profile_id = d.id
//! ```
//!
//! Each knows the ones before it by their names, so that neither a long chain nor a diamond makes the text nest or
//! multiply: sub-selects within sub-selects fail at 40 to 50 levels on SQLite and at 63 on MariaDB, and a chain of
//! diamonds has twice as many paths with each.

use super::backend::DeletingBackend;
use super::course::Course;
use super::graph::Link;
use crate::definition::Table;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, QueryFragment};

/// A deletion: its way through the models, and the condition that its first rows meet.
#[derive(Debug)]
pub struct Scope<Keys> {
    pub(crate) course: Course,
    pub(crate) keys: Keys,
}

/// Some rows of a table.
#[derive(Debug, Clone, Copy)]
pub enum Rows {
    /// Those that the deletion begins with.
    First,
    /// All that go.
    Doomed(usize),
    /// Those that go and are more than so many rows away from the first of their table.
    Deeper {
        /// The table.
        table: usize,
        /// How many.
        than: usize,
        /// How many there can be at most.
        deepest: usize,
    },
    /// Those that stay and refer by this link to a row that goes.
    Referring(usize),
    /// Those that go and refer by this link to a row that goes.
    Inside(usize),
}

/// Each so many tables down, the rows are computed before the query goes on: engines put a query that is named once into
/// the one that names it, and so make one join of all of them, which SQLite takes for 64 tables and MariaDB for 61.
const LANDING: usize = 16;

/// How far a row is from the first of its table, where a table refers to itself.
pub(crate) const LEVEL: &str = "doomed_level";

impl<Keys> Scope<Keys> {
    /// The table that the rows are of.
    pub(crate) fn table(&self, rows: Rows) -> usize {
        match rows {
            Rows::First => 0,
            Rows::Doomed(table) | Rows::Deeper { table, .. } => table,
            Rows::Referring(link) | Rows::Inside(link) => self.course.link(link).child,
        }
    }

    /// Is a table that refers to itself among those that the rows are told by?
    pub(crate) fn is_recursive(&self, rows: Rows) -> bool {
        let tables = self.needed(rows).into_iter().flat_map(|table| self.course.ancestry(table));
        tables.into_iter().any(|table| self.course.is_recursive(table))
    }

    /// `WITH .. SELECT t.id FROM .. AS t ..`, the primary keys of the rows.
    pub(crate) fn push_keys<'b, DB>(&'b self, rows: Rows, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        DB: DeletingBackend,
        Keys: QueryFragment<DB>,
    {
        let deepest = if let Rows::Deeper { deepest, .. } = rows { Some(deepest) } else { None };
        self.push_sets(&[rows], deepest, out)?;
        out.push_sql("SELECT ");
        push_columns(Some("t"), self.course.model(self.table(rows)).primary_key, out)?;
        self.push_source(rows, out)
    }

    /// `WITH doomed_0 AS (..), ..`, what must be known for these rows; with `deepest` also how far each row of a table that
    /// refers to itself is from the first, up to that.
    pub(crate) fn push_sets<'b, DB>(
        &'b self,
        rows: &[Rows],
        deepest: Option<usize>,
        out: &mut AstPass<'_, 'b, DB>,
    ) -> QueryResult<()>
    where
        DB: DeletingBackend,
        Keys: QueryFragment<DB>,
    {
        let mut needed = Vec::new();
        for rows in rows {
            for table in self.needed(*rows) {
                needed.extend(self.course.ancestry(table));
            }
        }
        let mut before =
            if needed.iter().any(|table| self.course.is_recursive(*table)) { "WITH RECURSIVE " } else { "WITH " };
        for table in self.course.doomed().iter().copied().filter(|table| needed.contains(table)) {
            out.push_sql(before);
            before = ", ";
            self.push_set(table, deepest, out)?;
        }
        out.push_sql(" ");
        Ok(())
    }

    /// The tables whose rows that go `rows` are told by.
    fn needed(&self, rows: Rows) -> Vec<usize> {
        match rows {
            Rows::First => vec![],
            Rows::Doomed(table) | Rows::Deeper { table, .. } => vec![table],
            Rows::Inside(link) | Rows::Referring(link) => {
                let Link { child, parent, .. } = *self.course.link(link);
                if self.course.is_doomed(child) { vec![child, parent] } else { vec![parent] }
            }
        }
    }

    /// `doomed_1 AS (SELECT t.id FROM profiles AS t INNER JOIN doomed_0 AS d ON t.user_id = d.id UNION ..)`
    fn push_set<'b, DB>(
        &'b self,
        table: usize,
        deepest: Option<usize>,
        out: &mut AstPass<'_, 'b, DB>,
    ) -> QueryResult<()>
    where
        DB: DeletingBackend,
        Keys: QueryFragment<DB>,
    {
        let model = self.course.model(table);
        let columns = self.course.known_by(table);
        let level = deepest.filter(|_| self.course.is_recursive(table));
        let (itself, others): (Vec<_>, Vec<_>) = self.course.cascades_into(table).partition(|link| link.is_self());
        push_name(table, out);
        // a recursive one is computed by itself anyway
        let is_landing = !self.course.is_recursive(table) && self.course.steps_down(table) % LANDING == LANDING - 1;
        let (open, close) = if is_landing { DB::APART } else { (" AS (", ")") };
        out.push_sql(open);
        let mut union = "";
        if table == 0 {
            out.push_sql("SELECT ");
            push_columns_of(&model.table, &columns, out)?;
            push_level(level.map(|_| "0"), out);
            out.push_sql(" FROM ");
            push_table(&model.table, out)?;
            out.push_sql(" WHERE ");
            self.keys.walk_ast(out.reborrow())?;
            union = " UNION ";
        }
        for link in others {
            out.push_sql(union);
            union = " UNION ";
            out.push_sql("SELECT ");
            push_columns(Some("t"), &columns, out)?;
            push_level(level.map(|_| "0"), out);
            push_from(&model.table, out)?;
            out.push_sql(" INNER JOIN ");
            push_name(link.parent, out);
            out.push_sql(" AS d ON ");
            push_equal("t", link.columns, "d", link.references, out)?;
        }
        if let Some(mut link) = itself.first() {
            // once, because PostgreSQL allows one mention of the table in the making
            out.push_sql(" UNION SELECT ");
            push_columns(Some("t"), &columns, out)?;
            push_level(level.map(|_| "d.doomed_level + 1"), out);
            push_from(&model.table, out)?;
            out.push_sql(" INNER JOIN ");
            push_name(table, out);
            out.push_sql(" AS d ON (");
            push_equal("t", link.columns, "d", link.references, out)?;
            for further in &itself[1..] {
                link = further;
                out.push_sql(" OR ");
                push_equal("t", link.columns, "d", link.references, out)?;
            }
            out.push_sql(")");
            if let Some(deepest) = level {
                out.push_sql(&format!(" WHERE d.doomed_level < {deepest}"));
            }
        }
        out.push_sql(close);
        Ok(())
    }

    /// ` FROM .. AS t ..`, the rows themselves.
    pub(crate) fn push_source<DB: Backend>(&self, rows: Rows, out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
        match rows {
            Rows::First => unreachable!("the first rows are told by their keys"),
            Rows::Doomed(table) | Rows::Deeper { table, .. } => {
                out.push_sql(" FROM ");
                push_name(table, out);
                out.push_sql(" AS t");
                if let Rows::Deeper { than, .. } = rows {
                    out.push_sql(&format!(" WHERE t.{LEVEL} > {than}"));
                }
                Ok(())
            }
            Rows::Referring(number) | Rows::Inside(number) => {
                let link = self.course.link(number);
                let model = self.course.model(link.child);
                push_from(&model.table, out)?;
                out.push_sql(" INNER JOIN ");
                push_name(link.parent, out);
                out.push_sql(" AS d ON ");
                push_equal("t", link.columns, "d", link.references, out)?;
                if self.course.is_doomed(link.child) {
                    let stays = matches!(rows, Rows::Referring(_));
                    out.push_sql(if stays {
                        " WHERE NOT EXISTS (SELECT 1 FROM "
                    } else {
                        " WHERE EXISTS (SELECT 1 FROM "
                    });
                    push_name(link.child, out);
                    out.push_sql(" AS x WHERE ");
                    push_equal("t", model.primary_key, "x", model.primary_key, out)?;
                    out.push_sql(")");
                }
                Ok(())
            }
        }
    }
}

/// `hr.employee_details`
pub(crate) fn push_table<DB: Backend>(table: &Table, out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    if let Some(schema) = table.schema {
        out.push_identifier(schema)?;
        out.push_sql(".");
    }
    out.push_identifier(table.name)
}

/// `t.a, t.b`, or `a, b`
pub(crate) fn push_columns<DB: Backend>(
    of: Option<&str>,
    columns: &[&str],
    out: &mut AstPass<'_, '_, DB>,
) -> QueryResult<()> {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.push_sql(", ");
        }
        if let Some(of) = of {
            out.push_sql(of);
            out.push_sql(".");
        }
        out.push_identifier(column)?;
    }
    Ok(())
}

/// `users.a, users.b`
pub(crate) fn push_columns_of<DB: Backend>(
    table: &Table,
    columns: &[&str],
    out: &mut AstPass<'_, '_, DB>,
) -> QueryResult<()> {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.push_sql(", ");
        }
        push_table(table, out)?;
        out.push_sql(".");
        out.push_identifier(column)?;
    }
    Ok(())
}

/// `t.a = d.x AND t.b = d.y`
fn push_equal<DB: Backend>(
    of: &str,
    columns: &[&str],
    other: &str,
    others: &[&str],
    out: &mut AstPass<'_, '_, DB>,
) -> QueryResult<()> {
    for (at, (column, partner)) in columns.iter().zip(others).enumerate() {
        out.push_sql(if at > 0 { " AND " } else { "" });
        push_columns(Some(of), &[column], out)?;
        out.push_sql(" = ");
        push_columns(Some(other), &[partner], out)?;
    }
    Ok(())
}

fn push_from<DB: Backend>(table: &Table, out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    out.push_sql(" FROM ");
    push_table(table, out)?;
    out.push_sql(" AS t");
    Ok(())
}

pub(crate) fn push_name<DB: Backend>(table: usize, out: &mut AstPass<'_, '_, DB>) {
    out.push_sql(&format!("doomed_{table}"));
}

fn push_level<DB: Backend>(level: Option<&str>, out: &mut AstPass<'_, '_, DB>) {
    if let Some(level) = level {
        out.push_sql(&format!(", {level} AS {LEVEL}"));
    }
}
