//! What a table has beyond associations.

use crate::{
    expression,
    names::{Names, Purpose},
    schema::{Check, Column, DataType, Index, PrimaryKey, Table, TableName, Unique},
};
use diesel_one_to_one::definition::{self, Entry, LogicalType};

pub(super) fn of(entry: &Entry, names: &mut Names) -> Table {
    let (model, name) = (entry.model, TableName::from(entry.model.table));
    Table {
        columns: entry.columns().map(|(column, logical)| self::column(column, logical)).collect(),
        primary_key: (!model.primary_key.is_empty()).then(|| PrimaryKey {
            name: names.make(Purpose::PrimaryKey, &name, &[]),
            columns: owned(model.primary_key),
        }),
        uniques: model.uniques.iter().map(|it| unique(&name, it.columns, names)).collect(),
        indexes: model.indexes.iter().map(|it| index(&name, it.columns, names)).collect(),
        checks: model.checks.iter().map(|it| check(&name, it.expression, model, names)).collect(),
        comment: model.note.map(str::to_owned),
        ..Table::new(name)
    }
}

fn column(column: &definition::Column, logical: LogicalType) -> Column {
    Column {
        name: column.name.to_owned(),
        data_type: data_type(column, logical),
        nullable: column.nullable,
        origin: column.origin.into(),
        comment: column.note.map(str::to_owned),
    }
}

pub(super) fn data_type(column: &definition::Column, logical: LogicalType) -> DataType {
    DataType { logical, names: column.sql_type.map(Into::into).unwrap_or_default() }
}

/// UNIQUE among all rows.
pub(super) fn unique(table: &TableName, columns: &[&str], names: &mut Names) -> Unique {
    Unique { name: names.make(Purpose::Unique, table, columns), columns: owned(columns), condition: None, valid: true }
}

fn index(table: &TableName, columns: &[&str], names: &mut Names) -> Index {
    Index { name: names.make(Purpose::Index, table, columns), columns: owned(columns), valid: true }
}

/// Named as PostgreSQL would: after its column, if it is about one.
fn check(table: &TableName, expression: &str, model: &definition::Model, names: &mut Names) -> Check {
    let columns = expression::columns_in(expression, model.columns.iter().map(|it| it.name));
    let about = if columns.len() == 1 { columns.as_slice() } else { &[] };
    Check { name: names.make(Purpose::Check, table, about), expression: expression.to_owned(), valid: true }
}

pub(super) fn owned(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|&column| column.to_owned()).collect()
}
