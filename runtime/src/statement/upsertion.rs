//! An INSERT that, where the key is taken, sets the columns of the row that has it.

use super::by_text;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, QueryFragment};
use diesel::result::{DatabaseErrorKind, Error};

/// `INSERT .. ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio`
///
/// A conflict on any other unique column is an error of that column.
#[derive(Debug, Clone)]
pub struct Upsertion<Insert> {
    pub(crate) insert: Insert,
    pub(crate) key: &'static [&'static str],
    pub(crate) columns: Vec<&'static str>,
}

by_text!(Upsertion<Insert>);

impl<Insert: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Upsertion<Insert> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.insert.walk_ast(out.reborrow())?;
        for (at, column) in self.key.iter().enumerate() {
            out.push_sql(if at == 0 { " ON CONFLICT (" } else { ", " });
            out.push_identifier(column)?;
        }
        // with nothing to set the key is set to itself, so that the row is given back
        let columns = if self.columns.is_empty() { self.key } else { &self.columns };
        for (at, column) in columns.iter().enumerate() {
            out.push_sql(if at == 0 { ") DO UPDATE SET " } else { ", " });
            out.push_identifier(column)?;
            out.push_sql(" = excluded.");
            out.push_identifier(column)?;
        }
        Ok(())
    }
}

/// `INSERT .. ON DUPLICATE KEY UPDATE bio = VALUES(bio)`, as MariaDB has it.
///
/// There a conflict on *any* unique column updates the row that it is with. So the key is set first, to itself where the
/// row is the one that is meant, and otherwise to what is an error: a sub-select of two rows.
#[derive(Debug, Clone)]
pub struct Duplicate<Insert>(pub(crate) Upsertion<Insert>);

/// What MariaDB says of such a sub-select (error 1242).
const OTHER_ROW: &str = "Subquery returns more than 1 row";

/// What it means.
pub(crate) fn other_row(cause: Error) -> Error {
    match cause {
        Error::DatabaseError(DatabaseErrorKind::Unknown, said) if said.message() == OTHER_ROW => {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, said)
        }
        other => other,
    }
}

/// `INSERT .. ON DUPLICATE KEY UPDATE id = (SELECT 1 UNION SELECT 2)`: as MariaDB has it, an INSERT that is refused where a
/// row is in the way, and that waits to have this row alone.
///
/// Plain INSERTs share the lock of a row that another deletes, and each then waits for the others' to make its own.
#[derive(Debug, Clone)]
pub struct Alone<Insert> {
    pub(crate) insert: Insert,
    pub(crate) column: &'static str,
}

by_text!(Alone<Insert>);

impl<Insert: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Alone<Insert> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.insert.walk_ast(out.reborrow())?;
        out.push_sql(" ON DUPLICATE KEY UPDATE ");
        out.push_identifier(self.column)?;
        out.push_sql(" = (SELECT 1 UNION SELECT 2)");
        Ok(())
    }
}

by_text!(Duplicate<Insert>);

impl<Insert: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Duplicate<Insert> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Upsertion { insert, key, columns } = &self.0;
        insert.walk_ast(out.reborrow())?;
        out.push_sql(" ON DUPLICATE KEY UPDATE ");
        if let Some(first) = key.first() {
            out.push_identifier(first)?;
            for (at, column) in key.iter().enumerate() {
                out.push_sql(if at == 0 { " = IF(" } else { " AND " });
                out.push_identifier(column)?;
                out.push_sql(" = VALUES(");
                out.push_identifier(column)?;
                out.push_sql(")");
            }
            out.push_sql(", ");
            out.push_identifier(first)?;
            out.push_sql(", (SELECT 1 UNION SELECT 2))");
        }
        for column in columns {
            out.push_sql(", ");
            out.push_identifier(column)?;
            out.push_sql(" = VALUES(");
            out.push_identifier(column)?;
            out.push_sql(")");
        }
        Ok(())
    }
}
