//! The row that an INSERT made, read again by its primary key, where the engine does not give it back.

use super::by_text;
use crate::definition::{Model, Origin};
use crate::tuples::each_tuple;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::insertable::{ColumnInsertValue, DefaultableColumnInsertValue};
use diesel::query_builder::{AstPass, InsertStatement, Query, QueryFragment, ValuesClause};
use diesel::result::Error;
use diesel::{Column, QuerySource};
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
}

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
    DB: Backend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.select.walk_ast(out.reborrow())?;
        for (at, column) in self.model.primary_key.iter().enumerate() {
            out.push_sql(if at == 0 { " WHERE " } else { " AND " });
            out.push_identifier(column)?;
            out.push_sql(" = ");
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

/// The values of an INSERT, one by one.
pub trait Gives<DB: Backend> {
    /// Writes the value of a column; is there one?
    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool>;
}

impl<Values: Gives<DB>, Table, DB: Backend> Gives<DB> for ValuesClause<Values, Table> {
    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        self.values.give(column, out)
    }
}

impl<C, Value, DB> Gives<DB> for ColumnInsertValue<C, Value>
where
    C: Column,
    DB: Backend,
    Self: QueryFragment<DB>,
{
    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        if C::NAME == column {
            self.walk_ast(out)?;
        }
        Ok(C::NAME == column)
    }
}

impl<Value: Gives<DB>, DB: Backend> Gives<DB> for DefaultableColumnInsertValue<Value> {
    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        match self {
            DefaultableColumnInsertValue::Expression(value) => value.give(column, out),
            DefaultableColumnInsertValue::Default => Ok(false),
        }
    }
}

macro_rules! tuple {
    ($($value:ident)+) => {
        impl<__DB: Backend, $($value: Gives<__DB>),+> Gives<__DB> for ($($value,)+) {
            #[allow(non_snake_case)]
            fn give<'b>(&'b self, column: &str, mut out: AstPass<'_, 'b, __DB>) -> QueryResult<bool> {
                let ($($value,)+) = self;
                Ok(false $(|| $value.give(column, out.reborrow())?)+)
            }
        }
    };
}
each_tuple!(tuple);
