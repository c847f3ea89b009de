//! One text for each row.

use diesel::QueryResult;

/// A connection that can be asked for texts.
pub(crate) trait Texts {
    /// What the query calls `value`.
    fn texts(&mut self, query: &str) -> Vec<String>;
}

macro_rules! texts {
    ($($connection:ident),+) => {
        $(impl Texts for diesel::$connection {
            fn texts(&mut self, query: &str) -> Vec<String> {
                #[derive(diesel::QueryableByName)]
                struct Row {
                    #[diesel(sql_type = diesel::sql_types::Text)]
                    value: String,
                }
                let rows: QueryResult<Vec<Row>> = diesel::RunQueryDsl::load(diesel::sql_query(query), self);
                rows.unwrap_or_else(|error| panic!("{error}\n{query}")).into_iter().map(|it| it.value).collect()
            }
        })+
    };
}

texts!(SqliteConnection, PgConnection, MysqlConnection);
