//! The catalog, as `pg_catalog` has it: `information_schema` does not show partial indexes.

use super::types;
use crate::live::catalog::Catalog;
use diesel::{
    PgConnection, QueryResult, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{Array, Text},
};

/// Partitions are parts of their table.
const TABLES: &str = "SELECT n.nspname::text AS schema, c.relname::text AS table,
    obj_description(c.oid, 'pg_class') AS comment
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ($1)
    AND c.relname <> '__diesel_schema_migrations'
ORDER BY n.nspname <> current_schema(), n.nspname, c.relname";

/// A column of `serial` is one that a sequence of its own counts.
const COLUMNS: &str = "SELECT n.nspname::text AS schema, c.relname::text AS table, a.attname::text AS name,
    format_type(a.atttypid, a.atttypmod) AS data_type, coalesce((
        WITH RECURSIVE domain AS (SELECT a.atttypid AS oid, a.atttypmod AS modifier UNION ALL
            SELECT t.typbasetype, t.typtypmod FROM domain JOIN pg_type t ON t.oid = domain.oid WHERE t.typtype = 'd')
        SELECT format_type(domain.oid, modifier) FROM domain JOIN pg_type t ON t.oid = domain.oid WHERE t.typtype <> 'd'
    ), format_type(a.atttypid, a.atttypmod)) AS base_type,
    NOT (a.attnotnull OR (SELECT typnotnull FROM pg_type WHERE oid = a.atttypid)) AS nullable,
    a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS identity,
    CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS default,
    CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
    col_description(c.oid, a.attnum) AS comment
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY ($1)
ORDER BY c.oid, a.attnum";

/// `to_jsonb`, because a column of the catalog that an older server does not have cannot be named.
const INDEXES: &str = "SELECT n.nspname::text AS schema, t.relname::text AS table, c.relname::text AS name,
    i.indisprimary AS is_primary, i.indisunique AS is_unique, i.indisvalid AS valid,
    m.amname = 'btree' AND i.indimmediate AND to_jsonb(i)->>'indnullsnotdistinct' IS DISTINCT FROM 'true' AS is_plain,
    a.attname::text AS column, pg_get_expr(i.indpred, i.indrelid) AS condition, pg_get_indexdef(c.oid) AS definition
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
    JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS key (attnum, place)
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = key.attnum AND key.attnum > 0
WHERE n.nspname = ANY ($1) AND key.place <= i.indnkeyatts
    AND NOT EXISTS (SELECT FROM pg_constraint x WHERE x.conindid = c.oid AND x.contype = 'x')
ORDER BY c.relname, c.oid, key.place";

/// Of a key to a table of partitions there is one more to each of them. A key is held by triggers, which `DISABLE TRIGGER ALL`
/// switches off, and `ENABLE REPLICA TRIGGER` but for replicas.
const KEYS: &str = "SELECT n.nspname::text AS schema, t.relname::text AS table, k.conname::text AS name,
    a.attname::text AS column, pn.nspname::text AS parent_schema, p.relname::text AS parent,
    b.attname::text AS referenced, k.condeferrable AS deferrable, k.condeferred AS deferred,
    k.convalidated AND NOT EXISTS
        (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled IN ('D', 'R')) AS valid,
    obj_description(k.oid, 'pg_constraint') AS comment,
    CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
        WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END AS on_delete,
    CASE k.confupdtype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
        WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END AS on_update
FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
    CROSS JOIN unnest(k.conkey, k.confkey) WITH ORDINALITY AS key (own, other, place)
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = key.own
    JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = key.other
WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname = ANY ($1)
ORDER BY k.conname, k.oid, key.place";

const CHECKS: &str = "SELECT n.nspname::text AS schema, t.relname::text AS table, k.conname::text AS name,
    pg_get_expr(k.conbin, k.conrelid) AS expression, k.convalidated AS valid
FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE k.contype = 'c' AND n.nspname = ANY ($1)
ORDER BY k.conname";

const TRIGGERS: &str = "SELECT n.nspname::text AS schema, t.relname::text AS table, g.tgname::text AS name,
    pg_get_triggerdef(g.oid) AS definition
FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE NOT g.tgisinternal AND n.nspname = ANY ($1)
ORDER BY g.tgname";

const EXCLUSIONS: &str = "SELECT n.nspname::text AS schema, t.relname::text AS table, k.conname::text AS name,
    pg_get_constraintdef(k.oid) AS definition
FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE k.contype = 'x' AND n.nspname = ANY ($1)
ORDER BY k.conname";

#[derive(QueryableByName)]
struct Own {
    #[diesel(sql_type = Text)]
    schema: String,
}

pub(crate) fn catalog(conn: &mut PgConnection, schemas: &[&str]) -> QueryResult<Catalog> {
    let own = sql_query("SELECT coalesce(current_schema(), 'public')::text AS schema").get_result::<Own>(conn)?.schema;
    let schemas: Vec<&str> = schemas.iter().copied().chain([own.as_str()]).collect();
    let conn = &mut Reader { conn, schemas: &schemas };
    Ok(Catalog {
        tables: conn.rows(TABLES)?,
        columns: conn.rows(COLUMNS)?,
        indexes: conn.rows(INDEXES)?,
        keys: conn.rows(KEYS)?,
        checks: conn.rows(CHECKS)?,
        triggers: conn.rows(TRIGGERS)?,
        unknown: conn.rows(EXCLUSIONS)?,
        data_type: types::data_type,
        own_schema: own.clone(),
    })
}

struct Reader<'a> {
    conn: &'a mut PgConnection,
    schemas: &'a [&'a str],
}

impl Reader<'_> {
    fn rows<R: QueryableByName<diesel::pg::Pg> + 'static>(&mut self, query: &str) -> QueryResult<Vec<R>> {
        sql_query(query).bind::<Array<Text>, _>(self.schemas).load(self.conn)
    }
}
