//! A schema that differs from another.

use super::{
    NAMES, NOTES, TABLES,
    column::{adorned, forget, free, generated, origin, plain},
    is_whole,
    key::{action, add_key, deferral, drop_keys, repaired},
    named, table,
};
use crate::random::Random;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Action, Column, Origin, Schema, Table, TableName},
};
use std::collections::BTreeSet;

/// One that differs from it in one to five things.
pub(crate) fn changed(from: &Schema, random: &mut Random, dialect: Dialect) -> Schema {
    let mut tables = from.tables.clone();
    for _ in 0..=random.below(5) {
        change(&mut tables, random, dialect);
    }
    for table in &mut tables {
        keep_what_may_not_convert(from, table, dialect);
    }
    repaired(&mut tables, dialect);
    named(tables)
}

/// Whether a text is a number depends on the text, and two numbers can be rounded to one.
fn keep_what_may_not_convert(from: &Schema, table: &mut Table, dialect: Dialect) {
    let Some(old) = from.table(&table.name) else { return };
    for column in &old.columns {
        let becomes = |it: &&mut Column| it.name == column.name && it.data_type.logical != column.data_type.logical;
        let may_not = matches!(column.data_type.logical, L::Text | L::Double);
        if let Some(now) = table.columns.iter_mut().find(becomes).filter(|_| may_not) {
            now.clone_from(column);
            forget(table, &column.name, dialect);
        }
    }
}

fn change(tables: &mut Vec<Table>, random: &mut Random, dialect: Dialect) {
    let at = random.below(tables.len());
    match random.below(10) {
        0 => {
            let free = TABLES.iter().find(|it| tables.iter().all(|table| table.name.name != **it));
            if let Some(name) = free {
                let table = table(random, name, tables, dialect);
                tables.push(table);
            }
        }
        1 if tables.len() > 1 => {
            let gone = tables.remove(at).name;
            for table in tables.iter_mut() {
                drop_keys(table, dialect, |it| it.references.table == gone);
            }
        }
        2 => widen(tables, at),
        3 if tables.len() > 1 && at + 1 < tables.len() => {
            let later = tables.split_off(at + 1);
            add_key(&mut tables[at], &later, random, dialect, true);
            tables.extend(later);
        }
        _ => {
            let parents = tables[..at].to_vec();
            change_table(&mut tables[at], &parents, random, dialect);
        }
    }
    repaired(tables, dialect);
}

/// A key holds more, or less, and so does all that is one with it.
fn widen(tables: &mut [Table], at: usize) {
    let mut all: BTreeSet<(TableName, String)> = BTreeSet::from([(tables[at].name.clone(), "id".to_owned())]);
    loop {
        let before = all.len();
        for table in tables.iter() {
            for key in &table.foreign_keys {
                for (own, of) in key.columns.iter().zip(&key.references.columns) {
                    let both = [(table.name.clone(), own.clone()), (key.references.table.clone(), of.clone())];
                    if both.iter().any(|it| all.contains(it)) {
                        all.extend(both);
                    }
                }
            }
        }
        if all.len() == before {
            break;
        }
    }
    for table in tables {
        for column in table.columns.iter_mut().filter(|it| all.contains(&(table.name.clone(), it.name.clone()))) {
            let other = if column.data_type.logical == L::BigInt { L::Integer } else { L::BigInt };
            column.data_type = other.into();
        }
    }
}

