//! Schemas as nobody would write them, that an engine can hold.

mod changed;
mod column;
mod expression;
mod key;
mod renamed;

use crate::random::Random;
pub(crate) use changed::changed;
use column::{adorned, generated, plain};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    names::{Names, Purpose},
    schema::{Column, Origin, PrimaryKey, Schema, Table, TableName},
};
pub(crate) use expression::is_bounded;
use key::add_key;
pub(crate) use renamed::renamed;

/// What tables and their columns are called, keys aside.
const TABLES: [&str; 9] = ["t", "order", "it's", "Naïve", "a b", "select", "u", "v", "w"];
const NAMES: [&str; 8] = ["a", "b", "group", "Order", "naïve", "it's", "f", "g"];
/// What a comment says.
const NOTES: [&str; 3] = ["it's \\ a note", "100% of \"them\"", "one\ntwo"];

/// Up to five tables.
pub(crate) fn schema(random: &mut Random, dialect: Dialect) -> Schema {
    let mut tables = Vec::new();
    for name in &TABLES[..=random.below(4)] {
        let table = table(random, name, &tables, dialect);
        tables.push(table);
    }
    if tables.len() > 1 && random.once_in(4) {
        // a cycle
        let later = tables.split_off(1);
        add_key(&mut tables[0], &later, random, dialect, true);
        tables.extend(later);
    }
    named(tables)
}

fn table(random: &mut Random, name: &str, others: &[Table], dialect: Dialect) -> Table {
    let mut table = Table::new(TableName::new(name));
    let mut id = Column::new("id", random.one_of(&[L::Integer, L::Integer, L::BigInt]));
    let mut key = vec!["id".to_owned()];
    if random.once_in(4) {
        key.insert(random.below(2), "part".to_owned());
    } else if random.once_in(2) {
        id.origin = Origin::Identity;
    }
    table.columns.push(id);
    if key.len() > 1 {
        table.columns.push(Column::new("part", random.one_of(&[L::SmallInt, L::BigInt])));
    }
    table.primary_key = Some(PrimaryKey { name: String::new(), columns: key });
    for name in &NAMES[..random.below(5)] {
        let column = plain(random, name);
        table.columns.push(column);
    }
    for _ in 0..random.below(3) {
        add_key(&mut table, others, random, dialect, false);
    }
    if random.once_in(4) {
        generated(&mut table, random, dialect);
    }
    adorned(&mut table, random, dialect);
    table.comment = note(random);
    table
}

fn note(random: &mut Random) -> Option<String> {
    random.once_in(5).then(|| random.one_of(&NOTES).to_owned())
}

fn is_whole(logical: L) -> bool {
    matches!(logical, L::SmallInt | L::Integer | L::BigInt)
}

/// Is the column in the primary key?
fn is_primary(table: &Table, column: &str) -> bool {
    table.primary_key.iter().any(|it| it.columns.iter().any(|it| it == column))
}

/// As models would call it all.
fn named(mut tables: Vec<Table>) -> Schema {
    let mut names = Names::default();
    for table in &tables {
        names.reserve(&table.name);
    }
    for table in &mut tables {
        let Table { name, primary_key, uniques, indexes, foreign_keys, checks, .. } = table;
        let mut make = |purpose, columns: &[String]| {
            names.make(purpose, name, &columns.iter().map(String::as_str).collect::<Vec<_>>())
        };
        if let Some(it) = primary_key {
            it.name = make(Purpose::PrimaryKey, &[]);
        }
        for it in uniques {
            it.name = make(Purpose::Unique, &it.columns);
        }
        for it in indexes {
            it.name = make(Purpose::Index, &it.columns);
        }
        for it in foreign_keys {
            it.name = make(Purpose::ForeignKey, &it.columns);
        }
        for it in checks {
            it.name = make(Purpose::Check, std::slice::from_ref(&it.expression));
        }
    }
    Schema { tables, ..Schema::default() }
}
