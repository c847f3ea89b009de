//! What PostgreSQL is asked before many rows are inserted at once.

use super::by_text;
use crate::definition::Table;
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment};
use diesel::sql_types::{BigInt, Text};

/// Takes numbers for a column from the sequence that counts it; with no column, one row says that rows are stored as they are
/// given.
///
/// No row where a trigger, a rule or a view may make another row of what is given, where the default of the column is
/// something else than the next number of its own sequence, or where the sequence may not be used: rows are then inserted
/// one by one.
#[derive(Debug)]
pub struct Numbers {
    table: String,
    column: Option<&'static str>,
    count: i64,
}

by_text!(Numbers<>);

impl Numbers {
    /// Are the rows of this table stored as they are given?
    pub(crate) fn untouched(table: Table) -> Self {
        Numbers { table: quoted(table), column: None, count: 1 }
    }

    /// As many numbers as that.
    pub(crate) fn of(table: Table, column: &'static str, count: usize) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Numbers { table: quoted(table), column: Some(column), count }
    }
}

/// As `regclass` wants it.
pub(crate) fn quoted(table: Table) -> String {
    let quote = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    match table.schema {
        Some(schema) => format!("{}.{}", quote(schema), quote(table.name)),
        None => quote(table.name),
    }
}

/// Of the table `t`.
const UNTOUCHED: &str = "t.relkind IN ('r', 'p') AND NOT t.relhasrules AND NOT EXISTS (SELECT FROM pg_trigger g \
    WHERE g.tgtype & 7 = 7 AND (g.tgrelid = t.oid OR g.tgrelid IN (SELECT relid FROM pg_partition_tree(t.oid))))";

/// Of its column `c` and the sequence `s.q`.
const COUNTED: &str = "has_sequence_privilege(s.q, 'USAGE') AND (c.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) \
    = 'nextval(' || quote_literal(s.q::text) || '::regclass)')";

impl Query for Numbers {
    type SqlType = BigInt;
}

#[cfg(feature = "postgres")]
impl QueryFragment<diesel::pg::Pg> for Numbers {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
        let Some(column) = &self.column else {
            out.push_sql("SELECT 1::bigint FROM pg_class t WHERE t.oid = ");
            out.push_bind_param::<Text, _>(&self.table)?;
            out.push_sql("::regclass AND ");
            out.push_sql(UNTOUCHED);
            return Ok(());
        };
        out.push_sql("SELECT nextval(s.q) FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = ");
        out.push_bind_param::<Text, _>(*column)?;
        out.push_sql(" LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = c.attnum, LATERAL (SELECT ");
        out.push_sql("pg_get_serial_sequence(");
        out.push_bind_param::<Text, _>(&self.table)?;
        out.push_sql(", c.attname)::regclass AS q) s, generate_series(1, ");
        out.push_bind_param::<BigInt, _>(&self.count)?;
        out.push_sql(") WHERE t.oid = ");
        out.push_bind_param::<Text, _>(&self.table)?;
        out.push_sql("::regclass AND ");
        out.push_sql(UNTOUCHED);
        out.push_sql(" AND ");
        out.push_sql(COUNTED);
        Ok(())
    }
}
