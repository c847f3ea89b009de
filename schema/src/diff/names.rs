//! What stays keeps its name.

use super::table::{same_check, same_index};
use crate::{
    names::{Names, Purpose},
    sameness::{same_key, same_unique},
    schema::{Check, ForeignKey, Index, PrimaryKey, Schema, Table, TableName, Unique},
};
use std::collections::BTreeMap;

/// The schema that is asked for, in which what is there already is called as it is: a constraint is known by what it holds.
/// What is new gets another name where its own is taken.
pub(crate) fn keep_names(from: &Schema, mut to: Schema) -> Schema {
    let before: BTreeMap<&TableName, &Table> = from.tables.iter().map(|it| (&it.name, it)).collect();
    let mut names = Names::default();
    to.tables.iter().for_each(|it| names.reserve(&it.name));
    for table in &mut to.tables {
        if let Some(old) = before.get(&table.name) {
            each(table, |one, table| {
                if let Some(name) = one.name_in(old) {
                    names.keep(table, name);
                    one.name_mut().replace_range(.., name);
                }
            });
        }
    }
    for table in &mut to.tables {
        let old = before.get(&table.name);
        each(table, |one, table| {
            let is_new = old.and_then(|old| one.name_in(old)).is_none();
            if is_new && !names.keep(table, one.name_mut()) {
                let columns = one.columns();
                *one.name_mut() =
                    names.make(one.purpose(), table, &columns.iter().map(String::as_str).collect::<Vec<_>>());
            }
        });
    }
    to
}

/// Something of a table that has a name.
enum One<'a> {
    PrimaryKey(&'a mut PrimaryKey),
    Unique(&'a mut Unique),
    Index(&'a mut Index),
    ForeignKey(&'a mut ForeignKey),
    Check(&'a mut Check),
}

impl One<'_> {
    /// What it is called in the table as it was.
    fn name_in<'o>(&self, old: &'o Table) -> Option<&'o String> {
        match self {
            One::PrimaryKey(own) => old.primary_key.as_ref().filter(|it| it.columns == own.columns).map(|it| &it.name),
            One::Unique(own) => old.uniques.iter().find(|it| same_unique(it, own)).map(|it| &it.name),
            One::Index(own) => old.indexes.iter().find(|it| same_index(it, own)).map(|it| &it.name),
            One::ForeignKey(own) => old.foreign_keys.iter().find(|it| same_key(it, own)).map(|it| &it.name),
            One::Check(own) => old.checks.iter().find(|it| same_check(it, own)).map(|it| &it.name),
        }
    }

    fn name_mut(&mut self) -> &mut String {
        match self {
            One::PrimaryKey(own) => &mut own.name,
            One::Unique(own) => &mut own.name,
            One::Index(own) => &mut own.name,
            One::ForeignKey(own) => &mut own.name,
            One::Check(own) => &mut own.name,
        }
    }

    const fn purpose(&self) -> Purpose {
        match self {
            One::PrimaryKey(_) => Purpose::PrimaryKey,
            One::Unique(_) => Purpose::Unique,
            One::Index(_) => Purpose::Index,
            One::ForeignKey(_) => Purpose::ForeignKey,
            One::Check(_) => Purpose::Check,
        }
    }

    /// What its name is made from.
    fn columns(&self) -> Vec<String> {
        match self {
            One::PrimaryKey(_) => Vec::new(),
            One::Unique(own) => own.columns.clone(),
            One::Index(own) => own.columns.clone(),
            One::ForeignKey(own) => own.columns.clone(),
            One::Check(own) => vec![own.expression.clone()],
        }
    }
}

fn each(table: &mut Table, mut call: impl FnMut(&mut One<'_>, &TableName)) {
    let Table { name, primary_key, uniques, indexes, foreign_keys, checks, .. } = table;
    if let Some(it) = primary_key {
        call(&mut One::PrimaryKey(it), name);
    }
    for it in uniques {
        call(&mut One::Unique(it), name);
    }
    for it in indexes {
        call(&mut One::Index(it), name);
    }
    for it in foreign_keys {
        call(&mut One::ForeignKey(it), name);
    }
    for it in checks {
        call(&mut One::Check(it), name);
    }
}
