//! Rows of a catalog -> [`Schema`].

use super::catalog::{Catalog, CheckRow, ColumnRow, IndexRow, KeyRow, Place, TableRow, TextRow};
use crate::{
    expression,
    schema::{
        Action, Check, Column, DataType, Deferral, ForeignKey, Index, Origin, PrimaryKey, References, Schema, Table,
        TableName, Trigger, Unique, Unknown,
    },
};
use std::collections::BTreeMap;

pub(super) fn schema(catalog: Catalog) -> Schema {
    let Catalog { own_schema, tables, columns, indexes, keys, checks, triggers, unknown, data_type } = catalog;
    let mut columns = by_table(columns, |it| &it.place);
    let mut indexes = by_table(indexes, |it| &it.place);
    let mut keys = by_table(keys, |it| &it.place);
    let mut checks = by_table(checks, |it| &it.place);
    let mut triggers = by_table(triggers, |it| &it.place);
    let mut unknown = by_table(unknown, |it| &it.place);
    let table = |TableRow { place, comment }: TableRow| {
        let mut table = Table { comment, ..Table::new(named(&place, &own_schema)) };
        table.columns.extend(of(&mut columns, &place).map(|row| column(row, data_type)));
        add_indexes(&mut table, of(&mut indexes, &place));
        table.foreign_keys = foreign_keys(of(&mut keys, &place), &own_schema);
        table.checks.extend(of(&mut checks, &place).map(check));
        table.triggers.extend(of(&mut triggers, &place).map(trigger));
        table.unknown.extend(of(&mut unknown, &place).map(other));
        table
    };
    let mut schema = Schema { tables: tables.into_iter().map(table).collect(), own_name: Some(own_schema.clone()) };
    refer_to_primary_keys(&mut schema);
    schema
}

fn by_table<R>(rows: Vec<R>, place: fn(&R) -> &Place) -> BTreeMap<Place, Vec<R>> {
    let mut tables = BTreeMap::<_, Vec<R>>::new();
    for row in rows {
        tables.entry(place(&row).clone()).or_default().push(row);
    }
    tables
}

fn of<R>(tables: &mut BTreeMap<Place, Vec<R>>, place: &Place) -> impl Iterator<Item = R> + use<R> {
    tables.remove(place).unwrap_or_default().into_iter()
}

fn named(Place { schema, table }: &Place, own_schema: &str) -> TableName {
    TableName { schema: (schema != own_schema).then(|| schema.clone()), name: table.clone() }
}

fn column(row: ColumnRow, data_type: fn(&str) -> DataType) -> Column {
    let origin = match (row.identity, row.generated, row.default) {
        (true, ..) => Origin::Identity,
        (_, Some(expression), _) => Origin::Generated(expression),
        (.., Some(expression)) => Origin::Default(expression),
        _ => Origin::Written,
    };
    Column {
        name: row.name,
        data_type: DataType { logical: data_type(&row.base_type).logical, ..data_type(&row.data_type) },
        nullable: row.nullable,
        origin,
        comment: row.comment,
    }
}

fn add_indexes(table: &mut Table, rows: impl Iterator<Item = IndexRow>) {
    for rows in grouped(rows, |it| &it.name) {
        let columns: Option<Vec<String>> = rows.iter().map(|it| it.column.clone()).collect();
        let Some(IndexRow { name, is_primary, is_unique, is_plain, valid, condition, definition, .. }) =
            rows.into_iter().next()
        else {
            continue;
        };
        match columns.filter(|_| is_plain && (is_unique || condition.is_none())) {
            Some(columns) if is_primary => table.primary_key = Some(PrimaryKey { name, columns }),
            Some(columns) if is_unique => {
                let condition = condition.map(|text| expression::condition(&text));
                table.uniques.push(Unique { name, columns, condition, valid });
            }
            Some(columns) => table.indexes.push(Index { name, columns, valid }),
            None => table.unknown.push(Unknown { name, definition }),
        }
    }
}

fn foreign_keys(rows: impl Iterator<Item = KeyRow>, own_schema: &str) -> Vec<ForeignKey> {
    let key = |rows: Vec<KeyRow>| {
        let columns = rows.iter().map(|it| it.column.clone()).collect();
        let referenced: Option<Vec<String>> = rows.iter().map(|it| it.referenced.clone()).collect();
        let first = rows.into_iter().next()?;
        let table = named(&Place { schema: first.parent_schema, table: first.parent }, own_schema);
        Some(ForeignKey {
            name: first.name,
            columns,
            references: References { table, columns: referenced.unwrap_or_default() },
            on_delete: action(&first.on_delete),
            on_update: action(&first.on_update),
            deferral: match (first.deferrable, first.deferred) {
                (false, _) => Deferral::Never,
                (true, false) => Deferral::InitiallyImmediate,
                (true, true) => Deferral::InitiallyDeferred,
            },
            valid: first.valid,
            comment: first.comment,
        })
    };
    grouped(rows, |it| &it.name).into_iter().filter_map(key).collect()
}

/// A key that names no columns refers to the primary key.
fn refer_to_primary_keys(schema: &mut Schema) {
    let keys = schema.tables.iter().filter_map(|it| Some((it.name.clone(), it.primary_key.as_ref()?.columns.clone())));
    let keys: BTreeMap<_, _> = keys.collect();
    let all = schema.tables.iter_mut().flat_map(|table| &mut table.foreign_keys);
    for References { table, columns } in all.map(|key| &mut key.references).filter(|it| it.columns.is_empty()) {
        columns.extend(keys.get(table).into_iter().flatten().cloned());
    }
}

/// The rows of one thing stand together.
fn grouped<R>(rows: impl Iterator<Item = R>, name: fn(&R) -> &String) -> Vec<Vec<R>> {
    let mut groups: Vec<Vec<R>> = Vec::new();
    for row in rows {
        match groups.last_mut().filter(|group| group.first().is_some_and(|it| name(it) == name(&row))) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn action(words: &str) -> Action {
    match words {
        "CASCADE" => Action::Cascade,
        "RESTRICT" => Action::Restrict,
        "SET NULL" => Action::SetNull,
        "SET DEFAULT" => Action::SetDefault,
        _ => Action::NoAction,
    }
}

fn check(CheckRow { name, expression, valid, .. }: CheckRow) -> Check {
    Check { name, expression, valid }
}

fn trigger(TextRow { name, definition, .. }: TextRow) -> Trigger {
    Trigger { name, definition }
}

fn other(TextRow { name, definition, .. }: TextRow) -> Unknown {
    Unknown { name, definition }
}
