//! What an engine cannot hold, found before anything is written. One function per rule.

use super::{Lack, type_name};
use crate::{
    error::DialectError as E,
    expression,
    schema::{Action, Column, Deferral, Schema, Table},
};
use diesel_one_to_one::dialect::{Dialect, Limit};

/// Everything in the schema that the engine cannot hold.
pub(crate) fn verify(schema: &Schema, dialect: Dialect) -> Vec<E> {
    let mut errors: Vec<E> = available(dialect).into_iter().collect();
    errors.extend(tables_differ(schema, dialect));
    for table in &schema.tables {
        errors.extend(types(table, dialect));
        errors.extend(names(table, dialect));
        errors.extend(kept_names(table, dialect));
        errors.extend(columns_differ(table, dialect));
        errors.extend(notes(table, dialect));
        errors.extend(deferrals(table, dialect));
        errors.extend(partial_uniques(table, dialect));
        errors.extend(schemas(table, dialect));
        errors.extend(checks(table, dialect));
    }
    errors
}

fn available(dialect: Dialect) -> Option<E> {
    let known = matches!(dialect, Dialect::Sqlite | Dialect::Postgres | Dialect::Mariadb);
    (!known).then_some(E::NotAvailableYet { dialect })
}

fn types(table: &Table, dialect: Dialect) -> Vec<E> {
    let lack = |column: &Column| {
        let lack = type_name(table, column, dialect).err()?;
        let (table, column, logical) = (table.name.clone(), column.name.clone(), column.data_type.logical);
        Some(match lack {
            Lack::Type => E::TypeUnavailable { table, column, logical, dialect },
            Lack::Order => E::TypeNotOrdered { table, column, logical, dialect },
        })
    };
    table.columns.iter().filter_map(lack).collect()
}

fn names(table: &Table, dialect: Dialect) -> Vec<E> {
    let columns = table.columns.iter().map(|it| &it.name);
    let mut errors = Vec::new();
    for name in table.name.schema.iter().chain([&table.name.name]).chain(columns) {
        let at = || (table.name.clone(), name.clone());
        if let Some(limit) = dialect.identifier_limit().filter(|limit| !limit.admits(name)) {
            let (table, name) = at();
            errors.push(E::NameTooLong { table, name, limit, dialect });
        }
        if let Some(reason) = dialect.refuses_identifier(name) {
            let (table, name) = at();
            errors.push(E::NameRefused { table, name, reason, dialect });
        }
    }
    errors
}

/// Names that the engine has given to something already.
fn kept_names(table: &Table, dialect: Dialect) -> Vec<E> {
    let schema = table.name.schema.iter().map(|name| (name, dialect.refuses_schema(name)));
    let own = [(&table.name.name, dialect.refuses_table(&table.name.name))];
    let columns = table.columns.iter().map(|it| (&it.name, dialect.refuses_column(&it.name)));
    let refused = schema.chain(own).chain(columns).filter_map(|(name, reason)| Some((name, reason?)));
    let error = |(name, reason): (&String, _)| {
        let (table, name) = (table.name.clone(), name.clone());
        E::NameRefused { table, name, reason, dialect }
    };
    refused.map(error).collect()
}

/// Two tables that the engine takes for one. Equal names are an error of the models.
fn tables_differ(schema: &Schema, dialect: Dialect) -> Vec<E> {
    let mut errors = Vec::new();
    for (position, table) in schema.tables.iter().enumerate() {
        let same = |it: &&Table| {
            it.name != table.name
                && it.name.schema == table.name.schema
                && dialect.same_table(&it.name.name, &table.name.name)
        };
        let other = schema.tables[..position].iter().find(same);
        errors.extend(other.map(|it| E::SameTable { tables: [it.name.clone(), table.name.clone()], dialect }));
    }
    errors
}

/// Two columns that the engine takes for one.
fn columns_differ(table: &Table, dialect: Dialect) -> Vec<E> {
    let mut errors = Vec::new();
    for (position, column) in table.columns.iter().enumerate() {
        let same = |it: &&Column| it.name != column.name && dialect.same_column(&it.name, &column.name);
        let other = table.columns[..position].iter().find(same);
        errors.extend(other.map(|it| E::SameColumn {
            table: table.name.clone(),
            columns: [it.name.clone(), column.name.clone()],
            dialect,
        }));
    }
    errors
}

fn notes(table: &Table, dialect: Dialect) -> Vec<E> {
    let mut errors = Vec::new();
    let mut look = |column: Option<&str>, note: &str, limit: Option<Limit>| {
        let at = || (table.name.clone(), column.map(str::to_owned));
        if let Some(reason) = dialect.refuses_comment(note) {
            let (table, column) = at();
            errors.push(E::NoteRefused { table, column, reason, dialect });
        } else if let Some(limit) = limit.filter(|limit| !limit.admits(note)) {
            let (table, column) = at();
            errors.push(E::NoteTooLong { table, column, limit, dialect });
        }
    };
    look(None, table.comment.as_deref().unwrap_or_default(), dialect.table_comment_limit());
    for column in &table.columns {
        look(Some(&column.name), column.comment.as_deref().unwrap_or_default(), dialect.column_comment_limit());
    }
    for key in &table.foreign_keys {
        look(key.columns.first().map(String::as_str), key.comment.as_deref().unwrap_or_default(), None);
    }
    errors
}

fn deferrals(table: &Table, dialect: Dialect) -> Vec<E> {
    let deferrable = table.foreign_keys.iter().filter(|key| key.deferral != Deferral::Never);
    let refused = deferrable.filter(|_| !dialect.deferrable_foreign_key());
    refused.map(|key| E::NotDeferrable { table: table.name.clone(), columns: key.columns.clone(), dialect }).collect()
}

fn partial_uniques(table: &Table, dialect: Dialect) -> Vec<E> {
    let partial = table.uniques.iter().filter(|unique| unique.condition.is_some());
    let refused = partial.filter(|_| !dialect.partial_unique_index());
    refused.map(|it| E::NotPartial { table: table.name.clone(), columns: it.columns.clone(), dialect }).collect()
}

fn schemas(table: &Table, dialect: Dialect) -> Vec<E> {
    let Some(_) = table.name.schema else { return Vec::new() };
    if !dialect.schemas() {
        return vec![E::NoSchemas { table: table.name.clone(), dialect }];
    }
    let parents = table.foreign_keys.iter().map(|key| &key.references.table);
    let lost = parents.filter(|it| it.schema.is_none() && !dialect.finds_parents_of_other_schemas());
    lost.map(|it| E::ParentWithoutSchema { table: table.name.clone(), parent: it.clone(), dialect }).collect()
}

fn checks(table: &Table, dialect: Dialect) -> Vec<E> {
    if dialect.checks_columns_of_foreign_key_actions() {
        return Vec::new();
    }
    let writes = |delete, update| delete == Action::SetNull || matches!(update, Action::SetNull | Action::Cascade);
    let keys = table.foreign_keys.iter().filter(|key| writes(key.on_delete, key.on_update));
    let written: Vec<&str> = keys.flat_map(|key| &key.columns).map(String::as_str).collect();
    let mut errors = Vec::new();
    for check in &table.checks {
        for column in expression::columns_in(&check.expression, written.iter().copied()) {
            let (table, check, column) = (table.name.clone(), check.expression.clone(), column.to_owned());
            errors.push(E::CheckOnWrittenColumn { table, check, column, dialect });
        }
    }
    errors
}
