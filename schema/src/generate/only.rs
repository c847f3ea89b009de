//! The tables of one association as the models say, all others as they were.

use crate::{
    diff::{Hints, renamed},
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
    let mut to = renamed(from, models_say, hints).schema;
    for table in models_say.tables.iter().filter(|it| own.contains(&it.name)) {
        match to.tables.iter_mut().find(|it| it.name == table.name) {
            Some(place) => *place = table.clone(),
            None => to.tables.push(table.clone()),
        }
    }
    for table in to.tables.iter().filter(|it| own.contains(&it.name)) {
        let parents = table.foreign_keys.iter().map(|it| &it.references.table);
        if let Some(parent) = parents.into_iter().find(|it| to.table(it).is_none()) {
            return Err(GenerateError::NotAlone { table: table.name.clone(), parent: parent.clone() });
        }
    }
    Ok(to)
}
