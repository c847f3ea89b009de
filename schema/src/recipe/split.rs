//! Columns of a parent become its child.

use super::{
    Association, Kind, Places, Recipe, Refused,
    wide::{Form, is_unique, wide},
};
use crate::{
    change::{Copy, Data, Rows, holds_all},
    diff::same_data,
    plan::{Guard, Must},
    schema::{Column, ForeignKey, Origin, Schema, Table, TableName},
};

pub(super) fn read(places: &Places<'_>) -> Result<Recipe, Refused> {
    let Places { from, to, association, .. } = *places;
    let [[Some(was), _], [Some(now), Some(child)]] = places.tables() else { return Err(none(places)) };
    let key = one_to_one(association, child, now).map_err(|it| it.unwrap_or_else(|| none(places)))?;
    let moved = moved(places, was, now, child, key)?;
    if moved.is_empty() {
        return Err(Refused::NothingToMove { from: association.parent.clone(), to: association.child.clone() });
    }
    let wide = wide(from, to, Form::Passed);
    let [forth, back] = copies(&wide, now, child, key, &moved);
    let mut recipe = places.recipe(Kind::Split);
    recipe.way.insert(0, (wide, vec![Data::Copy { forth, back }]));
    let names: Vec<&str> = moved.iter().map(|(_, old)| old.name.as_str()).collect();
    for (_, old) in moved.iter().filter(|(new, old)| !new.nullable && old.nullable) {
        let others: Vec<String> = names.iter().filter(|it| **it != old.name).map(|it| (*it).to_owned()).collect();
        if !others.is_empty() {
            recipe.guards.push(Guard { table: was.clone(), must: Must::NotBeNullBeside(old.name.clone(), others) });
        }
    }
    let returning: Vec<(&Column, &Column)> = moved.iter().map(|(new, old)| (*old, *new)).collect();
    recipe.back_guards = arriving(now, child, key, &returning);
    Ok(recipe)
}

/// The key of the one that is the other's child, and makes it the only one. `Err(None)`: there is none.
pub(super) fn one_to_one<'a>(
    association: &Association,
    child: &'a Table,
    parent: &Table,
) -> Result<&'a ForeignKey, Option<Refused>> {
    let keys = association.keys(child, &parent.name);
    let first = *keys.first().ok_or(None)?;
    keys.into_iter()
        .find(|it| is_unique(child, &it.columns))
        .ok_or_else(|| Some(Refused::NotOneToOne { table: child.name.clone(), columns: first.columns.clone() }))
}

pub(super) fn none(places: &Places<'_>) -> Refused {
    Refused::NoAssociation { association: places.association.clone() }
}

/// The columns of the child, and those that they were; no other column of it needs a value.
fn moved<'a>(
    places: &Places<'_>,
    was: &'a Table,
    now: &Table,
    child: &'a Table,
    key: &ForeignKey,
) -> Result<Vec<(&'a Column, &'a Column)>, Refused> {
    let mut moved = Vec::new();
    for column in child.columns.iter().filter(|it| !key.columns.contains(&it.name) && !it.is_generated()) {
        let name = places.was_called(&child.name, &column.name);
        match was.column(name).filter(|it| now.column(&it.name).is_none() && !it.is_generated()) {
            Some(old) => {
                same_enough(&was.name, old, column)?;
                moved.push((column, old));
            }
            None => needs_nothing(&child.name, column)?,
        }
    }
    Ok(moved)
}

pub(super) fn same_enough(table: &TableName, from: &Column, to: &Column) -> Result<(), Refused> {
    let (one, other) = (&from.data_type, &to.data_type);
    if same_data(one, other) || holds_all(one, other) && holds_all(other, one) {
        return Ok(());
    }
    let (table, column) = (table.clone(), from.name.clone());
    Err(Refused::OtherType { table, column, from: Box::new(one.clone()), to: Box::new(other.clone()) })
}

/// A row can come to be without it.
pub(super) fn needs_nothing(table: &TableName, column: &Column) -> Result<(), Refused> {
    if column.nullable || column.origin != Origin::Written {
        return Ok(());
    }
    Err(Refused::Unsaid { table: table.clone(), column: column.name.clone() })
}

/// From the columns of a parent to its child, and back, as they are in between.
pub(super) fn copies(
    wide: &Schema,
    parent: &Table,
    child: &Table,
    key: &ForeignKey,
    moved: &[(&Column, &Column)],
) -> [Copy; 2] {
    let of = |table: &Table, column: &Column| -> Column {
        wide.table(&table.name).and_then(|it| it.column(&column.name)).unwrap_or(column).clone()
    };
    let keys: Vec<(String, String)> = key.columns.iter().cloned().zip(key.references.columns.iter().cloned()).collect();
    let values: Vec<(Column, Column)> = moved.iter().map(|(new, old)| (of(child, new), of(parent, old))).collect();
    let back = Copy {
        from: child.name.clone(),
        to: parent.name.clone(),
        keys: keys.iter().map(|(child, parent)| (parent.clone(), child.clone())).collect(),
        values: values.iter().map(|(child, parent)| (parent.clone(), child.clone())).collect(),
        rows: Rows::There,
    };
    let (from, to) = (parent.name.clone(), child.name.clone());
    [Copy { from, to, keys, values, rows: Rows::New }, back]
}

/// What must be so, so that columns which a child has arrive at every parent that needs them. They are given as they will
/// be in the parent, and as they are in the child.
pub(super) fn arriving(parent: &Table, child: &Table, key: &ForeignKey, moved: &[(&Column, &Column)]) -> Vec<Guard> {
    let mut guards = Vec::new();
    for column in key.columns.iter().filter(|it| child.column(it).is_some_and(|it| it.nullable)) {
        guards.push(Guard { table: child.clone(), must: Must::NotBeNull(column.clone()) });
    }
    let needed = |it: &&(&Column, &Column)| !it.0.nullable;
    for (_, old) in moved.iter().filter(needed).filter(|(_, old)| old.nullable) {
        guards.push(Guard { table: child.clone(), must: Must::NotBeNull(old.name.clone()) });
    }
    if moved.iter().filter(needed).any(|(new, _)| new.origin == Origin::Written) {
        let pairs = key.columns.iter().cloned().zip(key.references.columns.iter().cloned()).collect();
        guards.push(Guard { table: parent.clone(), must: Must::HavePartner(child.name.clone(), pairs) });
    }
    guards
}
