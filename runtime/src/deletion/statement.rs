//! The statements of a deletion.

use super::backend::DeletingBackend;
use super::rows::{LEVEL, Rows, Scope, push_columns, push_columns_of, push_name, push_table};
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment};
use diesel::sql_types::{BigInt, Integer};
use std::sync::Arc;

/// `SELECT COUNT(*) FROM (SELECT 1 FROM profiles WHERE .. ORDER BY id FOR UPDATE) AS held`: the rows are there, and locked in
/// the order of their keys.
#[derive(Debug)]
pub struct Hold<Keys> {
    pub(crate) scope: Arc<Scope<Keys>>,
    pub(crate) rows: Rows,
    /// Does the engine cascade? Then there are many keys.
    pub(crate) by_engine: bool,
}

/// `SELECT 0, COUNT(*) FROM .. UNION ALL SELECT 1, ..`
#[derive(Debug)]
pub struct Tally<Keys> {
    pub(crate) scope: Arc<Scope<Keys>>,
    pub(crate) rows: Vec<Rows>,
    /// Does the engine cascade? Then there are many keys, and few tables.
    pub(crate) by_engine: bool,
}

/// `SELECT 0, MAX(level) FROM ..`: how long the longest chain of rows is, in a table that refers to itself.
#[derive(Debug)]
pub struct Depth<Keys> {
    pub(crate) scope: Arc<Scope<Keys>>,
    pub(crate) table: usize,
    pub(crate) deepest: usize,
}

/// A DELETE or an UPDATE.
#[derive(Debug)]
pub struct Change<Keys> {
    pub(crate) scope: Arc<Scope<Keys>>,
    pub(crate) what: What,
}

/// What a statement changes.
#[derive(Debug)]
pub enum What {
    /// The rows go.
    Delete(Rows),
    /// The rows of a table that refers to itself go, the last of a chain first, whose length is at most this.
    DeleteLastFirst(usize, usize),
    /// The rows lose these columns.
    Null(Rows, Vec<&'static str>),
}

macro_rules! by_text {
    ($($fragment:ident)+) => {$(
        impl<Keys> diesel::query_builder::QueryId for $fragment<Keys> {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }

        impl<Keys, Conn> diesel::RunQueryDsl<Conn> for $fragment<Keys> {}
    )+};
}
by_text!(Hold Tally Depth Change);

impl<Keys> Query for Hold<Keys> {
    type SqlType = BigInt;
}

impl<Keys> Query for Tally<Keys> {
    type SqlType = (Integer, BigInt);
}

impl<Keys> Query for Depth<Keys> {
    type SqlType = (Integer, BigInt);
}

impl<Keys: QueryFragment<DB>, DB: DeletingBackend> QueryFragment<DB> for Hold<Keys> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let model = self.scope.course.model(self.scope.table(self.rows));
        push_setting(self.scope.is_recursive(self.rows), self.by_engine, &mut out);
        let (open, close) = DB::HELD;
        out.push_sql(open);
        out.push_sql("SELECT 1 FROM ");
        push_table(&model.table, &mut out)?;
        out.push_sql(" WHERE ");
        push_among(&self.scope, self.rows, &mut out)?;
        out.push_sql(" ORDER BY ");
        push_columns_of(&model.table, model.primary_key, &mut out)?;
        out.push_sql(DB::ROW_LOCK);
        out.push_sql(close);
        Ok(())
    }
}

impl<Keys: QueryFragment<DB>, DB: DeletingBackend> QueryFragment<DB> for Tally<Keys> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        push_setting(self.rows.iter().any(|rows| self.scope.is_recursive(*rows)), self.by_engine, &mut out);
        self.scope.push_sets(&self.rows, None, &mut out)?;
        for (at, rows) in self.rows.iter().enumerate() {
            out.push_sql(if at > 0 { " UNION ALL " } else { "" });
            out.push_sql(&format!("SELECT {at}, COUNT(*)"));
            self.scope.push_source(*rows, &mut out)?;
        }
        Ok(())
    }
}

impl<Keys: QueryFragment<DB>, DB: DeletingBackend> QueryFragment<DB> for Depth<Keys> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let rows = Rows::Doomed(self.table);
        push_any_depth(&self.scope, rows, &mut out);
        self.scope.push_sets(&[rows], Some(self.deepest), &mut out)?;
        out.push_sql(&format!("SELECT 0, COALESCE(MAX({LEVEL}), 0)"));
        self.scope.push_source(rows, &mut out)
    }
}

