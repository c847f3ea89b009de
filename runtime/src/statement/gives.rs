//! The values of a row that is to be inserted, read from its VALUES.

use crate::backend::WritingBackend;
use crate::tuples::each_tuple;
use diesel::insertable::{ColumnInsertValue, DefaultableColumnInsertValue};
use diesel::query_builder::{AstPass, QueryFragment, ValuesClause};
use diesel::{Column, QueryResult};
use std::mem;

/// The values of an INSERT, one by one.
pub trait Gives<DB: WritingBackend> {
    /// Adds the names of its columns. That of a `None`, which Diesel takes for the default, is among them where the engine
    /// has a word for that.
    fn names(&self, into: &mut Vec<&'static str>);

    /// Writes the value of a column; is there one?
    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool>;

    /// Writes a value for each name, `DEFAULT` for a `None`, but none for one column. `between` is what comes before the
    /// next one.
    fn give_all<'b>(
        &'b self,
        but: Option<&str>,
        between: &mut &'static str,
        out: AstPass<'_, 'b, DB>,
    ) -> QueryResult<()>;
}

impl<Values: Gives<DB>, Table, DB: WritingBackend> Gives<DB> for ValuesClause<Values, Table> {
    fn names(&self, into: &mut Vec<&'static str>) {
        self.values.names(into);
    }

    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        self.values.give(column, out)
    }

    fn give_all<'b>(
        &'b self,
        but: Option<&str>,
        between: &mut &'static str,
        out: AstPass<'_, 'b, DB>,
    ) -> QueryResult<()> {
        self.values.give_all(but, between, out)
    }
}

impl<C, Value, DB> Gives<DB> for ColumnInsertValue<C, Value>
where
    C: Column,
    DB: WritingBackend,
    Self: QueryFragment<DB>,
{
    fn names(&self, into: &mut Vec<&'static str>) {
        into.push(C::NAME);
    }

    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        if C::NAME == column {
            self.walk_ast(out)?;
        }
        Ok(C::NAME == column)
    }

    fn give_all<'b>(
        &'b self,
        but: Option<&str>,
        between: &mut &'static str,
        mut out: AstPass<'_, 'b, DB>,
    ) -> QueryResult<()> {
        if but == Some(C::NAME) {
            return Ok(());
        }
        out.push_sql(mem::replace(between, ", "));
        self.walk_ast(out)
    }
}

impl<C, Value, DB> Gives<DB> for DefaultableColumnInsertValue<ColumnInsertValue<C, Value>>
where
    C: Column,
    DB: WritingBackend,
    ColumnInsertValue<C, Value>: Gives<DB>,
{
    fn names(&self, into: &mut Vec<&'static str>) {
        if DB::DEFAULTS || matches!(self, DefaultableColumnInsertValue::Expression(_)) {
            into.push(C::NAME);
        }
    }

    fn give<'b>(&'b self, column: &str, out: AstPass<'_, 'b, DB>) -> QueryResult<bool> {
        match self {
            DefaultableColumnInsertValue::Expression(value) => value.give(column, out),
            DefaultableColumnInsertValue::Default => Ok(false),
        }
    }

    fn give_all<'b>(
        &'b self,
        but: Option<&str>,
        between: &mut &'static str,
        mut out: AstPass<'_, 'b, DB>,
    ) -> QueryResult<()> {
        // as Diesel has it: there are too many texts for a connection to keep
        out.unsafe_to_cache_prepared();
        match self {
            DefaultableColumnInsertValue::Expression(value) => value.give_all(but, between, out)?,
            DefaultableColumnInsertValue::Default if but == Some(C::NAME) || !DB::DEFAULTS => {}
            DefaultableColumnInsertValue::Default => {
                out.push_sql(mem::replace(between, ", "));
                out.push_sql("DEFAULT");
            }
        }
        Ok(())
    }
}

macro_rules! tuple {
    ($($value:ident)+) => {
        impl<__DB: WritingBackend, $($value: Gives<__DB>),+> Gives<__DB> for ($($value,)+) {
            #[allow(non_snake_case)]
            fn names(&self, into: &mut Vec<&'static str>) {
                let ($($value,)+) = self;
                $($value.names(into);)+
            }

            #[allow(non_snake_case)]
            fn give<'b>(&'b self, column: &str, mut out: AstPass<'_, 'b, __DB>) -> QueryResult<bool> {
                let ($($value,)+) = self;
                Ok(false $(|| $value.give(column, out.reborrow())?)+)
            }

            #[allow(non_snake_case)]
            fn give_all<'b>(
                &'b self,
                but: Option<&str>,
                between: &mut &'static str,
                mut out: AstPass<'_, 'b, __DB>,
            ) -> QueryResult<()> {
                let ($($value,)+) = self;
                $($value.give_all(but, between, out.reborrow())?;)+
                Ok(())
            }
        }
    };
}
each_tuple!(tuple);
