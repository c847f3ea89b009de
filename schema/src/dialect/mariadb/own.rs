//! What tells a table from another of its name.

use super::text;
use crate::schema::Table;

/// How many of its columns a table of that name lacks, if there is one.
pub(in crate::dialect) fn lacking(table: &Table) -> String {
    let schema = table.name.schema.as_deref().map_or("DATABASE()".to_owned(), text);
    let is = format!("table_schema = {schema} AND table_name = {}", text(&table.name.name));
    let columns: Vec<String> = table.columns.iter().map(|it| text(&it.name)).collect();
    format!(
        "SELECT IF(EXISTS (SELECT 1 FROM information_schema.tables WHERE {is}), {} - (\n    \
         SELECT count(*) FROM information_schema.columns WHERE {is}\n        AND column_name IN ({})), 0) AS count",
        columns.len(),
        columns.join(", ")
    )
}
