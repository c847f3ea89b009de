//! Which association it is about.

use crate::{error::Place, schema::TableName};
use diesel_one_to_one::definition::{Association, Entry, Model};
use std::collections::BTreeSet;

/// The association that is kept in these columns of this table.
pub(super) struct Named {
    /// As in errors: `User.profile`, or `Profile.user` where the parent has no name for it.
    pub(super) name: String,
    /// Are its keys to be kept out of reports?
    pub(super) sensitive: bool,
}

pub(super) fn of(models: &[Entry], table: &TableName, columns: &[String]) -> Option<Named> {
    let model = models.iter().map(|it| it.model).find(|it| TableName::from(it.table) == *table)?;
    let columns: BTreeSet<&str> = columns.iter().map(String::as_str).collect();
    let association = model.belongs_to.iter().find(|it| BTreeSet::from_iter(it.key.columns()) == columns)?;
    Some(Named { name: name(model, association), sensitive: association.sensitive })
}

/// The table of a place in the models, and the association that it is.
pub(super) fn at(models: &[Entry], place: &Place) -> (Option<TableName>, Option<String>) {
    let (Place::Model { model } | Place::Association { model, .. } | Place::Reference { model, .. }) = place;
    let model = models.iter().map(|it| it.model).find(|it| it.name == *model);
    let association = match place {
        Place::Association { model: name_of_model, association: own } => {
            let declared = model.and_then(|it| Some(name(it, it.belongs_to.iter().find(|it| it.name == *own)?)));
            // what is no declaration is a mirror of one
            Some(declared.unwrap_or_else(|| format!("{name_of_model}.{own}")))
        }
        _ => None,
    };
    (model.map(|it| it.table.into()), association)
}

fn name(child: &Model, association: &Association) -> String {
    match (association.key.parents().as_slice(), association.inverse) {
        ([parent], Some(inverse)) => format!("{}.{inverse}", parent.name),
        _ => format!("{}.{}", child.name, association.name),
    }
}