impl<Keys: QueryFragment<DB>, DB: DeletingBackend> QueryFragment<DB> for Change<Keys> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let rows = match &self.what {
            What::Delete(rows) | What::Null(rows, _) => *rows,
            What::DeleteLastFirst(table, _) => Rows::Doomed(*table),
        };
        let scope = &self.scope;
        let model = scope.course.model(scope.table(rows));
        push_any_depth(scope, rows, &mut out);
        match &self.what {
            What::Delete(_) if DB::JOINS && !matches!(rows, Rows::First) => {
                out.push_sql("DELETE ");
                push_table(&model.table, &mut out)?;
                out.push_sql(" FROM ");
                push_table(&model.table, &mut out)?;
                push_join(scope, rows, &mut out)
            }
            What::Delete(_) => {
                out.push_sql("DELETE FROM ");
                push_table(&model.table, &mut out)?;
                out.push_sql(" WHERE ");
                push_among(scope, rows, &mut out)
            }
            What::Null(_, columns) => {
                out.push_sql("UPDATE ");
                push_table(&model.table, &mut out)?;
                if DB::JOINS {
                    push_join(scope, rows, &mut out)?;
                }
                for (at, column) in columns.iter().enumerate() {
                    out.push_sql(if at > 0 { ", " } else { " SET " });
                    if DB::JOINS {
                        push_columns_of(&model.table, &[column], &mut out)?;
                    } else {
                        push_columns(None, &[column], &mut out)?;
                    }
                    out.push_sql(" = NULL");
                }
                if DB::JOINS {
                    return Ok(());
                }
                out.push_sql(" WHERE ");
                push_among(scope, rows, &mut out)
            }
            What::DeleteLastFirst(table, deepest) => {
                out.push_sql("DELETE FROM ");
                push_table(&model.table, &mut out)?;
                out.push_sql(" WHERE ");
                push_among(scope, rows, &mut out)?;
                out.push_sql(&format!(" ORDER BY (SELECT MAX({LEVEL}) FROM ("));
                scope.push_sets(&[rows], Some(*deepest), &mut out)?;
                out.push_sql("SELECT * FROM ");
                push_name(*table, &mut out);
                out.push_sql(") AS doomed WHERE ");
                for (at, column) in model.primary_key.iter().enumerate() {
                    out.push_sql(if at > 0 { " AND " } else { "" });
                    push_columns(Some("doomed"), &[column], &mut out)?;
                    out.push_sql(" = ");
                    push_columns_of(&model.table, &[column], &mut out)?;
                }
                out.push_sql(") DESC");
                Ok(())
            }
        }
    }
}

/// What a query has before it: one setting, which counts as a level of nesting on MariaDB.
fn push_setting<DB: DeletingBackend>(is_recursive: bool, by_engine: bool, out: &mut AstPass<'_, '_, DB>) {
    if by_engine {
        // PostgreSQL plans what is kept prepared for ten keys or so, from the sixth time on: twice the time for 10,000
        out.unsafe_to_cache_prepared();
    }
    out.push_sql(match (is_recursive, by_engine) {
        (true, _) => DB::ANY_DEPTH,
        (false, true) => DB::LISTS,
        (false, false) => "",
    });
}

fn push_any_depth<Keys, DB: DeletingBackend>(scope: &Scope<Keys>, rows: Rows, out: &mut AstPass<'_, '_, DB>) {
    if scope.is_recursive(rows) {
        out.push_sql(DB::ANY_DEPTH);
    }
}

/// `id IN (SELECT id FROM (..) AS doomed)`
///
/// The derived table around the query keeps MariaDB from refusing to change a table that it reads (error 1093).
fn push_among<'b, Keys, DB>(scope: &'b Scope<Keys>, rows: Rows, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
where
    Keys: QueryFragment<DB>,
    DB: DeletingBackend,
{
    if let Rows::First = rows {
        return scope.keys.walk_ast(out.reborrow());
    }
    let key = scope.course.model(scope.table(rows)).primary_key;
    let (open, close) = if key.len() > 1 { ("(", ")") } else { ("", "") };
    out.push_sql(open);
    push_columns(None, key, out)?;
    out.push_sql(close);
    out.push_sql(" IN (SELECT ");
    push_columns(None, key, out)?;
    out.push_sql(" FROM (");
    scope.push_keys(rows, out)?;
    out.push_sql(") AS doomed)");
    Ok(())
}

/// ` INNER JOIN (..) AS doomed ON doomed.id = profiles.id`
fn push_join<'b, Keys, DB>(scope: &'b Scope<Keys>, rows: Rows, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
where
    Keys: QueryFragment<DB>,
    DB: DeletingBackend,
{
    let model = scope.course.model(scope.table(rows));
    out.push_sql(" INNER JOIN (");
    scope.push_keys(rows, out)?;
    out.push_sql(") AS doomed ON ");
    for (at, column) in model.primary_key.iter().enumerate() {
        out.push_sql(if at > 0 { " AND " } else { "" });
        push_columns(Some("doomed"), &[column], out)?;
        out.push_sql(" = ");
        push_columns_of(&model.table, &[column], out)?;
    }
    Ok(())
}
