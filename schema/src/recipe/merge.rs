//! A child becomes columns of its parent.

use super::{
    Kind, Places, Recipe, Refused,
    split::{arriving, copies, needs_nothing, none, one_to_one, same_enough},
    wide::{Form, wide},
};
use crate::{
    change::Data,
    plan::{Guard, Must},
    schema::Column,
};

pub(super) fn read(places: &Places<'_>) -> Result<Recipe, Refused> {
    let Places { from, to, association, .. } = *places;
    let [[Some(was), Some(child)], [Some(now), _]] = places.tables() else { return Err(none(places)) };
    let key = one_to_one(association, child, was).map_err(|it| it.unwrap_or_else(|| none(places)))?;
    // as they will be in the parent, and as they are in the child
    let mut moved: Vec<(&Column, &Column)> = Vec::new();
    for column in now.columns.iter().filter(|it| was.column(&it.name).is_none() && !it.is_generated()) {
        let name = places.was_called(&now.name, &column.name);
        if let Some(old) = child.column(name).filter(|it| !it.is_generated() && !key.columns.contains(&it.name)) {
            same_enough(&child.name, old, column)?;
            moved.push((column, old));
        }
    }
    if moved.is_empty() {
        return Err(Refused::NothingToMove { from: association.child.clone(), to: association.parent.clone() });
    }
    for column in &child.columns {
        let stays = key.columns.contains(&column.name) || moved.iter().any(|(_, old)| old.name == column.name);
        if !stays && !column.is_generated() {
            // or else there would be no way back
            needs_nothing(&child.name, column)?;
        }
    }
    let wide = wide(from, to, Form::Passed);
    let pairs: Vec<(&Column, &Column)> = moved.iter().map(|(new, old)| (*old, *new)).collect();
    let [back, forth] = copies(&wide, now, child, key, &pairs);
    let mut recipe = places.recipe(Kind::Merge);
    recipe.way.insert(0, (wide, vec![Data::Copy { forth, back }]));
    recipe.guards = arriving(was, child, key, &moved);
    let names: Vec<&str> = moved.iter().map(|(new, _)| new.name.as_str()).collect();
    for (new, _) in moved.iter().filter(|(new, old)| new.nullable && !old.nullable) {
        let others: Vec<String> = names.iter().filter(|it| **it != new.name).map(|it| (*it).to_owned()).collect();
        if !others.is_empty() {
            recipe
                .back_guards
                .push(Guard { table: now.clone(), must: Must::NotBeNullBeside(new.name.clone(), others) });
        }
    }
    Ok(recipe)
}
