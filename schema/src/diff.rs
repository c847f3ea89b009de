//! From two schemas to what changes the one into the other: pure.

mod names;
mod rename;
mod table;
mod types;

use crate::{
    change::Change,
    schema::{Schema, TableName},
};
pub(crate) use names::keep_names;
pub(crate) use rename::{Renamed, renamed};
use std::collections::{BTreeMap, BTreeSet};
pub(crate) use table::{becomes, is_made_anew, same_data};

/// What only its author knows of a change: what was called otherwise before.
///
/// ```
/// use diesel_one_to_one_schema::{diff::Hints, schema::TableName};
///
/// let mut hints = Hints::default();
/// hints.tables.insert(TableName::new("users"), TableName::new("people"));
/// assert!(hints.columns.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Tables, by their names now: what each was called. One that has been followed, or never was there, says nothing.
    pub tables: BTreeMap<TableName, TableName>,
    /// Columns, by their tables' names and their own now: what each was called.
    pub columns: BTreeMap<(TableName, String), String>,
}

/// The changes that lead from one schema to the other: what is called otherwise first, the rest in no order that an engine
/// could follow. [`plan`](crate::plan::plan()) makes one.
///
/// Structure is compared, not names: a constraint that is there keeps the name that it has.
///
/// ```
/// use diesel_one_to_one::definition::LogicalType;
/// use diesel_one_to_one_schema::{change::Change, diff::{Hints, diff}, schema::{Column, Schema, Table, TableName}};
///
/// let table = |columns| Table { columns, ..Table::new(TableName::new("users")) };
/// let schema = |table| Schema { tables: vec![table], ..Schema::default() };
/// let [id, email] = ["id", "email"].map(|name| Column::new(name, LogicalType::Text));
/// let changes = diff(
///     &schema(table(vec![id.clone()])),
///     &schema(table(vec![id, email.clone()])),
///     &Hints::default(),
/// );
/// assert_eq!(changes, [Change::AddColumn(TableName::new("users"), email)]);
/// ```
#[must_use]
pub fn diff(from: &Schema, to: &Schema, hints: &Hints) -> Vec<Change> {
    let Renamed { schema, mut changes, .. } = renamed(from, to, hints);
    changes.extend(between(&schema, to));
    changes
}

/// The changes between schemas whose names agree.
pub(crate) fn between(from: &Schema, to: &Schema) -> Vec<Change> {
    let [before, after]: [BTreeMap<&TableName, _>; 2] =
        [from, to].map(|it| it.tables.iter().map(|table| (&table.name, table)).collect());
    let schemas = |schema: &Schema| -> BTreeSet<String> {
        schema.tables.iter().filter_map(|it| it.name.schema.clone()).collect()
    };
    let new: BTreeSet<String> = schemas(to).difference(&schemas(from)).cloned().collect();
    let mut changes: Vec<Change> = new.into_iter().map(Change::CreateSchema).collect();
    for table in &to.tables {
        match before.get(&table.name) {
            Some(old) => changes.extend(table::between(old, table)),
            None => changes.push(Change::CreateTable(table.clone())),
        }
    }
    let gone = from.tables.iter().filter(|it| !after.contains_key(&it.name));
    changes.extend(gone.cloned().map(Change::DropTable));
    changes
}
