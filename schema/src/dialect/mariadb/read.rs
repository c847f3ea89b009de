//! The catalog, as `information_schema` has it.

use super::{QUOTE, types};
use crate::live::catalog::{Catalog, KeyRow, Place};
use crate::live::text;
use crate::schema::TableName;
use diesel::{
    MysqlConnection, QueryResult, QueryableByName, RunQueryDsl as _,
    mysql::Mysql,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_query,
    sql_types::Text,
};
use std::collections::BTreeSet;

// Each is asked of one schema, in words that the server takes for a place to look in: with any others, and in the condition of
// a join, it opens every table of every database that it has. Where there is a LIMIT it does not merge the two queries.

const TABLES: &str = "SELECT table_schema AS `schema`, table_name AS `table`, nullif(table_comment, '') AS comment
FROM information_schema.tables
WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema = ?
    AND table_name <> '__diesel_schema_migrations'
ORDER BY table_name";

/// A default `NULL` is none.
const COLUMNS: &str = "SELECT table_schema AS `schema`, table_name AS `table`, column_name AS name,
    column_type AS data_type, column_type AS base_type, is_nullable = 'YES' AS nullable, extra LIKE '%auto_increment%' AS identity,
    nullif(column_default, 'NULL') AS `default`, nullif(generation_expression, '') AS `generated`,
    nullif(column_comment, '') AS comment
FROM information_schema.columns
WHERE table_schema = ?
ORDER BY table_schema, table_name, ordinal_position";

/// An index over the beginning of a column is not over the column. The end of a row's time stands in each that is UNIQUE, so
/// that only rows of today count.
const INDEXES: &str = "SELECT s.table_schema AS `schema`, s.table_name AS `table`, s.index_name AS name,
    s.index_name = 'PRIMARY' AS is_primary, s.non_unique = 0 AS is_unique, 1 = 1 AS valid,
    s.index_type = 'BTREE' AND s.sub_part IS NULL AS is_plain, s.column_name AS `column`, CAST(NULL AS CHAR) AS `condition`,
    CONCAT(s.index_type, ' INDEX over ', s.column_name, coalesce(CONCAT('(', s.sub_part, ')'), '')) AS definition
FROM information_schema.statistics s LEFT JOIN (
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = ? AND generation_expression = 'ROW END' LIMIT 9223372036854775807
) c ON c.table_name = s.table_name AND c.column_name = s.column_name
WHERE s.table_schema = ? AND NOT (s.non_unique = 0 AND c.column_name IS NOT NULL)
ORDER BY s.table_schema, s.table_name, s.index_name, s.seq_in_index";

/// RESTRICT, which is the same, is what the catalog has for a key that says nothing of updates. To a role that may only read
/// it shows the keys, and not their actions.
const KEYS: &str = "SELECT k.table_schema AS `schema`, k.table_name AS `table`, k.constraint_name AS name,
    k.column_name AS `column`, k.referenced_table_schema AS parent_schema, k.referenced_table_name AS parent,
    k.referenced_column_name AS referenced, coalesce(r.delete_rule, '') AS on_delete,
    IF(r.update_rule = 'RESTRICT', 'NO ACTION', coalesce(r.update_rule, '')) AS on_update,
    1 = 0 AS deferrable, 1 = 0 AS deferred, 1 = 1 AS valid, CAST(NULL AS CHAR) AS comment
FROM information_schema.key_column_usage k LEFT JOIN (
    SELECT table_name, constraint_name, delete_rule, update_rule FROM information_schema.referential_constraints
    WHERE constraint_schema = ? LIMIT 9223372036854775807
) r ON r.constraint_name = k.constraint_name AND r.table_name = k.table_name
WHERE k.referenced_table_name IS NOT NULL AND k.table_schema = ?
ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position";

const CHECKS: &str = "SELECT constraint_schema AS `schema`, table_name AS `table`, constraint_name AS name,
    check_clause AS expression, 1 = 1 AS valid
FROM information_schema.check_constraints
WHERE constraint_schema = ?
ORDER BY constraint_schema, table_name, constraint_name";

const TRIGGERS: &str = "SELECT event_object_schema AS `schema`, event_object_table AS `table`, trigger_name AS name,
    CONCAT(action_timing, ' ', event_manipulation, ' FOR EACH ROW ', action_statement) AS definition
FROM information_schema.triggers
WHERE event_object_schema = ?
ORDER BY event_object_schema, event_object_table, trigger_name";

#[derive(QueryableByName)]
struct Own {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = Text, column_name = "Create Table")]
    by: String,
}

