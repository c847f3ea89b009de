//! The steps on an engine that can alter a table.

use super::{Step, asked, in_the_way, phase::Phase, retyped};
use crate::{
    change::Change,
    dialect::Dialect,
    diff::between,
    order,
    sameness::same_columns,
    schema::{ForeignKey, Schema, Table, TableName},
};

pub(super) fn steps(before: &Schema, after: &Schema, dialect: Dialect) -> Vec<Step> {
    let changes = between(before, after);
    let keys = in_the_way::keys(before, after, &changes);
    let mut steps = in_the_way::key_steps(&keys, after);
    steps.extend(in_the_way::generated_steps(before, after, &changes));
    if dialect.indexes_foreign_keys() {
        steps.extend(in_the_way::index_steps(before, after, &keys));
    }
    let (mut new, mut gone) = (Schema::default(), Schema::default());
    let anew: Vec<(TableName, String)> = changes.iter().filter_map(added).collect();
    for change in changes {
        match change {
            // its name is wanted
            Change::DropColumn(table, column) if anew.contains(&(table.clone(), column.name.clone())) => {
                let phase = if column.is_generated() { Phase::DropGenerated } else { Phase::DropColumnFirst };
                steps.push((phase, asked(Change::DropColumn(table, column))));
            }
            Change::CreateTable(table) => new.tables.push(table),
            Change::DropTable(table) => gone.tables.push(without(table, &keys)),
            change => steps.push((Phase::of(&change), asked(change))),
        }
    }
    steps.extend(created(new, before, after, dialect));
    steps.extend(dropped(&gone, dialect));
    steps.sort_by_key(|(phase, _)| *phase);
    steps.into_iter().map(|(_, step)| step).collect()
}

fn added(change: &Change) -> Option<(TableName, String)> {
    if let Change::AddColumn(table, column) = change { Some((table.clone(), column.name.clone())) } else { None }
}

fn without(mut table: Table, keys: &[(TableName, ForeignKey)]) -> Table {
    let name = table.name.clone();
    table.foreign_keys.retain(|key| !keys.iter().any(|(of, it)| *of == name && it == key));
    table
}

/// Parents first; a key of what is not unique yet, or holds something else yet, comes at the end.
fn created(mut new: Schema, before: &Schema, after: &Schema, dialect: Dialect) -> Vec<(Phase, Step)> {
    let mut late = Vec::new();
    let names: Vec<TableName> = new.tables.iter().map(|it| it.name.clone()).collect();
    for table in &mut new.tables {
        let (name, keys) = (table.name.clone(), std::mem::take(&mut table.foreign_keys));
        let (now, then): (Vec<_>, Vec<_>) =
            keys.into_iter().partition(|key| names.contains(&key.references.table) || is_ready(key, before, after));
        table.foreign_keys = now;
        late.extend(then.into_iter().map(|key| Change::AddForeignKey(name.clone(), key)));
    }
    let changes = order::creation(&new, dialect).into_iter().filter(|it| !matches!(it, Change::CreateSchema(_)));
    changes.chain(late).map(|change| (Phase::of(&change), asked(change))).collect()
}

/// Is what the key refers to there already, and unique, and will it be so?
fn is_ready(key: &ForeignKey, before: &Schema, after: &Schema) -> bool {
    let [was, is] = [before, after].map(|it| it.table(&key.references.table));
    let Some((was, is)) = was.zip(is) else { return true };
    let unique = |table: &Table| {
        let whole = table.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
        whole.chain(table.primary_key.iter().map(|it| &it.columns)).any(|it| same_columns(it, &key.references.columns))
    };
    unique(was) && unique(is) && !retyped(was, is).any(|it| key.references.columns.iter().any(|own| own == it))
}

/// Children first. What is dropped before its table is not the table's any more.
fn dropped(gone: &Schema, dialect: Dialect) -> Vec<(Phase, Step)> {
    let changes = order::removal(gone, dialect);
    let keys: Vec<(TableName, ForeignKey)> = changes
        .iter()
        .filter_map(|it| match it {
            Change::DropForeignKey(table, key) => Some((table.clone(), key.clone())),
            _ => None,
        })
        .collect();
    let of = |change| match change {
        Change::DropTable(table) => Change::DropTable(without(table, &keys)),
        other => other,
    };
    changes.into_iter().map(of).map(|change| (Phase::of(&change), asked(change))).collect()
}
