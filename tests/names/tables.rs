//! Tables with these names.

use diesel_one_to_one::definition::LogicalType;
use diesel_one_to_one_schema::dialect::Dialect;
use diesel_one_to_one_schema::error::{DialectError as Lack, Error};
use diesel_one_to_one_schema::names::{Names, Purpose};
use diesel_one_to_one_schema::schema::{
    Action, Column, Deferral, ForeignKey, Index, PrimaryKey, References, Schema, Table, TableName, Unique,
};
use diesel_one_to_one_schema::script::{Script, create_script};

/// A table with a key, a UNIQUE, a link to itself and an index.
pub(crate) fn table(name: &TableName, columns: &[String], names: &mut Names) -> Table {
    let mut table = Table::new(name.clone());
    table.columns = columns.iter().map(|it| Column::new(it, LogicalType::Integer)).collect();
    let mut make = |purpose, column: &str| names.make(purpose, name, &[column]);
    if let [first, ..] = columns {
        table.primary_key = Some(PrimaryKey { name: make(Purpose::PrimaryKey, ""), columns: vec![first.clone()] });
    }
    if let [_, .., second] = columns {
        let own = || vec![second.clone()];
        table.uniques =
            vec![Unique { name: make(Purpose::Unique, second), columns: own(), condition: None, valid: true }];
        table.foreign_keys = vec![ForeignKey {
            name: make(Purpose::ForeignKey, second),
            columns: own(),
            references: References { table: name.clone(), columns: vec![columns[0].clone()] },
            on_delete: Action::Cascade,
            on_update: Action::NoAction,
            deferral: Deferral::Never,
            valid: true,
            comment: None,
        }];
    }
    if let [_, third, _, ..] = columns {
        table.indexes = vec![Index { name: make(Purpose::Index, third), columns: vec![third.clone()], valid: true }];
    }
    table
}

/// The script of one table; or, if the engine cannot have it, the names that are refused.
pub(crate) fn script(table: Table, dialect: Dialect) -> Result<Script, Vec<String>> {
    let schema = Schema { tables: vec![table], ..Schema::default() };
    create_script(&schema, dialect).map_err(|errors| {
        let refused = |error: &Error| match error {
            Error::Dialect(
                Lack::NameTooLong { name, .. }
                | Lack::NameRefused { name, .. }
                | Lack::SameColumn { columns: [_, name], .. },
            ) => name.clone(),
            other => panic!("{other}"),
        };
        errors.iter().map(refused).collect()
    })
}

/// The script of a table without the names that are refused, and what is left of the columns. `None`: the table's own is.
pub(crate) fn accepted(name: &str, mut columns: Vec<String>, dialect: Dialect) -> Option<(Script, Table)> {
    let name = TableName::new(name);
    loop {
        let mut names = Names::default();
        names.reserve(&name);
        let table = table(&name, &columns, &mut names);
        match script(table.clone(), dialect) {
            Ok(script) => return Some((script, table)),
            Err(refused) if refused.contains(&name.name) => return None,
            Err(refused) => {
                let before = columns.len();
                columns.retain(|it| !refused.contains(it));
                assert!(columns.len() < before, "{refused:?} is not among {columns:?}");
            }
        }
    }
}

/// All of a table's names: its own, its columns', its constraints'.
pub(crate) fn names(table: &Table) -> Vec<String> {
    let columns = table.columns.iter().map(|it| &it.name);
    let key = table.primary_key.iter().map(|it| &it.name);
    let keys = table.uniques.iter().map(|it| &it.name).chain(table.foreign_keys.iter().map(|it| &it.name));
    let indexes = table.indexes.iter().map(|it| &it.name);
    [&table.name.name].into_iter().chain(columns).chain(key).chain(keys).chain(indexes).cloned().collect()
}
