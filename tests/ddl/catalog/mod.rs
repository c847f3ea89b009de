//! What an engine has, in words that every engine shares; and what a schema says, in the same words.

mod mariadb;
mod postgres;
mod sqlite;

use diesel_one_to_one::dialect::Dialect;
use diesel_one_to_one_schema::live::Inspect;
use diesel_one_to_one_schema::schema::{Action, Deferral, Origin, Table, TableName};
use std::collections::BTreeMap;
use tests::engine::Engine;

/// An engine whose catalog is read.
pub(crate) trait Catalog: Engine<Connection: Inspect> {
    /// The table, or nothing where there is none.
    fn read(conn: &mut Self::Connection, table: &TableName) -> Option<Facts>;
}

/// A table. What has no order is sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) columns: Vec<Column>,
    pub(crate) primary_key: Vec<String>,
    pub(crate) uniques: Vec<Vec<String>>,
    /// Those that make nothing unique, whoever asked for them.
    pub(crate) indexes: Vec<Vec<String>>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// Their names.
    pub(crate) checks: Vec<String>,
    /// The lines of all comments.
    pub(crate) notes: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) nullable: bool,
    /// `written`, `identity`, `default` or `generated`.
    pub(crate) origin: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ForeignKey {
    pub(crate) columns: Vec<String>,
    pub(crate) table: TableName,
    pub(crate) references: Vec<String>,
    pub(crate) on_delete: String,
    pub(crate) on_update: String,
    pub(crate) deferred: bool,
}

impl Facts {
    fn sorted(mut self) -> Self {
        self.uniques.sort();
        self.indexes.sort();
        self.foreign_keys.sort();
        self.checks.sort();
        self.notes.sort();
        self
    }
}

/// What the engine ought to have for a table of the schema.
pub(crate) fn facts_of(table: &Table, dialect: Dialect) -> Facts {
    let columns = table.columns.iter().map(|column| Column {
        name: column.name.clone(),
        nullable: column.nullable || matches!(column.origin, Origin::Generated(_)) && !dialect.generated_not_null(),
        origin: match column.origin {
            Origin::Written => "written",
            Origin::Identity => "identity",
            Origin::Default(_) | Origin::DefaultText(_) => "default",
            Origin::Generated(_) => "generated",
        }
        .to_owned(),
    });
    let foreign_keys = table.foreign_keys.iter().map(|key| ForeignKey {
        columns: key.columns.clone(),
        table: key.references.table.clone(),
        references: key.references.columns.clone(),
        on_delete: action(key.on_delete, dialect),
        on_update: action(key.on_update, dialect),
        deferred: key.deferral == Deferral::InitiallyDeferred,
    });
    let mut indexes: Vec<Vec<String>> = table.indexes.iter().map(|it| it.columns.clone()).collect();
    for key in table.foreign_keys.iter().filter(|_| dialect.indexes_foreign_keys()) {
        let served =
            table.ordered().map(<[String]>::to_vec).chain(indexes.clone()).any(|it| it.starts_with(&key.columns));
        indexes.extend((!served).then(|| key.columns.clone()));
    }
    let notes = table.comment.iter().chain(table.columns.iter().filter_map(|it| it.comment.as_ref()));
    let notes = notes.chain(table.foreign_keys.iter().filter_map(|it| it.comment.as_ref()));
    Facts {
        columns: columns.collect(),
        primary_key: table.primary_key.iter().flat_map(|key| key.columns.clone()).collect(),
        uniques: table.uniques.iter().map(|it| it.columns.clone()).collect(),
        indexes,
        foreign_keys: foreign_keys.collect(),
        checks: table.checks.iter().map(|it| it.name.clone()).collect(),
        notes: notes.flat_map(|note| lines(note)).collect(),
    }
    .sorted()
}

/// MariaDB does not tell its RESTRICT from NO ACTION.
fn action(action: Action, dialect: Dialect) -> String {
    let told = if dialect == Dialect::Mariadb && action == Action::Restrict { Action::NoAction } else { action };
    told.to_string()
}

fn lines(note: &str) -> impl Iterator<Item = String> {
    note.split(['\n', '\r']).map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned)
}

/// The columns of each, in order, from rows of a name and a column.
fn columns_of<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, Vec<String>> {
    let mut columns = BTreeMap::<_, Vec<String>>::new();
    for (name, column) in rows {
        columns.entry(name).or_default().push(column.to_owned());
    }
    columns
}
