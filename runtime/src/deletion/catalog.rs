//! The foreign keys that the database has into the tables of a deletion, from the engine's own catalog.

// each engine reads its part of what is asked
#![cfg_attr(not(all(feature = "sqlite", feature = "postgres", feature = "mysql")), allow(dead_code))]

use super::backend::DeletingBackend;
use super::course::Course;
use super::graph::Link;
use crate::definition::{Action, Table};
use crate::statement::quoted;
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};

/// Asks for the foreign keys into the tables that lose rows.
#[derive(Debug)]
pub struct Catalog {
    /// The tables that lose rows: the number of each, and its name.
    doomed: Vec<Named>,
    /// The tables that the models know.
    known: Vec<Named>,
    /// Are the foreign keys of other tables asked for, too?
    others: bool,
}

/// A table of a deletion.
#[derive(Debug)]
pub(super) struct Named {
    number: usize,
    table: Table,
    /// As PostgreSQL's `to_regclass` wants it.
    quoted: String,
}

impl Named {
    fn of(course: &Course, number: usize) -> Self {
        let table = course.model(number).table;
        Named { number, table, quoted: quoted(table) }
    }

    /// The tables that lose rows.
    pub(super) fn doomed(course: &Course) -> Vec<Self> {
        course.doomed().iter().map(|number| Named::of(course, *number)).collect()
    }
}

/// One row of the answer: the table referred to; the table that refers, or -1; its name; that of the key; its columns;
/// what a delete does, or nothing where the key is not enforced.
pub(crate) type Row = (i32, i32, String, String, String, String);

/// A foreign key that the database has.
#[derive(Debug)]
pub struct ForeignKey {
    parent: usize,
    child: Option<usize>,
    pub(crate) table: String,
    pub(crate) constraint: String,
    pub(crate) columns: String,
    on_delete: String,
}

impl From<Row> for ForeignKey {
    fn from((parent, child, table, constraint, columns, on_delete): Row) -> Self {
        let parent = usize::try_from(parent).unwrap_or_default();
        ForeignKey { parent, child: usize::try_from(child).ok(), table, constraint, columns, on_delete }
    }
}

impl ForeignKey {
    /// Is it this link's?
    fn is_of(&self, link: &Link) -> bool {
        // the order of the columns is that of the constraint, which need not be the definition's
        let mut columns: Vec<_> = self.columns.split(", ").collect();
        let mut declared = link.columns.to_vec();
        columns.sort_unstable();
        declared.sort_unstable();
        self.parent == link.parent
            && self.child == Some(link.child)
            && columns.len() == declared.len()
            && columns.iter().zip(declared).all(|(column, declared)| column.eq_ignore_ascii_case(declared))
    }

    /// Does no model declare it?
    pub(crate) fn is_unmanaged(&self, course: &Course) -> bool {
        !course.inbound().any(|(_, link)| self.is_of(link))
    }

    /// What a delete of the row that it refers to does; `None` where the engine does not enforce it.
    pub(crate) fn on_delete(&self) -> Option<&str> {
        (!self.on_delete.is_empty()).then_some(self.on_delete.as_str())
    }
}

/// Does the engine delete, by itself, all that goes?
pub(crate) fn cascades(course: &Course, keys: &[ForeignKey], depth: Option<usize>) -> bool {
    let short = depth.is_none_or(|depth| course.doomed().len() < depth);
    let unrolled = !course.doomed().iter().any(|table| course.is_recursive(*table));
    short
        && unrolled
        && course.inbound().all(|(_, link)| match link.on_delete {
            Action::Cascade => keys.iter().any(|key| key.is_of(link) && key.on_delete() == Some("CASCADE")),
            Action::SetNull => true,
            // between rows that go, it depends on which goes first
            Action::Restrict | Action::NoAction => !course.is_doomed(link.child),
        })
}

impl Catalog {
    /// Asks about the tables of a deletion; about the tables that no model knows, too, if `others`.
    pub(crate) fn of(course: &Course, others: bool) -> Self {
        let known = (0..course.tables()).map(|number| Named::of(course, number)).collect();
        Catalog { doomed: Named::doomed(course), known, others }
    }

