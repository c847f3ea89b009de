use super::{Catalog, Column, Facts, ForeignKey, columns_of, lines};
use diesel::{
    MysqlConnection, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use diesel_one_to_one_schema::schema::TableName;
use tests::engine::Mariadb;

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    nullable: String,
    #[diesel(sql_type = Text)]
    origin: String,
    #[diesel(sql_type = Text)]
    note: String,
}

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    non_unique: i64,
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
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    text: String,
}

impl Catalog for Mariadb {
    fn read(conn: &mut MysqlConnection, table: &TableName) -> Option<Facts> {
        let notes: Vec<TextRow> = of(
            conn,
            table,
            "SELECT table_comment AS text FROM information_schema.tables
             WHERE table_schema = coalesce(?, database()) AND table_name = ?",
        );
        notes.first()?;
        let columns: Vec<ColumnRow> = of(
            conn,
            table,
            "SELECT column_name AS name, is_nullable AS nullable, column_comment AS note,
                 CASE WHEN extra LIKE '%auto_increment%' THEN 'identity' WHEN extra LIKE '%GENERATED%' THEN 'generated'
                      WHEN coalesce(column_default, 'NULL') <> 'NULL' THEN 'default' ELSE 'written' END AS origin
             FROM information_schema.columns
             WHERE table_schema = coalesce(?, database()) AND table_name = ? ORDER BY ordinal_position",
        );
        let indexes: Vec<IndexRow> = of(
            conn,
            table,
            "SELECT index_name AS name, non_unique, column_name AS `column` FROM information_schema.statistics
             WHERE table_schema = coalesce(?, database()) AND table_name = ? ORDER BY index_name, seq_in_index",
        );
        // a join of the two themselves opens every table of the server
        let keys: Vec<KeyRow> = of(
            conn,
            table,
            "SELECT k.constraint_name AS name, k.column_name AS `column`, k.referenced_column_name AS referenced,
                 nullif(k.referenced_table_schema, database()) AS `schema`, k.referenced_table_name AS `table`,
                 r.delete_rule AS on_delete, r.update_rule AS on_update
             FROM information_schema.key_column_usage k JOIN (
                 SELECT constraint_name, delete_rule, update_rule FROM information_schema.referential_constraints
                 WHERE constraint_schema = coalesce(?, database()) AND table_name = ? LIMIT 1000
             ) r ON r.constraint_name = k.constraint_name
             WHERE k.table_schema = coalesce(?, database()) AND k.table_name = ?
             ORDER BY k.constraint_name, k.ordinal_position",
        );
        // a JSON column brings one of the level `Column`
        let checks: Vec<TextRow> = of(
            conn,
            table,
            "SELECT constraint_name AS text FROM information_schema.check_constraints
             WHERE constraint_schema = coalesce(?, database()) AND table_name = ? AND level = 'Table'",
        );
        let all = |wanted: fn(&IndexRow) -> bool| {
            let rows = indexes.iter().filter(move |it| wanted(it));
            columns_of(rows.map(|it| (&*it.name, &*it.column))).into_values()
        };
        let notes = notes.iter().map(|it| &it.text).chain(columns.iter().map(|it| &it.note));
        let facts = Facts {
            notes: notes.flat_map(|it| lines(it)).collect(),
            columns: columns
                .iter()
                .map(|it| Column { name: it.name.clone(), nullable: it.nullable == "YES", origin: it.origin.clone() })
                .collect(),
            primary_key: all(|it| it.name == "PRIMARY").flatten().collect(),
            uniques: all(|it| it.non_unique == 0 && it.name != "PRIMARY").collect(),
            indexes: all(|it| it.non_unique == 1).collect(),
            foreign_keys: foreign_keys(&keys),
            checks: checks.into_iter().map(|it| it.text).collect(),
        };
        Some(facts.sorted())
    }
}

fn of<R: QueryableByName<diesel::mysql::Mysql> + 'static>(
    conn: &mut MysqlConnection,
    table: &TableName,
    query: &str,
) -> Vec<R> {
    let tables = query.matches('?').count() / 2;
    let asked = (0..tables).fold(sql_query(query).into_boxed(), |query, _| {
        query.bind::<Nullable<Text>, _>(table.schema.clone()).bind::<Text, _>(table.name.clone())
    });
    asked.load(conn).unwrap()
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
            deferred: false,
        }
    };
    columns.into_iter().map(key).collect()
}

/// What is left out is shown as RESTRICT.
fn action(word: &str) -> String {
    word.replace("RESTRICT", "NO ACTION")
}
