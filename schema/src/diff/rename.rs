//! What is called otherwise, and everything that speaks of it.

use super::Hints;
use crate::{
    change::Change,
    expression,
    schema::{Condition, Origin, Schema, Table, TableName},
};
use std::collections::{BTreeMap, BTreeSet};

/// A schema under the names that it is to have.
pub(crate) struct Renamed {
    pub(crate) schema: Schema,
    /// What renames it.
    pub(crate) changes: Vec<Change>,
    /// Tables by their new names: what each was called.
    pub(crate) tables: BTreeMap<TableName, TableName>,
    /// Columns by their tables' new names and their own: what each was called.
    pub(crate) columns: BTreeMap<(TableName, String), String>,
}

/// Follows those of the hints that have not been followed yet: the old name is there, the new one is not.
pub(crate) fn renamed(from: &Schema, to: &Schema, hints: &Hints) -> Renamed {
    let mut renamed =
        Renamed { schema: from.clone(), changes: Vec::new(), tables: BTreeMap::new(), columns: BTreeMap::new() };
    // of two that were one table, the first
    let mut followed = BTreeSet::new();
    for (now, old) in &hints.tables {
        let applies = to.table(now).is_some() && from.table(now).is_none() && from.table(old).is_some();
        if applies && followed.insert(old) {
            let new =
                now.schema.iter().filter(|it| from.tables.iter().all(|table| table.name.schema.as_ref() != Some(it)));
            let new: Vec<Change> = new.cloned().map(Change::CreateSchema).collect();
            renamed.changes.extend(new.into_iter().filter(|it| !renamed.changes.contains(it)).collect::<Vec<_>>());
            rename_table(&mut renamed.schema, old, now);
            renamed.changes.push(Change::RenameTable { from: old.clone(), to: now.clone() });
            renamed.tables.insert(now.clone(), old.clone());
        }
    }
    for ((table, now), old) in &hints.columns {
        let is_wanted = to.table(table).is_some_and(|it| it.column(now).is_some());
        let was = renamed.schema.table(table);
        let applies = was.is_some_and(|it| it.column(now).is_none() && it.column(old).is_some());
        if is_wanted && applies {
            rename_column(&mut renamed.schema, table, old, now);
            let (from, to) = (old.clone(), now.clone());
            renamed.changes.push(Change::RenameColumn { table: table.clone(), from, to });
            renamed.columns.insert((table.clone(), now.clone()), old.clone());
        }
    }
    renamed
}

fn rename_table(schema: &mut Schema, from: &TableName, to: &TableName) {
    for table in &mut schema.tables {
        let parents = table.foreign_keys.iter_mut().map(|it| &mut it.references.table);
        for name in parents.chain([&mut table.name]).filter(|it| *it == from) {
            name.clone_from(to);
        }
    }
}

pub(super) fn rename_column(schema: &mut Schema, table: &TableName, from: &str, to: &str) {
    for one in &mut schema.tables {
        let keys = one.foreign_keys.iter_mut().filter(|it| it.references.table == *table);
        keys.flat_map(|it| &mut it.references.columns).filter(|it| *it == from).for_each(|it| to.clone_into(it));
        if one.name == *table {
            rename_own_column(one, from, to);
        }
    }
}

fn rename_own_column(table: &mut Table, from: &str, to: &str) {
    let name = |column: &mut String| {
        if column == from {
            to.clone_into(column);
        }
    };
    for column in &mut table.columns {
        name(&mut column.name);
        if let Origin::Generated(expression) = &mut column.origin {
            *expression = expression::renamed(expression, from, to);
        }
    }
    table.primary_key.iter_mut().flat_map(|it| &mut it.columns).for_each(name);
    table.indexes.iter_mut().flat_map(|it| &mut it.columns).for_each(name);
    table.foreign_keys.iter_mut().flat_map(|it| &mut it.columns).for_each(name);
    for check in &mut table.checks {
        check.expression = expression::renamed(&check.expression, from, to);
    }
    for unique in &mut table.uniques {
        unique.columns.iter_mut().for_each(name);
        match &mut unique.condition {
            Some(Condition::IsNull(column) | Condition::Equals { column, .. }) => name(column),
            Some(Condition::Expression(expression)) => *expression = expression::renamed(expression, from, to),
            None => {}
        }
    }
}
