use super::{Catalog, Column, Facts, ForeignKey, columns_of, lines};
use diesel::{
    PgConnection, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{Bool, Nullable, Oid, Text},
};
use diesel_one_to_one_schema::schema::TableName;
use tests::engine::Postgres;

#[derive(QueryableByName)]
struct TableRow {
    #[diesel(sql_type = Oid)]
    oid: u32,
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Text)]
    origin: String,
}

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Bool)]
    is_primary: bool,
    #[diesel(sql_type = Text)]
    column: String,
}

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Nullable<Text>)]
    schema: Option<String>,
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    referenced: String,
    #[diesel(sql_type = Text)]
    on_delete: String,
    #[diesel(sql_type = Text)]
    on_update: String,
    #[diesel(sql_type = Bool)]
    deferred: bool,
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    text: String,
}

impl Catalog for Postgres {
    fn read(conn: &mut PgConnection, table: &TableName) -> Option<Facts> {
        let found: Vec<TableRow> = sql_query(
            "SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relname = $1 AND n.nspname = coalesce($2, current_schema()) AND c.relkind = 'r'",
        )
        .bind::<Text, _>(&table.name)
        .bind::<Nullable<Text>, _>(&table.schema)
        .load(conn)
        .unwrap();
        let oid = found.first()?.oid;
        let columns: Vec<ColumnRow> = of(
            conn,
            oid,
            "SELECT attname::text AS name, NOT attnotnull AS nullable,
                 CASE WHEN attidentity = 'd' THEN 'identity' WHEN attgenerated = 's' THEN 'generated'
                      WHEN atthasdef THEN 'default' ELSE 'written' END AS origin
             FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        );
        let indexes: Vec<IndexRow> = of(
            conn,
            oid,
            "SELECT c.relname::text AS name, i.indisunique AS is_unique, i.indisprimary AS is_primary,
                 a.attname::text AS column
             FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS key (attnum, ord)
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.attnum
             WHERE i.indrelid = $1 ORDER BY c.relname, key.ord",
        );
        let keys: Vec<KeyRow> = of(
            conn,
            oid,
            "SELECT k.conname::text AS name, a.attname::text AS column, b.attname::text AS referenced,
                 nullif(n.nspname, current_schema())::text AS schema, p.relname::text AS table,
                 k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update, k.condeferred AS deferred
             FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
             CROSS JOIN unnest(k.conkey, k.confkey) WITH ORDINALITY AS key (own, other, ord)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.own
             JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = key.other
             WHERE k.conrelid = $1 AND k.contype = 'f' ORDER BY k.conname, key.ord",
        );
        let checks: Vec<TextRow> =
            of(conn, oid, "SELECT conname::text AS text FROM pg_constraint WHERE conrelid = $1 AND contype = 'c'");
        let notes: Vec<TextRow> = of(
            conn,
            oid,
            "SELECT description AS text FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid = $1
             UNION ALL
             SELECT d.description FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid
             WHERE d.classoid = 'pg_constraint'::regclass AND k.conrelid = $1",
        );
        let all = |primary: bool, unique: bool| {
            let rows = indexes.iter().filter(move |it| it.is_primary == primary && it.is_unique == unique);
            columns_of(rows.map(|it| (&*it.name, &*it.column))).into_values()
        };
        let facts = Facts {
            columns: columns
                .into_iter()
                .map(|ColumnRow { name, nullable, origin }| Column { name, nullable, origin })
                .collect(),
            primary_key: all(true, true).flatten().collect(),
            uniques: all(false, true).collect(),
            indexes: all(false, false).collect(),
            foreign_keys: foreign_keys(&keys),
            checks: checks.into_iter().map(|it| it.text).collect(),
            notes: notes.iter().flat_map(|it| lines(&it.text)).collect(),
        };
        Some(facts.sorted())
    }
}

fn of<R: QueryableByName<diesel::pg::Pg> + 'static>(conn: &mut PgConnection, oid: u32, query: &str) -> Vec<R> {
    sql_query(query).bind::<Oid, _>(oid).load(conn).unwrap()
}

fn foreign_keys(rows: &[KeyRow]) -> Vec<ForeignKey> {
    let columns = columns_of(rows.iter().map(|it| (&*it.name, &*it.column)));
    let references = columns_of(rows.iter().map(|it| (&*it.name, &*it.referenced)));
    let key = |(name, columns): (&str, Vec<String>)| {
        let row = rows.iter().find(|it| it.name == name).unwrap();
        ForeignKey {
            columns,
            table: TableName { schema: row.schema.clone(), name: row.table.clone() },
            references: references[name].clone(),
            on_delete: action(&row.on_delete),
            on_update: action(&row.on_update),
            deferred: row.deferred,
        }
    };
    columns.into_iter().map(key).collect()
}

fn action(letter: &str) -> String {
    match letter {
        "a" => "NO ACTION",
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        other => panic!("the action {other}"),
    }
    .to_owned()
}
