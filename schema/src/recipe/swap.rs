//! The key changes sides.

use super::{
    Kind, Places, Recipe, Refused,
    wide::{Form, is_primary, is_unique, wide},
};
use crate::{
    change::{Copy, Data, Rows},
    plan::{Guard, Must},
    schema::{Column, ForeignKey, Schema, Table},
};

/// `None`: it stays on its side.
pub(super) fn read(places: &Places<'_>) -> Result<Option<Recipe>, Refused> {
    let [[Some(parent_was), Some(child_was)], [Some(parent_now), Some(child_now)]] = places.tables() else {
        return Ok(None);
    };
    let key = |table: &'_ Table, other: &Table| -> Option<ForeignKey> {
        places.association.keys(table, &other.name).first().copied().cloned()
    };
    let before = [key(parent_was, child_was), key(child_was, parent_was)];
    let after = [key(parent_now, child_now), key(child_now, parent_now)];
    // who held the key, and who will
    let (was, now, one, other) = match (before, after) {
        ([Some(was), None], [None, Some(now)]) => (was, now, [parent_was, parent_now], [child_was, child_now]),
        ([None, Some(was)], [Some(now), None]) => (was, now, [child_was, child_now], [parent_was, parent_now]),
        _ => return Ok(None),
    };
    for (table, key) in [(one[0], &was), (other[1], &now)] {
        if !is_unique(table, &key.columns) {
            return Err(Refused::NotOneToOne { table: table.name.clone(), columns: key.columns.clone() });
        }
    }
    // what says which row it is cannot say whose it is from now on
    let taken = |table: &Table, key: &ForeignKey| key.columns.iter().any(|it| table.column(it).is_some());
    if is_primary(one[0], &was.columns) || taken(other[0], &now) || taken(one[1], &was) {
        return Err(Refused::NothingToMove { from: one[0].name.clone(), to: other[0].name.clone() });
    }
    let wide = wide(places.from, places.to, Form::Passed);
    let [forth, back] = copies(&wide, &was, &now, one[0], other[1]);
    let mut recipe = places.recipe(Kind::Swap);
    recipe.way.insert(0, (wide, vec![Data::Copy { forth, back }]));
    recipe.guards.extend(whole(other[1], &now, other[0], &was, one[0]));
    recipe.back_guards.extend(whole(one[0], &was, one[1], &now, other[1]));
    Ok(Some(recipe))
}

/// Where the new key may not be NULL, every row that will hold it is referred to.
fn whole(holder: &Table, new: &ForeignKey, holder_was: &Table, old: &ForeignKey, referring: &Table) -> Option<Guard> {
    let needed = new.columns.iter().any(|it| holder.column(it).is_some_and(|it| !it.nullable));
    let pairs = old.columns.iter().cloned().zip(old.references.columns.iter().cloned()).collect();
    needed.then(|| Guard { table: holder_was.clone(), must: Must::HavePartner(referring.name.clone(), pairs) })
}

/// From the table that held the key to the one that will, and back.
fn copies(wide: &Schema, was: &ForeignKey, now: &ForeignKey, one: &Table, other: &Table) -> [Copy; 2] {
    let column = |table: &Table, name: &String| -> Option<Column> { wide.table(&table.name)?.column(name).cloned() };
    let copy = |from: &Table, to: &Table, old: &ForeignKey, new: &ForeignKey| Copy {
        from: from.name.clone(),
        to: to.name.clone(),
        keys: old.references.columns.iter().cloned().zip(old.columns.iter().cloned()).collect(),
        values: new
            .columns
            .iter()
            .zip(&new.references.columns)
            .filter_map(|(new, referred)| Some((column(to, new)?, column(from, referred)?)))
            .collect(),
        rows: Rows::There,
    };
    [copy(one, other, was, now), copy(other, one, now, was)]
}
