//! The child's key becomes its parent's, or its own.

use super::{
    Kind, Places, Recipe, Refused,
    wide::{Form, is_primary, is_unique, wide},
};
use crate::{
    change::{Copy, Data, Rows},
    plan::{Guard, Must},
    schema::{Column, ForeignKey, Origin, Schema, Table},
};

/// `None`: it stays what it is.
pub(super) fn read(places: &Places<'_>) -> Result<Option<Recipe>, Refused> {
    let [[_, Some(was)], [_, Some(now)]] = places.tables() else { return Ok(None) };
    let key = |table: &'_ Table| -> Option<ForeignKey> {
        places.association.keys(table, &places.association.parent).first().copied().cloned()
    };
    let Some((before, after)) = key(was).zip(key(now)) else { return Ok(None) };
    let shared = [is_primary(was, &before.columns), is_primary(now, &after.columns)];
    let kind = match shared {
        [false, true] => Kind::Share,
        [true, false] => Kind::Own,
        _ => return Ok(None),
    };
    for (table, key) in [(was, &before), (now, &after)] {
        if !is_unique(table, &key.columns) {
            return Err(Refused::NotOneToOne { table: table.name.clone(), columns: key.columns.clone() });
        }
    }
    let refers =
        |table: &&Table| table.name != was.name && table.foreign_keys.iter().any(|it| it.references.table == was.name);
    if let Some(by) = places.from.tables.iter().chain(&places.to.tables).find(refers) {
        return Err(Refused::KeyInUse { table: was.name.clone(), by: by.name.clone() });
    }
    let mut recipe = places.recipe(kind);
    let guards = |table: &Table, key: &ForeignKey| -> Vec<Guard> {
        let nullable = key.columns.iter().filter(|it| table.column(it).is_some_and(|it| it.nullable));
        nullable.map(|it| Guard { table: table.clone(), must: Must::NotBeNull(it.clone()) }).collect()
    };
    recipe.guards = guards(was, &before);
    recipe.back_guards = guards(now, &after);
    if before.columns != after.columns {
        let [forth, back] = copies(places, was, now, &before, &after)?;
        recipe.way.insert(0, (between(places, was, now, [&before, &after]), vec![Data::Copy { forth, back }]));
    }
    Ok(Some(recipe))
}

/// The column that is the key in the one and says whose the row is in the other; neither makes a row unique meanwhile, nor
/// refers to anything.
fn between(places: &Places<'_>, was: &Table, now: &Table, keys: [&ForeignKey; 2]) -> Schema {
    let mut schema = wide(places.from, places.to, Form::Passed);
    let of = |columns: &[String]| columns.iter().any(|it| keys.iter().any(|key| key.columns.contains(it)));
    for table in schema.tables.iter_mut().filter(|it| it.name == was.name) {
        table.primary_key = None;
        table.uniques.retain(|it| !of(&it.columns));
        table.foreign_keys.retain(|it| !of(&it.columns));
        let keys = was.primary_key.iter().chain(&now.primary_key).flat_map(|it| &it.columns);
        let keys: Vec<&String> = keys.collect();
        for column in table.columns.iter_mut().filter(|it| keys.contains(&&it.name)) {
            if column.origin == Origin::Identity {
                column.origin = Origin::Written;
            }
        }
    }
    schema
}

/// Within the row.
fn copies(
    places: &Places<'_>,
    was: &Table,
    now: &Table,
    before: &ForeignKey,
    after: &ForeignKey,
) -> Result<[Copy; 2], Refused> {
    let both_there = |table: &Table, key: &ForeignKey, other: &ForeignKey| {
        let missing = key
            .columns
            .iter()
            .find(|it| table.column(it).is_none())
            .or_else(|| other.columns.iter().find(|it| table.column(it).is_none()));
        missing.is_none()
    };
    // the one with a key of its own has both
    if !both_there(was, before, after) && !both_there(now, before, after) || before.columns.len() != after.columns.len()
    {
        return Err(Refused::NothingToMove { from: was.name.clone(), to: now.name.clone() });
    }
    let wide = between(places, was, now, [before, after]);
    let column = |name: &String| -> Option<Column> { wide.table(&was.name)?.column(name).cloned() };
    let copy = |from: &ForeignKey, to: &ForeignKey| Copy {
        from: was.name.clone(),
        to: was.name.clone(),
        keys: Vec::new(),
        values: to
            .columns
            .iter()
            .zip(&from.columns)
            .filter_map(|(to, from)| Some((column(to)?, column(from)?)))
            .collect(),
        rows: Rows::Same,
    };
    Ok([copy(before, after), copy(after, before)])
}
