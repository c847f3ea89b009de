use super::{Catalog, Column, Facts, ForeignKey, columns_of};
use diesel::{
    QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query,
    sql_types::{BigInt, Integer, Text},
};
use diesel_one_to_one_schema::schema::TableName;
use tests::engine::Sqlite;

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    text: String,
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    declared: String,
    #[diesel(sql_type = Integer)]
    not_null: i32,
    #[diesel(sql_type = Integer)]
    has_default: i32,
    /// 0, or its place in the primary key.
    #[diesel(sql_type = Integer)]
    place: i32,
    /// 2 and 3 are generated.
    #[diesel(sql_type = Integer)]
    hidden: i32,
}

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Integer)]
    is_unique: i32,
    /// `c`: CREATE INDEX, `u`: UNIQUE, `pk`: PRIMARY KEY.
    #[diesel(sql_type = Text)]
    origin: String,
    #[diesel(sql_type = Text)]
    column: String,
}

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    referenced: String,
    #[diesel(sql_type = Text)]
    on_delete: String,
    #[diesel(sql_type = Text)]
    on_update: String,
}

impl Catalog for Sqlite {
    fn read(conn: &mut SqliteConnection, table: &TableName) -> Option<Facts> {
        let found: Vec<TextRow> =
            of(conn, table, "SELECT sql AS text FROM sqlite_schema WHERE type = 'table' AND name = ?");
        let text = &found.first()?.text;
        let columns: Vec<ColumnRow> = of(
            conn,
            table,
            "SELECT name, type AS declared, \"notnull\" AS not_null, dflt_value IS NOT NULL AS has_default, pk AS place,
                 hidden
             FROM pragma_table_xinfo(?) ORDER BY cid",
        );
        let indexes: Vec<IndexRow> = of(
            conn,
            table,
            "SELECT i.name, i.\"unique\" AS is_unique, i.origin, c.name AS column
             FROM pragma_index_list(?) i, pragma_index_info(i.name) c ORDER BY i.name, c.seqno",
        );
        let keys: Vec<KeyRow> = of(
            conn,
            table,
            "SELECT id, \"from\" AS column, \"table\", \"to\" AS referenced, on_delete, on_update
             FROM pragma_foreign_key_list(?) ORDER BY id, seq",
        );
        let mut primary_key: Vec<(i32, String)> =
            columns.iter().filter(|it| it.place > 0).map(|it| (it.place, it.name.clone())).collect();
        primary_key.sort();
        let lone_key = primary_key.len() == 1;
        let all = |unique: i32| {
            let rows = indexes.iter().filter(move |it| it.is_unique == unique && it.origin != "pk");
            columns_of(rows.map(|it| (&*it.name, &*it.column))).into_values()
        };
        let facts = Facts {
            columns: columns
                .iter()
                .map(|it| Column {
                    name: it.name.clone(),
                    nullable: it.not_null == 0,
                    origin: match it {
                        // the row's own number, which is made up when it is left out
                        _ if it.place > 0 && lone_key && it.declared == "INTEGER" => "identity",
                        ColumnRow { hidden: 2 | 3, .. } => "generated",
                        ColumnRow { has_default: 1, .. } => "default",
                        _ => "written",
                    }
                    .to_owned(),
                })
                .collect(),
            primary_key: primary_key.into_iter().map(|(_, name)| name).collect(),
            uniques: all(1).collect(),
            indexes: all(0).collect(),
            foreign_keys: foreign_keys(&keys, text),
            checks: names_before(text, " CHECK ("),
            notes: text.lines().filter_map(|line| line.trim_start().strip_prefix("-- ")).map(str::to_owned).collect(),
        };
        Some(facts.sorted())
    }
}

fn of<R: QueryableByName<diesel::sqlite::Sqlite> + 'static>(
    conn: &mut SqliteConnection,
    table: &TableName,
    query: &str,
) -> Vec<R> {
    sql_query(query).bind::<Text, _>(&table.name).load(conn).unwrap()
}

/// No pragma tells when a key is checked, nor what a CHECK is called: the text of the table does, one line for each.
fn foreign_keys(rows: &[KeyRow], text: &str) -> Vec<ForeignKey> {
    let mut ids: Vec<i64> = rows.iter().map(|it| it.id).collect();
    ids.dedup();
    let key = |id: i64| {
        let of_key = || rows.iter().filter(move |it| it.id == id);
        let columns: Vec<String> = of_key().map(|it| it.column.clone()).collect();
        let quoted: Vec<String> = columns.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\""))).collect();
        let begin = format!("FOREIGN KEY ({}) ", quoted.join(", "));
        let first = of_key().next().unwrap();
        ForeignKey {
            columns,
            table: TableName::new(&first.table),
            references: of_key().map(|it| it.referenced.clone()).collect(),
            on_delete: first.on_delete.clone(),
            on_update: first.on_update.clone(),
            deferred: text.lines().any(|it| it.contains(&begin) && it.contains("INITIALLY DEFERRED")),
        }
    };
    ids.into_iter().map(key).collect()
}

fn names_before(text: &str, what: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.trim_start().strip_prefix("CONSTRAINT \"")?.split_once(what));
    lines.map(|(name, _)| name.trim_end_matches('"').replace("\"\"", "\"")).collect()
}