pub(crate) fn catalog(conn: &mut MysqlConnection, schemas: &[&str]) -> QueryResult<Catalog> {
    let own = sql_query("SELECT coalesce(DATABASE(), '') AS name").get_result::<Own>(conn)?.name;
    let others: BTreeSet<&str> = schemas.iter().copied().filter(|it| *it != own).collect();
    let schemas = [own.as_str()].into_iter().chain(others).map(str::to_owned).collect();
    let conn = &mut Reader { conn, schemas };
    let mut catalog = Catalog {
        tables: conn.rows(TABLES)?,
        columns: conn.rows(COLUMNS)?,
        indexes: conn.rows(INDEXES)?,
        keys: conn.rows(KEYS)?,
        checks: conn.rows(CHECKS)?,
        triggers: conn.rows(TRIGGERS)?,
        unknown: Vec::new(),
        data_type: types::data_type,
        own_schema: own,
    };
    conn.read_actions(&mut catalog.keys)?;
    standard_texts(&mut catalog);
    json_columns(&mut catalog);
    without_indexes_of_keys(&mut catalog);
    Ok(catalog)
}

/// Expressions come with texts in which a backslash escapes, whatever the mode of the connection.
fn standard_texts(catalog: &mut Catalog) {
    let of_columns = catalog.columns.iter_mut().flat_map(|it| [&mut it.default, &mut it.generated]).flatten();
    for expression in of_columns.chain(catalog.checks.iter_mut().map(|it| &mut it.expression)) {
        let mut rest = std::mem::take(expression).chars().collect::<Vec<_>>().into_iter();
        while let Some(next) = rest.next() {
            match (next, next == '\\') {
                (_, true) => match rest.next() {
                    Some('\'') => expression.push_str("''"),
                    Some('n') => expression.push('\n'),
                    Some('r') => expression.push('\r'),
                    Some('0') => expression.push('\0'),
                    Some('Z') => expression.push('\u{1a}'),
                    escaped => expression.extend(escaped),
                },
                (next, false) => expression.push(next),
            }
        }
    }
}

/// `JSON` is `longtext` with a CHECK of the column's name.
fn json_columns(catalog: &mut Catalog) {
    let Catalog { columns, checks, .. } = catalog;
    checks.retain(|check| {
        let column = columns.iter_mut().find(|it| {
            it.place == check.place
                && it.name == check.name
                && check.expression == format!("json_valid(`{}`)", it.name.replace('`', "``"))
        });
        let Some(column) = column else { return true };
        (column.data_type, column.base_type) = ("json".into(), "json".into());
        false
    });
}

/// A foreign key brings an index of its own name, where no other serves it.
fn without_indexes_of_keys(catalog: &mut Catalog) {
    let Catalog { indexes, keys, .. } = catalog;
    indexes.retain(|index| {
        let named = (&index.place, &index.name);
        index.is_unique || !keys.iter().any(|key| (&key.place, &key.name) == named)
    });
}

type Asked = BoxedSqlQuery<'static, Mysql, SqlQuery>;

struct Reader<'a> {
    conn: &'a mut MysqlConnection,
    /// The connection's own is the first.
    schemas: Vec<String>,
}

impl Reader<'_> {
    fn rows<R: QueryableByName<Mysql> + 'static>(&mut self, query: &str) -> QueryResult<Vec<R>> {
        let mut rows = Vec::new();
        for schema in &self.schemas {
            let places = query.matches('?').count();
            let of = |query: Asked, _| query.bind::<Text, _>(schema.clone());
            rows.extend((0..places).fold(sql_query(query).into_boxed(), of).load::<R>(self.conn)?);
        }
        Ok(rows)
    }

    /// From the text of a table, where the catalog keeps them to itself.
    fn read_actions(&mut self, keys: &mut [KeyRow]) -> QueryResult<()> {
        for keys in keys.chunk_by_mut(|a, b| a.place == b.place) {
            let Some(KeyRow { place: Place { schema, table }, .. }) = keys.iter().find(|it| it.on_delete.is_empty())
            else {
                continue;
            };
            let table = QUOTE.table(&TableName { schema: Some(schema.clone()), name: table.clone() });
            let made: Made = sql_query(format!("SHOW CREATE TABLE {table}")).get_result(self.conn)?;
            let said = text::table(&made.by).foreign_keys;
            for key in keys {
                let said = said.iter().find(|it| it.name.as_ref() == Some(&key.name));
                let on_delete = said.and_then(|it| it.on_delete.clone());
                let on_update = said.and_then(|it| it.on_update.clone()).filter(|it| it != "RESTRICT");
                key.on_delete = on_delete.unwrap_or_else(|| "RESTRICT".to_owned());
                key.on_update = on_update.unwrap_or_else(|| "NO ACTION".to_owned());
            }
        }
        Ok(())
    }
}
