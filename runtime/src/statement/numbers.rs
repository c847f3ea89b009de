//! What the engine is asked before many rows are inserted at once.

use crate::definition::Table;
use diesel::query_builder::{Query, QueryId};
use diesel::sql_types::BigInt;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
use diesel::{
    QueryResult,
    query_builder::{AstPass, QueryFragment},
    sql_types::Text,
};

/// Asks for the numbers that a column is to be given, or, with no column, whether rows are stored as they are given, which is
/// what a row says.
///
/// No row where a trigger, a rule or a view may make another row of what is given, or where the column is not counted as
/// usual: rows are then inserted one by one.
#[derive(Debug)]
#[cfg_attr(not(feature = "postgres"), allow(dead_code))]
pub struct Numbers {
    table: Table,
    quoted: String,
    column: Option<&'static str>,
    count: i64,
}

/// As `by_text!` has it.
impl QueryId for Numbers {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Conn> diesel::RunQueryDsl<Conn> for Numbers {}

impl Numbers {
    /// Are the rows of this table stored as they are given?
    pub(crate) fn untouched(table: Table) -> Self {
        Numbers { table, quoted: quoted(table), column: None, count: 1 }
    }

    /// As many numbers as that.
    pub(crate) fn of(table: Table, column: &'static str, count: usize) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Numbers { table, quoted: quoted(table), column: Some(column), count }
    }
}

/// As PostgreSQL's `regclass` wants it.
pub(crate) fn quoted(table: Table) -> String {
    let quote = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    match table.schema {
        Some(schema) => format!("{}.{}", quote(schema), quote(table.name)),
        None => quote(table.name),
    }
}

impl Query for Numbers {
    type SqlType = BigInt;
}

/// Of the table `t`: a table it is, and no row is changed before it is stored.
#[cfg(feature = "postgres")]
const UNTOUCHED: &str = "t.relkind IN ('r', 'p') AND NOT t.relhasrules AND NOT EXISTS (SELECT FROM pg_trigger g \
    WHERE g.tgtype & 7 = 7 AND (g.tgrelid = t.oid OR g.tgrelid IN (SELECT relid FROM pg_partition_tree(t.oid))))";

/// Of its column `c`, with the default `d` and the sequence `s.q`: the default is the next number of the sequence, which may
/// be used.
#[cfg(feature = "postgres")]
const COUNTED: &str = "has_sequence_privilege(s.q, 'USAGE') AND (c.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) \
    = 'nextval(' || quote_literal(s.q::text) || '::regclass)')";

/// Numbers are taken from the sequence.
#[cfg(feature = "postgres")]
impl QueryFragment<diesel::pg::Pg> for Numbers {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
        let Some(column) = &self.column else {
            out.push_sql("SELECT 1::bigint FROM pg_class t WHERE t.oid = ");
            out.push_bind_param::<Text, _>(&self.quoted)?;
            out.push_sql("::regclass AND ");
            out.push_sql(UNTOUCHED);
            return Ok(());
        };
        out.push_sql("WITH s AS MATERIALIZED (SELECT s.q FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid");
        out.push_sql(" AND c.attname = ");
        out.push_bind_param::<Text, _>(*column)?;
        out.push_sql(" LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = c.attnum, LATERAL (SELECT ");
        out.push_sql("pg_get_serial_sequence(");
        out.push_bind_param::<Text, _>(&self.quoted)?;
        out.push_sql(", c.attname)::regclass AS q) s WHERE t.oid = ");
        out.push_bind_param::<Text, _>(&self.quoted)?;
        out.push_sql("::regclass AND ");
        out.push_sql(UNTOUCHED);
        out.push_sql(" AND ");
        out.push_sql(COUNTED);
        out.push_sql(") SELECT nextval(s.q) FROM s, generate_series(1, ");
        out.push_bind_param::<BigInt, _>(&self.count)?;
        out.push_sql(")");
        Ok(())
    }
}

/// The greatest number in the column is asked for. Where it is that of the row that was inserted last, the next rows have the
/// next numbers: the column is the rowid, no trigger inserts others, and nobody else writes.
#[cfg(feature = "sqlite")]
impl QueryFragment<diesel::sqlite::Sqlite> for Numbers {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, diesel::sqlite::Sqlite>) -> QueryResult<()> {
        let Some(column) = &self.column else {
            // a trigger cannot change what is inserted
            out.push_sql("SELECT 1");
            return Ok(());
        };
        out.push_sql("SELECT (SELECT max(");
        out.push_identifier(column)?;
        out.push_sql(") FROM ");
        super::push_table(&self.table, &mut out)?;
        out.push_sql(") WHERE (SELECT group_concat(upper(name) || ' ' || upper(type)) FROM ");
        self.pragma("pragma_table_info", out.reborrow())?;
        out.push_sql(" WHERE pk > 0) = upper(");
        out.push_bind_param::<Text, _>(*column)?;
        out.push_sql(") || ' INTEGER' AND NOT EXISTS (SELECT 1 FROM ");
        self.pragma("pragma_index_list", out.reborrow())?;
        out.push_sql(" WHERE origin = 'pk') AND NOT EXISTS (SELECT 1 FROM (SELECT type, tbl_name FROM ");
        out.push_identifier(self.table.schema.unwrap_or("main"))?;
        out.push_sql(".sqlite_master UNION ALL SELECT type, tbl_name FROM sqlite_temp_master)");
        out.push_sql(" WHERE type = 'trigger' AND upper(tbl_name) = upper(");
        out.push_bind_param::<Text, _>(self.table.name)?;
        out.push_sql("))");
        Ok(())
    }
}

#[cfg(feature = "sqlite")]
impl Numbers {
    fn pragma<'b>(&'b self, name: &str, mut out: AstPass<'_, 'b, diesel::sqlite::Sqlite>) -> QueryResult<()> {
        out.push_sql(name);
        out.push_sql("(");
        out.push_bind_param::<Text, _>(self.table.name)?;
        if let Some(schema) = &self.table.schema {
            out.push_sql(", ");
            out.push_bind_param::<Text, _>(*schema)?;
        }
        out.push_sql(")");
        Ok(())
    }
}