    /// The schemas of the tables that the models know.
    fn schemas(&self) -> Vec<Option<&'static str>> {
        let mut schemas: Vec<_> = self.known.iter().map(|it| it.table.schema).collect();
        schemas.sort_unstable();
        schemas.dedup();
        schemas
    }
}

impl QueryId for Catalog {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Conn> diesel::RunQueryDsl<Conn> for Catalog {}

impl Query for Catalog {
    type SqlType = (Integer, Integer, Text, Text, Text, Text);
}

impl<DB: DeletingBackend> QueryFragment<DB> for Catalog {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        DB::foreign_keys(self, out)
    }
}

/// `pg_constraint`, whose names are looked up along the search path, as those of a statement are.
#[cfg(feature = "postgres")]
pub(crate) fn of_postgres<'b>(catalog: &'b Catalog, mut out: AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
    out.push_sql(
        "SELECT p.place, COALESCE(k.place, -1), c.conrelid::regclass::text, c.conname::text, \
         (SELECT string_agg(a.attname::text, ', ' ORDER BY u.n) FROM unnest(c.conkey) WITH ORDINALITY AS u (num, n) \
         INNER JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = u.num), \
         CASE WHEN current_setting('session_replication_role') = 'replica' THEN '' ELSE CASE c.confdeltype \
         WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT' \
         ELSE 'NO ACTION' END END FROM pg_catalog.pg_constraint AS c INNER JOIN (VALUES ",
    );
    push_places(&catalog.doomed, &mut out)?;
    out.push_sql(") AS p (place, id) ON p.id = c.confrelid LEFT JOIN (VALUES ");
    push_places(&catalog.known, &mut out)?;
    // the parts of a partitioned table repeat its keys
    out.push_sql(") AS k (place, id) ON k.id = c.conrelid WHERE c.contype = 'f' AND c.conparentid = 0");
    if !catalog.others {
        out.push_sql(" AND k.place IS NOT NULL");
    }
    out.push_sql(" ORDER BY 3, 4");
    Ok(())
}

/// `(0, to_regclass(?)), (1, to_regclass(?))`
#[cfg(feature = "postgres")]
pub(super) fn push_places<'b>(tables: &'b [Named], out: &mut AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
    for (at, it) in tables.iter().enumerate() {
        out.push_sql(&format!("{}({}, to_regclass(", if at > 0 { ", " } else { "" }, it.number));
        out.push_bind_param::<Text, _>(&it.quoted)?;
        out.push_sql("))");
    }
    Ok(())
}

