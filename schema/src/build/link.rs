//! What associations and plain 1:N keys have in common.

use crate::error::Place;
use diesel_one_to_one::definition::{Action, Extent, ForeignKey, Key, Model};

/// One foreign key of a model, whatever it is for.
pub(crate) struct Link {
    pub(crate) place: Place,
    pub(crate) key: ForeignKey,
    pub(crate) actions: [Action; 2],
}

impl Link {
    pub(crate) fn parent(&self) -> &'static Model {
        (self.key.parent)()
    }
}

pub(crate) fn links(model: &'static Model) -> impl Iterator<Item = Link> {
    let associations = model.belongs_to.iter().filter_map(|association| {
        association.key.foreign_key().map(|key| Link {
            place: Place::Association { model: model.name, association: association.name },
            key: *key,
            actions: [association.on_delete, association.on_update],
        })
    });
    associations.chain(model.references.iter().map(|reference| Link {
        place: Place::Reference { model: model.name, parent: (reference.key.parent)().name },
        key: reference.key,
        actions: [reference.on_delete, reference.on_update],
    }))
}

/// The sets of columns that a model's table holds unique among all its rows, with what holds each.
pub(crate) fn unique_sets(model: &'static Model) -> Vec<(&'static [&'static str], &'static str)> {
    let mut sets = vec![(model.primary_key, "the primary key")];
    for association in model.belongs_to {
        if let (Key::ForeignKey(key), true) = (association.key, association.extent == Extent::Always) {
            sets.push((key.columns, "the UNIQUE of an association"));
        }
    }
    sets.extend(model.uniques.iter().map(|it| (it.columns, "another UNIQUE")));
    sets
}

/// Are these the same columns, in whatever order?
pub(crate) fn same_set(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|it| other.contains(it))
}
