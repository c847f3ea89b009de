//! One function per rule.

use super::{Hint, Lint};
use crate::{
    build::link::{links, same_set, unique_sets},
    error::Place,
};
use diesel_one_to_one::definition::{Action, Association, Extent, Mirror, Model, Route};

/// What the end of a row is called that is kept when it has ended.
const ENDS: &[&str] = &[
    "effective_to",
    "effective_until",
    "end_date",
    "ended_at",
    "ended_on",
    "ends_at",
    "ends_on",
    "expired_at",
    "expires_at",
    "expires_on",
    "superseded_at",
    "valid_to",
    "valid_until",
];

/// All that is to be said of a model and the keys that it holds.
pub(super) fn all(model: &'static Model, models: &[&'static Model]) -> Vec<Hint> {
    let mut hints = Vec::new();
    for association in model.belongs_to {
        let pair = Pair { child: model, association };
        let quiet = association.note.is_some();
        let lints = [pair.nullable_required(), pair.over_normalised(models), pair.history_under_unique()];
        hints.extend(lints.into_iter().flatten().filter(|_| !quiet).map(|lint| Hint { place: pair.place(), lint }));
        hints.extend(pair.both_sides(models).map(|lint| Hint { place: pair.place(), lint }));
    }
    let place = Place::Model { model: model.name };
    hints.extend(indexes_served(model, models).into_iter().map(|lint| Hint { place, lint }));
    hints
}

/// An association with the child that declares it.
struct Pair {
    child: &'static Model,
    association: &'static Association,
}

impl Pair {
    fn place(&self) -> Place {
        Place::Association { model: self.child.name, association: self.association.name }
    }

    /// The one parent of a key that refers, and its side of the association.
    fn parent(&self) -> Option<(&'static Model, Option<&'static Mirror>)> {
        let parent = (self.association.key.foreign_key()?.parent)();
        let mirrors = |it: &&Mirror| {
            matches!(it.route, Route::Direct)
                && (it.child)().table == self.child.table
                && Some(it.name) == self.association.inverse
        };
        Some((parent, parent.has.iter().find(mirrors)))
    }

    /// The parent, if each has a child.
    fn total_parent(&self) -> Option<&'static Model> {
        self.parent().filter(|(_, mirror)| mirror.is_some_and(|it| it.required)).map(|(parent, _)| parent)
    }

    fn nullable(&self) -> bool {
        self.association.key.columns().iter().any(|it| self.child.column(it).is_some_and(|it| it.nullable))
    }

    fn nullable_required(&self) -> Option<Lint> {
        let parent = self.total_parent().filter(|_| self.nullable())?;
        Some(Lint::NullableRequired { parent: parent.name, columns: self.association.key.columns() })
    }

    /// Said once, of the pair that comes second.
    fn both_sides(&self, models: &[&'static Model]) -> Option<Lint> {
        let (parent, _) = self.parent()?;
        let at = |model: &Model| models.iter().position(|it| it.table == model.table);
        let second = at(parent) < at(self.child);
        let back = |it: &&Association| {
            it.note.is_none() && it.key.foreign_key().is_some_and(|key| (key.parent)().table == self.child.table)
        };
        let other = parent.belongs_to.iter().find(back)?;
        let other = Place::Association { model: parent.name, association: other.name };
        (second && self.association.note.is_none()).then_some(Lint::BothSides { other })
    }

    fn over_normalised(&self, models: &[&'static Model]) -> Option<Lint> {
        let parent = self.total_parent()?;
        let together = !self.nullable() && self.association.on_delete == Action::Cascade;
        let mut referring = models.iter().flat_map(|it| links(it));
        let alone = !referring.any(|it| it.parent().table == self.child.table);
        (together && alone && self.association.extent == Extent::Always)
            .then_some(Lint::OverNormalised { parent: parent.name })
    }

    fn history_under_unique(&self) -> Option<Lint> {
        self.association.key.foreign_key().filter(|_| self.association.extent == Extent::Always)?;
        let column = self.child.columns.iter().find(|it| ENDS.contains(&it.name))?.name;
        Some(Lint::HistoryUnderUnique { column, key: self.association.key.columns() })
    }
}

/// Of several rows with the same first columns an index finds one faster. Where these are unique there are not several, but
/// for those that are NULL.
fn indexes_served(model: &'static Model, models: &[&'static Model]) -> Vec<Lint> {
    let sets = unique_sets(model);
    let referred = |columns: &[&str]| {
        let mut links = models.iter().flat_map(|it| links(it));
        links.any(|it| it.parent().table == model.table && same_set(it.key.references, columns))
    };
    let serves = |columns: &'static [&'static str]| {
        let not_null = |set: &[&str]| set.iter().all(|it| model.column(it).is_some_and(|it| !it.nullable));
        let begins = |set: &&[&'static str]| set.starts_with(columns) || columns.starts_with(set) && not_null(set);
        sets.iter().map(|(set, _)| *set).find(begins)
    };
    let longer = |columns: &'static [&'static str]| {
        let begins = |set: &&[&'static str]| set.len() < columns.len() && set.iter().all(|it| columns.contains(it));
        sets.iter().map(|(set, _)| *set).find(begins)
    };
    let uniques = model.uniques.iter().map(|it| it.columns).filter(|it| !referred(it));
    let uniques = uniques.filter_map(|columns| Some(("UNIQUE", columns, longer(columns)?)));
    let indexes = model.indexes.iter().map(|it| it.columns);
    let indexes = indexes.filter_map(|columns| Some(("index", columns, serves(columns)?)));
    let lint =
        |(what, columns, by): (_, &[_], &[_])| Lint::IndexServed { what, columns: columns.to_vec(), by: by.to_vec() };
    uniques.chain(indexes).map(lint).collect()
}