/// `information_schema`, of one database after the other: MariaDB reads every table of every other one otherwise.
#[cfg(feature = "mysql")]
pub(crate) fn of_mariadb<'b>(catalog: &'b Catalog, mut out: AstPass<'_, 'b, diesel::mysql::Mysql>) -> QueryResult<()> {
    type Out<'a, 'b> = AstPass<'a, 'b, diesel::mysql::Mysql>;
    fn push_schema(schema: Option<&'static str>, out: &mut Out<'_, '_>) -> QueryResult<()> {
        match schema {
            None => {
                out.push_sql("DATABASE()");
                Ok(())
            }
            Some(schema) => out.push_bind_param::<Text, str>(schema),
        }
    }
    fn push_case(table: &str, schema: &str, tables: &[Named], out: &mut Out<'_, '_>) -> QueryResult<()> {
        out.push_sql("MIN(CASE");
        for it in tables {
            out.push_sql(&format!(" WHEN {table} = "));
            out.push_bind_param::<Text, str>(it.table.name)?;
            out.push_sql(&format!(" AND {schema} = "));
            push_schema(it.table.schema, out)?;
            out.push_sql(&format!(" THEN {}", it.number));
        }
        out.push_sql(" ELSE -1 END)");
        Ok(())
    }
    let mut union = "";
    for schema in catalog.schemas() {
        let of_schema = catalog.known.iter().filter(|it| it.table.schema == schema).map(|it| Some(it.table.name));
        let tables: Vec<_> = if catalog.others { vec![None] } else { of_schema.collect() };
        for table in tables {
            out.push_sql(union);
            union = " UNION ALL ";
            out.push_sql("SELECT ");
            push_case("u.REFERENCED_TABLE_NAME", "u.REFERENCED_TABLE_SCHEMA", &catalog.doomed, &mut out)?;
            out.push_sql(" AS parent, ");
            push_case("u.TABLE_NAME", "u.TABLE_SCHEMA", &catalog.known, &mut out)?;
            out.push_sql(
                ", IF(u.TABLE_SCHEMA = DATABASE(), u.TABLE_NAME, CONCAT(u.TABLE_SCHEMA, '.', u.TABLE_NAME)), \
                 u.CONSTRAINT_NAME, GROUP_CONCAT(u.COLUMN_NAME ORDER BY u.ORDINAL_POSITION SEPARATOR ', '), \
                 IF(@@foreign_key_checks, MIN(r.DELETE_RULE), '') \
                 FROM information_schema.KEY_COLUMN_USAGE AS u \
                 INNER JOIN information_schema.REFERENTIAL_CONSTRAINTS AS r \
                 ON r.TABLE_NAME = u.TABLE_NAME AND r.CONSTRAINT_NAME = u.CONSTRAINT_NAME WHERE u.TABLE_SCHEMA = ",
            );
            push_schema(schema, &mut out)?;
            out.push_sql(" AND r.CONSTRAINT_SCHEMA = ");
            push_schema(schema, &mut out)?;
            if let Some(table) = table {
                out.push_sql(" AND u.TABLE_NAME = ");
                out.push_bind_param::<Text, str>(table)?;
                out.push_sql(" AND r.TABLE_NAME = ");
                out.push_bind_param::<Text, str>(table)?;
            }
            out.push_sql(" AND u.REFERENCED_TABLE_NAME IS NOT NULL");
            out.push_sql(" GROUP BY u.TABLE_SCHEMA, u.TABLE_NAME, u.CONSTRAINT_NAME HAVING parent >= 0");
        }
    }
    Ok(())
}

/// `pragma_foreign_key_list` of every table; a key of SQLite's never leaves its file.
#[cfg(feature = "sqlite")]
pub(crate) fn of_sqlite<'b>(catalog: &'b Catalog, mut out: AstPass<'_, 'b, diesel::sqlite::Sqlite>) -> QueryResult<()> {
    let mut union = "";
    for schema in catalog.schemas() {
        out.push_sql(union);
        union = " UNION ALL ";
        out.push_sql("SELECT CASE");
        push_cases("f.\"table\"", schema, &catalog.doomed, &mut out)?;
        out.push_sql(" AS parent, CASE");
        push_cases("m.name", schema, &catalog.known, &mut out)?;
        out.push_sql(
            ", m.name, 'a foreign key', group_concat(f.\"from\", ', '), \
             CASE WHEN (SELECT foreign_keys FROM pragma_foreign_keys) THEN f.on_delete ELSE '' END FROM ",
        );
        if let Some(schema) = schema {
            out.push_identifier(schema)?;
            out.push_sql(".");
        }
        out.push_sql("sqlite_master AS m INNER JOIN pragma_foreign_key_list(m.name, ");
        out.push_bind_param::<Text, str>(schema.unwrap_or("main"))?;
        out.push_sql(") AS f WHERE m.type = 'table' AND parent >= 0 GROUP BY m.name, f.id");
    }
    Ok(())
}

#[cfg(feature = "sqlite")]
fn push_cases<'b>(
    column: &str,
    schema: Option<&'static str>,
    tables: &'b [Named],
    out: &mut AstPass<'_, 'b, diesel::sqlite::Sqlite>,
) -> QueryResult<()> {
    for it in tables.iter().filter(|it| it.table.schema == schema) {
        out.push_sql(&format!(" WHEN {column} = "));
        out.push_bind_param::<Text, str>(it.table.name)?;
        out.push_sql(&format!(" COLLATE NOCASE THEN {}", it.number));
    }
    out.push_sql(" WHEN 1 THEN -1 END");
    Ok(())
}
