//! What a database holds, read back.

use crate::catalog::{Catalog, Facts, facts_of};
use diesel::{
    QueryableByName, RunQueryDsl as _,
    connection::{Connection, SimpleConnection as _},
    query_dsl::LoadQuery,
    sql_query,
    sql_types::{Nullable, Text},
};
use diesel_one_to_one_schema::{check, dialect::Dialect, live::Inspect as _, schema::Schema, schema::TableName};

/// A connection that rows of text come from.
pub(crate) trait Reads: Connection {
    fn texts(&mut self, query: &str) -> Vec<Option<String>>;
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<Text>)]
    value: Option<String>,
}

impl<C: Connection> Reads for C
where
    for<'a> diesel::query_builder::SqlQuery: LoadQuery<'a, C, Row>,
{
    fn texts(&mut self, query: &str) -> Vec<Option<String>> {
        let rows: Vec<Row> = sql_query(query).load(self).unwrap_or_else(|error| panic!("{error}\n{query}"));
        rows.into_iter().map(|it| it.value).collect()
    }
}

pub(crate) fn dialect<E: Catalog>() -> Dialect {
    E::DIALECT.parse().expect("the harness and the schema tools use the same words")
}

pub(crate) fn execute<E: Catalog>(conn: &mut E::Connection, sql: &str) {
    if !sql.is_empty() {
        conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
}

/// Is the database as the schema says, and has nothing more? As the tools read it, and as the tests do.
pub(crate) fn is<E: Catalog>(conn: &mut E::Connection, schema: &Schema, after: &str) {
    let schemas: Vec<_> = schema.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    let live = conn.inspect(&schemas).unwrap();
    let findings: Vec<String> = check::compare(schema, &live, dialect::<E>()).iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0], "after {after}\n{live:#?}");
    let mut names = [schema, &live].map(|it| it.tables.iter().map(|it| &it.name).collect::<Vec<_>>());
    for names in &mut names {
        names.sort();
    }
    assert_eq!(names[0], names[1], "after {after}");
    for table in &schema.tables {
        let facts = [E::read(conn, &table.name), Some(facts_of(table, dialect::<E>()))];
        let [is, ought] = facts.map(|it| it.map(|it| comparable(it, dialect::<E>())));
        assert_eq!(is, ought, "after {after}: {}", table.name);
    }
}

/// A column that comes later is the last. A comment is no reason to make a table anew: on SQLite it is part of its text.
fn comparable(mut facts: Facts, dialect: Dialect) -> Facts {
    facts.columns.sort_by(|a, b| a.name.cmp(&b.name));
    if !dialect.adds_foreign_keys() {
        facts.notes.clear();
    }
    facts
}

/// The rows of a table, these columns of them.
pub(crate) fn rows<E: Catalog<Connection: Reads>>(
    conn: &mut E::Connection,
    table: &TableName,
    columns: &[&str],
) -> Vec<String> {
    let dialect = dialect::<E>();
    let text = if dialect == Dialect::Mariadb { "CHAR" } else { "TEXT" };
    let of = |column: &&str| format!("coalesce(CAST({} AS {text}), 'NULL')", quoted(column, dialect));
    let value = columns.iter().map(of).collect::<Vec<_>>().join(" || ', ' || ");
    let name = table.schema.iter().chain([&table.name]).map(|it| quoted(it, dialect)).collect::<Vec<_>>().join(".");
    let value = if value.is_empty() { "''".to_owned() } else { value };
    let mut rows: Vec<String> = conn
        .texts(&format!("SELECT {value} AS value FROM {name}"))
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect();
    rows.sort();
    rows
}

/// A name, as the engine quotes it.
pub(crate) fn quoted(name: &str, dialect: Dialect) -> String {
    let quote = if dialect == Dialect::Mariadb { "`" } else { "\"" };
    format!("{quote}{}{quote}", name.replace(quote, &quote.repeat(2)))
}
