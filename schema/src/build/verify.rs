//! The rules that hold for the models of a list together. One function per rule; all errors of all rules.

use super::{
    link::{Link, links, same_set, unique_sets},
    table::data_type,
};
use crate::{
    error::{DefinitionError as E, Place},
    schema::{DataType, TableName, TypeNames, whole_numbers},
};
use diesel_one_to_one::definition::{Action, Entry, Key, LogicalType, Model, Origin, Table};

/// Everything that is wrong with the models.
pub(super) fn all(models: &[Entry]) -> Vec<E> {
    let mut errors = Vec::new();
    for (position, entry) in models.iter().enumerate() {
        let model = entry.model;
        errors.extend(one_model_per_table(model, &models[..position]));
        errors.extend(table_is_the_declared_one(model));
        errors.extend(columns_are_listed_once(model));
        errors.extend(columns_exist(model));
        errors.extend(types_are_known(entry));
        errors.extend(primary_key_is_not_null(model));
        errors.extend(identity_is_a_lone_integer_key(entry));
        errors.extend(nothing_is_indexed_twice(model));
        errors.extend(shared_keys_are_primary_keys(model));
        errors.extend(partners_are_listed(model, models));
        for link in links(model) {
            errors.extend(key_is_as_long_as_what_it_refers_to(&link));
            errors.extend(referenced_columns_are_unique(&link));
            errors.extend(set_null_can_set_null(&link, model));
            errors.extend(key_holds_what_it_refers_to(&link, model, models));
        }
    }
    errors
}

fn one_model_per_table(model: &'static Model, earlier: &[Entry]) -> Option<E> {
    let other = earlier.iter().find(|it| it.model.table == model.table)?;
    Some(E::TwoModels { table: model.table.into(), models: [other.model.name, model.name] })
}

/// A script for another table than the queries ask would be worse than none.
fn table_is_the_declared_one(model: &'static Model) -> Option<E> {
    let declared = (model.is_declared_as)(&model.table);
    (!declared).then(|| E::OtherTable { model: model.name, table: model.table.into() })
}

fn columns_are_listed_once(model: &'static Model) -> impl Iterator<Item = E> {
    let names = || model.columns.iter().map(|it| it.name);
    let twice = names().enumerate().filter(move |(position, name)| names().take(*position).any(|it| it == *name));
    twice.map(|(_, column)| E::DuplicateColumn { model: model.name, column })
}

/// Every column that something of the model names, of its own or of a parent's.
fn columns_exist(model: &'static Model) -> Vec<E> {
    let mut errors = Vec::new();
    let mut look = |place, of: &'static Model, columns: &[&'static str]| {
        let missing = columns.iter().filter(|it| of.column(it).is_none());
        errors.extend(missing.map(|&column| E::UnknownColumn { place, model: of.name, column }));
    };
    let here = Place::Model { model: model.name };
    look(here, model, model.primary_key);
    model.uniques.iter().for_each(|it| look(here, model, it.columns));
    model.indexes.iter().for_each(|it| look(here, model, it.columns));
    for link in links(model) {
        look(link.place, model, link.key.columns);
        look(link.place, link.parent(), link.key.references);
    }
    errors
}

fn types_are_known(entry: &Entry) -> Vec<E> {
    let model = entry.model;
    let known = |position: usize| {
        let logical = entry.types.get(position).copied();
        model.columns[position].sql_type.is_some() || logical.is_some_and(|it| it != LogicalType::Named)
    };
    let unknown = (0..model.columns.len()).filter(|&position| !known(position));
    unknown.map(|position| E::TypeMissing { model: model.name, column: model.columns[position].name }).collect()
}

fn primary_key_is_not_null(model: &'static Model) -> impl Iterator<Item = E> {
    let columns = model.primary_key.iter().filter(|it| model.column(it).is_some_and(|it| it.nullable));
    columns.map(|column| E::NullablePrimaryKey { model: model.name, column })
}

fn identity_is_a_lone_integer_key(entry: &Entry) -> Vec<E> {
    let model = entry.model;
    let possible = |name, logical: LogicalType| {
        model.primary_key == [name]
            && whole_numbers(logical).is_some()
            && links(model).all(|it| it.key.columns != [name])
    };
    let counters = entry.columns().filter(|(column, _)| column.origin == Origin::Identity);
    let wrong = counters.filter(|(column, logical)| !possible(column.name, *logical));
    wrong.map(|(column, _)| E::Identity { model: model.name, column: column.name }).collect()
}

