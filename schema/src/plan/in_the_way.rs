//! Foreign keys, and indexes under them, that other changes cannot be made beside.

use super::{Cause, Step, asked, phase::Phase, retyped};
use crate::{
    change::Change,
    sameness::{same_columns, same_key},
    schema::{ForeignKey, Index, Schema, Table, TableName},
};

const KEY: Cause = Cause::Needed("a column that it is about, or what makes its parent's unique, becomes another");
const INDEX: Cause = Cause::Needed("the engine keeps an index under each foreign key");

/// Those that are dropped before all else and, where they are to stay, made again at the end.
pub(super) fn keys(before: &Schema, after: &Schema, changes: &[Change]) -> Vec<(TableName, ForeignKey)> {
    let of = |table: &Table| -> Vec<(TableName, ForeignKey)> {
        let keys = table.foreign_keys.iter().filter(|key| {
            let dropped = changes
                .iter()
                .any(|it| matches!(it, Change::DropForeignKey(of, it) if *of == table.name && it == *key));
            !dropped && is_in_the_way(table, key, before, after, changes)
        });
        keys.map(|key| (table.name.clone(), key.clone())).collect()
    };
    before.tables.iter().flat_map(of).collect()
}

fn is_in_the_way(table: &Table, key: &ForeignKey, before: &Schema, after: &Schema, changes: &[Change]) -> bool {
    let parent = &key.references.table;
    let retyped = |name: &TableName, columns: &[String]| {
        let [one, other] = [before, after].map(|it| it.table(name));
        one.zip(other).is_some_and(|(one, other)| retyped(one, other).any(|it| columns.iter().any(|own| own == it)))
    };
    let loses = changes.iter().any(|change| match change {
        Change::DropPrimaryKey(of, it) => of == parent && same_columns(&it.columns, &key.references.columns),
        Change::DropUnique(of, it) => of == parent && same_columns(&it.columns, &key.references.columns),
        _ => false,
    });
    loses || retyped(&table.name, &key.columns) || retyped(parent, &key.references.columns)
}

/// The steps for those keys.
pub(super) fn key_steps(keys: &[(TableName, ForeignKey)], after: &Schema) -> Vec<(Phase, Step)> {
    let mut steps = Vec::new();
    for (table, key) in keys {
        let change = Change::DropForeignKey(table.clone(), key.clone());
        steps.push((Phase::DropForeignKey, Step { change, cause: KEY }));
        let again = after.table(table).and_then(|it| it.foreign_keys.iter().find(|it| same_key(it, key)));
        if let Some(again) = again {
            let change = Change::AddForeignKey(table.clone(), again.clone());
            steps.push((Phase::AddForeignKey, Step { change, cause: KEY }));
        }
    }
    steps
}

/// Where a foreign key that stays loses or gets the index that it uses.
pub(super) fn index_steps(before: &Schema, after: &Schema, without: &[(TableName, ForeignKey)]) -> Vec<(Phase, Step)> {
    let mut steps = Vec::new();
    for (table, now) in before.tables.iter().filter_map(|it| Some((it, after.table(&it.name)?))) {
        let gone = |key: &ForeignKey| without.iter().any(|(of, it)| *of == table.name && it == key);
        let stays = |key: &&ForeignKey| now.foreign_keys.contains(key) && !gone(key);
        for key in table.foreign_keys.iter().filter(stays) {
            let [was, is] = [table, now].map(|it| serving(it, key));
            let all_the_while = was.iter().any(|it| is.contains(it));
            let index = Index { name: key.name.clone(), columns: key.columns.clone(), valid: true };
            let step = |change| Step { change, cause: INDEX };
            if !was.is_empty() && !all_the_while {
                steps.push((Phase::AddIndexFirst, step(Change::AddIndex(table.name.clone(), index.clone()))));
            }
            if !is.is_empty() && !all_the_while {
                steps.push((Phase::DropIndexLast, step(Change::DropIndex(table.name.clone(), index))));
            }
        }
    }
    steps
}

/// The keys and indexes that begin with the columns of a foreign key, by their names: of two over the same columns one may
/// go while the other is not there yet.
fn serving<'a>(table: &'a Table, key: &ForeignKey) -> Vec<(&'a str, &'a [String])> {
    let primary = table.primary_key.iter().map(|it| ("PRIMARY", &it.columns[..]));
    let uniques = table.uniques.iter().map(|it| (it.name.as_str(), &it.columns[..]));
    let indexes = table.indexes.iter().map(|it| (it.name.as_str(), &it.columns[..]));
    primary.chain(uniques).chain(indexes).filter(|(_, columns)| columns.starts_with(&key.columns)).collect()
}

/// What is computed from a column that becomes another is computed anew.
pub(super) fn generated_steps(before: &Schema, after: &Schema, changes: &[Change]) -> Vec<(Phase, Step)> {
    use crate::{expression::columns_in, schema::Origin};
    const COMPUTED: Cause = Cause::Needed("it is computed from a column that becomes another");
    let mut steps = Vec::new();
    for (table, now) in before.tables.iter().filter_map(|it| Some((it, after.table(&it.name)?))) {
        let retyped: Vec<&str> = retyped(table, now).collect();
        for column in &table.columns {
            let Origin::Generated(expression) = &column.origin else { continue };
            let is_asked = changes.iter().any(|it| match it {
                Change::AlterColumn { table: of, from, .. } => *of == table.name && from == column,
                Change::DropColumn(of, it) => *of == table.name && it == column,
                _ => false,
            });
            let held = table.ordered().flatten().any(|it| *it == column.name);
            if is_asked || held || columns_in(expression, retyped.iter().copied()).is_empty() {
                continue;
            }
            let (name, column) = (&table.name, now.column(&column.name).unwrap_or(column));
            for change in
                [Change::DropColumn(name.clone(), column.clone()), Change::AddColumn(name.clone(), column.clone())]
            {
                steps.push((Phase::of(&change), Step { cause: COMPUTED, ..asked(change) }));
            }
        }
    }
    steps
}
