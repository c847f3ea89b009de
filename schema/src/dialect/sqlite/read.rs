//! The catalog, as the pragmas have it; and what only the text of a table tells: the names of its constraints, its
//! CHECKs, when a foreign key is checked, what a generated column is made from.

use super::types;
use crate::live::catalog::{Catalog, CheckRow, ColumnRow, IndexRow, KeyRow, TextRow};
use crate::live::text;
use diesel::{QueryResult, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};
use std::collections::{HashMap, HashSet};

const TABLES: &str = "SELECT 'main' AS schema, name AS \"table\", NULL AS comment FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__diesel_schema_migrations'
ORDER BY name";

const TEXTS: &str = "SELECT 'main' AS schema, tbl_name AS \"table\", name, sql AS definition, type FROM sqlite_schema
WHERE sql IS NOT NULL ORDER BY name";

/// 2 and 3 are generated. The row's own number is a column of type INTEGER that is the primary key alone.
const COLUMNS: &str = "SELECT 'main' AS schema, t.name AS \"table\", c.name, c.type AS data_type, c.type AS base_type,
    c.\"notnull\" = 0 AND NOT (c.pk > 0 AND upper(c.type) = 'INTEGER' AND t.keys = 1) AS nullable,
    c.pk > 0 AND upper(c.type) = 'INTEGER' AND t.keys = 1 AND NOT t.wr AS identity,
    CASE WHEN c.hidden < 2 THEN c.dflt_value END AS \"default\", CASE WHEN c.hidden >= 2 THEN '' END AS \"generated\",
    NULL AS comment
FROM (SELECT l.name, l.wr, (SELECT count(*) FROM pragma_table_xinfo(l.name) WHERE pk > 0) AS keys
        FROM pragma_table_list l WHERE l.schema = 'main' AND l.type = 'table') t, pragma_table_xinfo(t.name) c
WHERE c.hidden <> 1
ORDER BY t.name, c.cid";

/// A virtual table has no page, and cannot be asked where its module is not loaded. Over the row's own number there is no index; it comes first, as if there were.
const INDEXES: &str = "SELECT 'main' AS schema, t.name AS \"table\", i.name, i.origin = 'pk' AS is_primary,
    i.\"unique\" = 1 AS is_unique, 1 AS is_plain, 1 AS valid, c.name AS \"column\",
    CASE WHEN i.partial THEN '' END AS condition, i.name AS definition
FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
WHERE t.type = 'table' AND t.rootpage > 0 ORDER BY t.name, i.name, c.seqno";

const PRIMARY_KEYS: &str =
    "SELECT 'main' AS schema, t.name AS \"table\", t.name AS name, 1 AS is_primary, 1 AS is_unique,
    1 AS is_plain, 1 AS valid, c.name AS \"column\", NULL AS condition, '' AS definition
FROM sqlite_schema t, pragma_table_xinfo(t.name) c
WHERE t.type = 'table' AND t.rootpage > 0 AND c.pk > 0 ORDER BY t.name, c.pk";

/// They are numbered from the last one in the text to the first. A parent and its columns come as the key has written them,
/// which may be in other letters than the table has.
const KEYS: &str =
    "SELECT 'main' AS schema, t.name AS \"table\", printf('%08d', 99999999 - k.id) AS name, k.\"from\" AS \"column\",
    'main' AS parent_schema, coalesce((SELECT p.name FROM sqlite_schema p
        WHERE p.type = 'table' AND p.name = k.\"table\" COLLATE NOCASE), k.\"table\") AS parent,
    coalesce((SELECT c.name FROM pragma_table_xinfo(k.\"table\") c
        WHERE c.name = k.\"to\" COLLATE NOCASE), k.\"to\") AS referenced,
    k.on_delete, k.on_update, 0 AS \"deferrable\", 0 AS \"deferred\", 1 AS valid, NULL AS comment
FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
WHERE t.type = 'table' AND t.rootpage > 0 ORDER BY t.name, k.id DESC, k.seq";

#[derive(QueryableByName)]
struct Text {
    #[diesel(embed)]
    text: TextRow,
    #[diesel(sql_type = diesel::sql_types::Text)]
    r#type: String,
}

pub(crate) fn catalog(conn: &mut SqliteConnection, _schemas: &[&str]) -> QueryResult<Catalog> {
    let texts: Vec<Text> = rows(conn, TEXTS)?;
    let mut catalog = Catalog {
        own_schema: "main".into(),
        tables: rows(conn, TABLES)?,
        columns: rows(conn, COLUMNS)?,
        indexes: rows(conn, PRIMARY_KEYS)?,
        keys: rows(conn, KEYS)?,
        checks: Vec::new(),
        triggers: Vec::new(),
        unknown: Vec::new(),
        data_type: types::data_type,
    };
    catalog.indexes.extend(rows::<IndexRow>(conn, INDEXES)?.into_iter().filter(|it| !it.is_primary));
    for Text { text, r#type } in texts {
        match &*r#type {
            "table" => add_text_of_table(&mut catalog, &text),
            "index" => add_text_of_index(&mut catalog, text),
            "trigger" => catalog.triggers.push(text),
            _ => {}
        }
    }
    Ok(catalog)
}

fn rows<R: QueryableByName<diesel::sqlite::Sqlite> + 'static>(
    conn: &mut SqliteConnection,
    query: &str,
) -> QueryResult<Vec<R>> {
    sql_query(query).load(conn)
}

fn add_text_of_table(catalog: &mut Catalog, row: &TextRow) {
    let text::Table { checks, foreign_keys, generated } = text::table(&row.definition);
    catalog.checks.extend(checks.into_iter().map(|text::Check { name, expression }| CheckRow {
        place: row.place.clone(),
        name: name.unwrap_or_default(),
        expression,
        valid: true,
    }));
    let generated: HashMap<_, _> = generated.into_iter().collect();
    let columns = catalog.columns.iter_mut().filter(|it| it.place == row.place);
    for ColumnRow { name, generated: expression, .. } in columns.filter(|it| it.generated.is_some()) {
        *expression = Some(generated.get(&name.to_lowercase()).cloned().unwrap_or_default());
    }
    let mut keys: Vec<&mut KeyRow> = catalog.keys.iter_mut().filter(|it| it.place == row.place).collect();
    let numbers = keys.chunk_by_mut(|a, b| a.name == b.name);
    let mut given = HashSet::new();
    for (rows, text::ForeignKey { name, deferrable, deferred, .. }) in numbers.zip(foreign_keys) {
        // SQLite lets several have one name
        let name = name.filter(|it| given.insert(it.clone()));
        for one in rows {
            (one.deferrable, one.deferred) = (deferrable, deferred);
            one.name = name.clone().unwrap_or_else(|| one.name.clone());
        }
    }
}

fn add_text_of_index(catalog: &mut Catalog, TextRow { place, name, definition }: TextRow) {
    let condition = text::condition(&definition);
    for index in catalog.indexes.iter_mut().filter(|it| it.place == place && it.name == name) {
        index.definition.clone_from(&definition);
        if index.condition.is_some() {
            index.condition.clone_from(&condition);
        }
    }
}
