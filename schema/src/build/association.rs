//! What the strategies put into a table: one function each.

use super::table::{owned, unique};
use crate::{
    error::{DefinitionError, Place},
    names::{Names, Purpose},
    schema::{self, Deferral, References, Table, TableName},
};
use diesel_one_to_one::definition::{
    Action, Association, Extent, ForeignKey, Key, Merged, Mirror, Model, Reference, Route,
};

/// What the holder of an association's key has for it.
pub(super) fn add(
    association: &Association,
    model: &Model,
    table: &mut Table,
    names: &mut Names,
) -> Result<(), DefinitionError> {
    let place = Place::Association { model: model.name, association: association.name };
    let not_yet = |what| Err(DefinitionError::NotAvailableYet { place, what });
    match association.extent {
        Extent::Always => {}
        Extent::OnlyWhen(_) => return not_yet("unique among some rows only (`only_when`)"),
        Extent::Current { .. } => return not_yet("unique among the current rows (`current`)"),
        Extent::Period { .. } => return not_yet("unique at any moment (`period`)"),
    }
    if association.when.is_some() {
        return not_yet("for some parents only (`when`)");
    }
    match &association.key {
        Key::ForeignKey(key) => foreign_key(association, key, table, names),
        Key::SharedKey(key) => shared_key(association, key, table, names),
        Key::ExclusiveArc { .. } => return not_yet("an exclusive arc"),
        Key::TypeAndId { .. } => return not_yet("a key by type and id"),
    }
    Ok(())
}

/// A foreign key of its own is UNIQUE.
fn foreign_key(association: &Association, key: &ForeignKey, table: &mut Table, names: &mut Names) {
    table.uniques.push(unique(&table.name, key.columns, names));
    let foreign_key = reference(association, key, &table.name, names);
    table.foreign_keys.push(foreign_key);
}

/// The primary key is unique already.
fn shared_key(association: &Association, key: &ForeignKey, table: &mut Table, names: &mut Names) {
    let foreign_key = reference(association, key, &table.name, names);
    table.foreign_keys.push(foreign_key);
}

fn reference(association: &Association, key: &ForeignKey, table: &TableName, names: &mut Names) -> schema::ForeignKey {
    schema::ForeignKey {
        deferral: if association.deferrable { Deferral::InitiallyDeferred } else { Deferral::Never },
        comment: association.note.map(str::to_owned),
        ..plain(key, association.on_delete, association.on_update, table, names)
    }
}

/// A 1:N key is only that.
pub(super) fn add_reference(reference: &Reference, table: &mut Table, names: &mut Names) {
    let foreign_key = plain(&reference.key, reference.on_delete, reference.on_update, &table.name, names);
    table.foreign_keys.push(foreign_key);
}

fn plain(
    key: &ForeignKey,
    on_delete: Action,
    on_update: Action,
    table: &TableName,
    names: &mut Names,
) -> schema::ForeignKey {
    schema::ForeignKey {
        name: names.make(Purpose::ForeignKey, table, key.columns),
        columns: owned(key.columns),
        references: References { table: (key.parent)().table.into(), columns: owned(key.references) },
        on_delete: on_delete.into(),
        on_update: on_update.into(),
        deferral: Deferral::Never,
        valid: true,
        comment: None,
    }
}

/// A parent's side has nothing in the database, unless every parent must have a child.
pub(super) fn mirror(mirror: &Mirror, model: &Model) -> Result<(), DefinitionError> {
    let place = Place::Association { model: model.name, association: mirror.name };
    let not_yet = |what| Err(DefinitionError::NotAvailableYet { place, what });
    match mirror.route {
        Route::Through { .. } => not_yet("through a link table"),
        Route::Direct | Route::Via { .. } if mirror.required => not_yet("required"),
        Route::Direct | Route::Via { .. } => Ok(()),
    }
}

/// A child in its parent's table brings a CHECK along.
pub(super) fn merged(merged: &Merged, model: &Model) -> DefinitionError {
    let place = Place::Association { model: model.name, association: merged.name };
    DefinitionError::NotAvailableYet { place, what: "a child in its parent's own table (`embedded`)" }
}