/// PostgreSQL keeps a second index and may even use it; no engine needs it. Measured: it doubles the space.
fn nothing_is_indexed_twice(model: &'static Model) -> Vec<E> {
    let sets = unique_sets(model);
    let mut errors = Vec::new();
    for (position, (columns, _)) in sets.iter().enumerate() {
        if let Some((_, by)) = sets[..position].iter().find(|(earlier, _)| same_set(earlier, columns)) {
            errors.push(E::Redundant { model: model.name, what: "UNIQUE", columns: columns.to_vec(), by });
        }
    }
    for (position, index) in model.indexes.iter().enumerate() {
        // whatever is in the order of (a, b) is in the order of a
        let unique = sets.iter().find(|(columns, _)| columns.starts_with(index.columns)).map(|(_, by)| *by);
        let others = model.indexes.iter().enumerate().filter(|(other, it)| *other < position || it != &index);
        let longer = || others.map(|(_, it)| it).find(|it| it.columns.starts_with(index.columns));
        if let Some(by) = unique.or_else(|| longer().map(|_| "another index")) {
            let columns = index.columns.to_vec();
            errors.push(E::Redundant { model: model.name, what: "index", columns, by });
        }
    }
    errors
}

fn shared_keys_are_primary_keys(model: &'static Model) -> impl Iterator<Item = E> {
    model.belongs_to.iter().filter_map(|association| match association.key {
        Key::SharedKey(key) if !same_set(key.columns, model.primary_key) => Some(E::SharedKeyElsewhere {
            place: Place::Association { model: model.name, association: association.name },
            columns: key.columns.to_vec(),
        }),
        _ => None,
    })
}

/// The parent of an association without a mirror, and of a 1:N key, may be a model of another crate.
fn partners_are_listed(model: &'static Model, models: &[Entry]) -> Vec<E> {
    let listed = |table: Table| models.iter().any(|it| it.model.table == table);
    let mut errors = Vec::new();
    for association in model.belongs_to.iter().filter(|it| it.inverse.is_some()) {
        let place = Place::Association { model: model.name, association: association.name };
        let missing = association.key.parents().into_iter().filter(|it| !listed(it.table));
        errors.extend(missing.map(|parent| E::ParentNotListed { place, parent: parent.name }));
    }
    for mirror in model.has.iter().filter(|it| !listed((it.child)().table)) {
        let place = Place::Association { model: model.name, association: mirror.name };
        errors.push(E::ChildNotListed { place, child: (mirror.child)().name });
    }
    errors
}

fn key_is_as_long_as_what_it_refers_to(link: &Link) -> Option<E> {
    let (columns, references) = (link.key.columns.len(), link.key.references.len());
    (columns != references || columns == 0).then_some(E::KeyLength { place: link.place, columns, references })
}

/// PostgreSQL and MariaDB refuse such a key; SQLite accepts it and fails at the first INSERT.
fn referenced_columns_are_unique(link: &Link) -> Option<E> {
    let unique = unique_sets(link.parent()).iter().any(|(columns, _)| same_set(columns, link.key.references));
    let columns = link.key.references.to_vec();
    (!unique).then(|| E::ReferencedNotUnique { place: link.place, parent: link.parent().name, columns })
}

/// MariaDB refuses such a key; the others fail at the first DELETE.
fn set_null_can_set_null(link: &Link, model: &'static Model) -> Option<E> {
    let not_null = link.key.columns.iter().find(|it| model.column(it).is_some_and(|it| !it.nullable));
    let column = not_null.filter(|_| link.actions.contains(&Action::SetNull))?;
    Some(E::SetNullOnNotNull { place: link.place, column })
}

/// MariaDB refuses a key of another type; on the others it makes joins slower or wrong.
fn key_holds_what_it_refers_to(link: &Link, model: &'static Model, models: &[Entry]) -> Vec<E> {
    let holds = |table: Table, name: &str| {
        let entry = models.iter().find(|it| it.model.table == table)?;
        entry.columns().find(|(column, _)| column.name == name).map(|(column, logical)| data_type(column, logical))
    };
    let parent = link.parent();
    let mut errors = Vec::new();
    for (&column, &referenced) in link.key.columns.iter().zip(link.key.references) {
        let (Some(here), Some(there)) = (holds(model.table, column), holds(parent.table, referenced)) else {
            continue; // reported by another rule, or of another crate
        };
        // what a `citext` may refer to, only the user knows
        let named = |it: &DataType| it.names != TypeNames::default();
        let comparable = named(&here) == named(&there);
        if comparable && here != there {
            let references = format!("{}.{referenced}", TableName::from(parent.table));
            errors.push(E::TypeMismatch { place: link.place, column, references, types: Box::new([here, there]) });
        }
    }
    errors
}
