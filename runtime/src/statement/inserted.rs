//! The row that an INSERT made, read again by its primary key, where the engine does not give it back.

use super::{Gives, by_text};
use crate::backend::WritingBackend;
use crate::definition::{Model, Origin};
use diesel::QueryResult;
use diesel::QuerySource;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, InsertStatement, Query, QueryFragment};
use diesel::result::Error;
use std::sync::Arc;

/// An INSERT that is sent first and then asked for its values.
#[derive(Debug)]
pub struct Shared<Insert>(pub(crate) Arc<Insert>);

by_text!(Shared<Insert>);

impl<Insert: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Shared<Insert> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }
}

/// `SELECT users.id, .. FROM users WHERE users.id = LAST_INSERT_ID()`, or `= ?` where the INSERT says what it is.
#[derive(Debug)]
pub struct Inserted<Insert, Select> {
    pub(crate) insert: Arc<Insert>,
    pub(crate) select: Select,
    pub(crate) model: &'static Model,
    /// The column that MariaDB counts and that was given a zero, which there means to count, unless `sql_mode` says not.
    pub(crate) zero: Option<&'static str>,
}

/// Sent before: where a trigger makes the key, nothing is counted, and `LAST_INSERT_ID()` would tell of an older row. It tells
/// of none this way.
#[cfg(feature = "mysql")]
pub(crate) const FORGET: &str = "DO LAST_INSERT_ID(0)";

/// What such a zero became.
const OF_ZERO: &str = "IF(FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@sql_mode), 0, LAST_INSERT_ID())";

/// The engine made the key, and not by counting: it cannot be asked for.
const UNKNOWN: &str = "MariaDB does not tell what the primary key of the new parent is: give it in what is inserted";

by_text!(Inserted<Insert, Select>);

impl<Insert, Select: Query> Query for Inserted<Insert, Select> {
    type SqlType = Select::SqlType;
}

impl<Table, Values, Select, DB> QueryFragment<DB> for Inserted<InsertStatement<Table, Values>, Select>
where
    Table: QuerySource,
    Values: Gives<DB>,
    Select: QueryFragment<DB>,
    DB: WritingBackend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.select.walk_ast(out.reborrow())?;
        for (at, column) in self.model.primary_key.iter().enumerate() {
            out.push_sql(if at == 0 { " WHERE " } else { " AND " });
            out.push_identifier(column)?;
            out.push_sql(" = ");
            if self.zero == Some(*column) {
                out.push_sql(OF_ZERO);
                continue;
            }
            if self.insert.records.give(column, out.reborrow())? {
                continue;
            }
            if self.model.column(column).is_none_or(|it| it.origin != Origin::Identity) {
                return Err(Error::QueryBuilderError(UNKNOWN.into()));
            }
            out.push_sql("LAST_INSERT_ID()");
        }
        Ok(())
    }
}
