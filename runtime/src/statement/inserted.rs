//! The row that an INSERT made, read again by its primary key, where the engine does not give it back.

use super::by_text;
use crate::definition::{Model, Origin};
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

macro_rules! tuples {
    () => {};
    ($first:ident $($rest:ident)*) => {
        impl<__DB: Backend, $first: Gives<__DB>, $($rest: Gives<__DB>),*> Gives<__DB> for ($first, $($rest,)*) {
            #[allow(non_snake_case, clippy::needless_question_mark)] // of one column
            fn give<'b>(&'b self, column: &str, mut out: AstPass<'_, 'b, __DB>) -> QueryResult<bool> {
                let ($first, $($rest,)*) = self;
                Ok($first.give(column, out.reborrow())? $(|| $rest.give(column, out.reborrow())?)*)
            }
        }
        tuples!($($rest)*);
    };
}

tuples! {
    C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31 C32
    C33 C34 C35 C36 C37 C38 C39 C40 C41 C42 C43 C44 C45 C46 C47 C48 C49 C50 C51 C52 C53 C54 C55 C56 C57 C58 C59 C60 C61
    C62 C63 C64 C65 C66 C67 C68 C69 C70 C71 C72 C73 C74 C75 C76 C77 C78 C79 C80 C81 C82 C83 C84 C85 C86 C87 C88 C89 C90
    C91 C92 C93 C94 C95 C96 C97 C98 C99 C100 C101 C102 C103 C104 C105 C106 C107 C108 C109 C110 C111 C112 C113 C114 C115
    C116 C117 C118 C119 C120 C121 C122 C123 C124 C125 C126 C127 C128
}
