//! The tables of one association as the models say, all others as they were.

use crate::{
    diff::Hints,
    error::GenerateError,
    explain::{ExplainError, find},
    schema::{Schema, TableName},
};
use diesel_one_to_one::definition::Entry;

/// The schema that is to be, and of the hints those that are about it.
pub(super) fn of(
    models: &[Entry],
    association: &str,
    from: &Schema,
    models_say: &Schema,
    hints: &mut Hints,
) -> Result<Schema, GenerateError> {
    let found = find::association(models, association).map_err(|error| match error {
        ExplainError::Unknown { name, nearest, .. } => GenerateError::UnknownAssociation { name, nearest },
        ExplainError::Models(errors) => GenerateError::Models(errors),
    })?;
    let own: [TableName; 2] = [found.parent.table.into(), found.child.table.into()];
    hints.tables.retain(|table, _| own.contains(table));
    hints.columns.retain(|(table, _), _| own.contains(table));
    let mut to = from.clone();
    for table in models_say.tables.iter().filter(|it| own.contains(&it.name)) {
        let before = hints.tables.get(&table.name).unwrap_or(&table.name);
        match to.tables.iter_mut().find(|it| it.name == *before) {
            Some(place) => *place = table.clone(),
            None => to.tables.push(table.clone()),
        }
    }
    refer_to_the_new_names(&mut to, hints);
    for table in to.tables.iter().filter(|it| own.contains(&it.name)) {
        let parents = table.foreign_keys.iter().map(|it| &it.references.table);
        if let Some(parent) = parents.into_iter().find(|it| to.table(it).is_none()) {
            return Err(GenerateError::NotAlone { table: table.name.clone(), parent: parent.clone() });
        }
    }
    Ok(to)
}

/// Whoever refers to a table or a column that is renamed does so still.
fn refer_to_the_new_names(schema: &mut Schema, hints: &Hints) {
    for references in schema.tables.iter_mut().flat_map(|it| &mut it.foreign_keys).map(|it| &mut it.references) {
        if let Some((now, _)) = hints.tables.iter().find(|(_, was)| **was == references.table) {
            references.table = now.clone();
        }
        for ((table, is), was) in &hints.columns {
            if *table == references.table {
                references.columns.iter_mut().filter(|it| *it == was).for_each(|it| it.clone_from(is));
            }
        }
    }
}
