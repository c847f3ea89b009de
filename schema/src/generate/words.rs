//! Guards, in words.

use crate::plan::{Guard, Must};

/// What a guard stops at.
pub(super) fn guard(Guard { table, must }: &Guard) -> String {
    let table = &table.name;
    match must {
        Must::BeSingular(columns, _) => format!("stops if rows of `{table}` have the same {}", list(columns)),
        Must::HaveParents(key) => {
            format!("stops if {} of `{table}` refers to no row of `{}`", list(&key.columns), key.references.table)
        }
        Must::NotBeNull(column) => format!("stops if `{table}.{column}` is NULL anywhere"),
        Must::Meet(check) => format!("stops if a row of `{table}` does not meet {}", check.expression),
        Must::BeEmpty(column) => {
            format!("stops if there are rows in `{table}`, of which nothing says what `{column}` would be")
        }
    }
}

fn list(columns: &[String]) -> String {
    columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}