fn change_table(table: &mut Table, parents: &[Table], random: &mut Random, dialect: Dialect) {
    let free = free(table, random);
    match (random.below(16), free) {
        (0, Some(column)) => {
            table.columns.retain(|it| it.name != column);
            forget(table, &column, dialect);
        }
        (1, Some(name)) => {
            let other = plain(random, &name);
            let whole = |it: &Column| is_whole(it.data_type.logical) && !it.is_generated();
            if !(whole(&other) && table.column(&name).is_some_and(whole)) {
                forget(table, &name, dialect);
            }
            table.columns.iter_mut().filter(|it| it.name == name).for_each(|it| it.clone_from(&other));
        }
        (2, Some(name)) => {
            let columns = table.columns.iter_mut().filter(|it| it.name == name && !it.is_generated());
            columns.for_each(|it| it.nullable = !it.nullable);
        }
        (3, _) => {
            if let Some(name) = NAMES.iter().find(|name| table.column(name).is_none()) {
                let column = plain(random, name);
                table.columns.push(column);
            }
        }
        (4, _) => drop_keys(table, dialect, |_| true),
        (5, _) => add_key(table, parents, random, dialect, false),
        (6, _) => acts_otherwise(table, random, dialect),
        (7, _) => table.uniques.clear(),
        (8, _) => {
            table.checks.clear();
            table.indexes.clear();
        }
        (9, _) => generated(table, random, dialect),
        (10, _) => computed_otherwise(table, random),
        (11, _) => noted_otherwise(table, random),
        (12, _) => keyed_otherwise(table, random),
        (13, Some(name)) => {
            let columns = table.columns.iter_mut().filter(|it| it.name == name && !it.is_generated());
            columns.for_each(|it| it.origin = origin(random, it.data_type.logical));
        }
        (14, _) => {
            let (is_alone, table) = (table.primary_key.iter().any(|it| it.columns == ["id"]), table);
            let refers = table.foreign_keys.iter().any(|it| it.columns == ["id"]);
            for column in table.columns.iter_mut().filter(|it| it.name == "id" && is_alone && !refers) {
                let counts = column.origin == Origin::Identity;
                column.origin = if counts { Origin::Written } else { Origin::Identity };
            }
        }
        _ => adorned(table, random, dialect),
    }
}

fn acts_otherwise(table: &mut Table, random: &mut Random, dialect: Dialect) {
    let nullable: Vec<String> = table.columns.iter().filter(|it| it.nullable).map(|it| it.name.clone()).collect();
    for key in &mut table.foreign_keys {
        key.on_delete = action(key.columns.iter().all(|it| nullable.contains(it)), random);
        let nullable = key.columns.iter().all(|it| nullable.contains(it));
        key.on_update = if nullable { random.one_of(&[Action::Cascade, Action::NoAction]) } else { Action::NoAction };
        key.deferral = deferral(random, dialect);
    }
}

/// What is computed is computed otherwise, or not any more.
fn computed_otherwise(table: &mut Table, random: &mut Random) {
    for column in &mut table.columns {
        let Origin::Generated(expression) = &mut column.origin else { continue };
        if random.once_in(2) {
            expression.push_str(" + 3");
        } else {
            column.origin = Origin::Written;
        }
    }
}

fn noted_otherwise(table: &mut Table, random: &mut Random) {
    let mut other = |note: &mut Option<String>| {
        if random.once_in(2) {
            *note = random.once_in(2).then(|| random.one_of(&NOTES).to_owned());
        }
    };
    other(&mut table.comment);
    table.columns.iter_mut().for_each(|it| other(&mut it.comment));
    table.foreign_keys.iter_mut().for_each(|it| other(&mut it.comment));
}

/// Of two columns, or of one.
fn keyed_otherwise(table: &mut Table, random: &mut Random) {
    let Some(key) = table.primary_key.as_mut() else { return };
    if key.columns.len() > 1 {
        match random.below(3) {
            0 => key.columns.reverse(),
            _ => key.columns.retain(|it| it == "id"),
        }
    } else if table.foreign_keys.iter().all(|it| it.columns != ["id"]) {
        let whole = |it: &&Column| it.name != "id" && is_whole(it.data_type.logical) && !it.is_generated();
        let Some(name) = table.columns.iter().find(whole).map(|it| it.name.clone()) else { return };
        let refers = table.foreign_keys.iter().any(|it| it.columns.contains(&name));
        if refers {
            return;
        }
        key.columns.insert(random.below(2), name.clone());
        table.columns.iter_mut().filter(|it| it.name == name).for_each(|it| it.nullable = false);
        table.columns.iter_mut().filter(|it| it.name == "id").for_each(|it| it.origin = Origin::Written);
    }
}
