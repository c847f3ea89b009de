//! Names of every kind: each comes out of a script as it went in, or is refused before anything is executed; none ends
//! the text that it stands in, and no two constraints of a schema are called the same.

mod executed;
mod identifiers;
#[allow(dead_code, reason = "it is that of the derives' tests, which ask for more")]
#[path = "../../macros/src/tests/mutate/random.rs"]
mod random;
mod reader;
mod tables;

use diesel_one_to_one_schema::dialect::Dialect;
use diesel_one_to_one_schema::names::{Names, Purpose};
use diesel_one_to_one_schema::schema::TableName;
use identifiers::identifier;
use random::Random;
use std::collections::BTreeSet;
use tests::engine::{Mariadb, Postgres, Sqlite};

/// Any number: what is found with it is found again.
const SEED: u64 = 20_260_101;
const IDENTIFIERS: usize = 100_000;
/// One names the table, the others its columns.
const OF_A_TABLE: usize = 10;

/// So many different names.
fn different(random: &mut Random, number: usize) -> Vec<String> {
    let mut all = Vec::new();
    while all.len() < number {
        let name = identifier(random);
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

#[test]
fn what_goes_into_a_script_comes_out_of_it() {
    println!("{IDENTIFIERS} identifiers from seed {SEED}");
    let random = &mut Random::new(SEED);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..IDENTIFIERS / OF_A_TABLE {
        let names = different(random, OF_A_TABLE);
        for dialect in [Dialect::Sqlite, Dialect::Postgres, Dialect::Mariadb] {
            let quote = if dialect == Dialect::Mariadb { '`' } else { '"' };
            let Some((script, table)) = tables::accepted(&names[0], names[1..].to_vec(), dialect) else {
                refused += OF_A_TABLE;
                continue;
            };
            kept += 1 + table.columns.len();
            refused += OF_A_TABLE - 1 - table.columns.len();
            // the same table with names that nobody can object to
            let plain: Vec<String> = (0..table.columns.len()).map(|it| format!("c{it}")).collect();
            let (plain_script, plain_table) = tables::accepted("t", plain, dialect).expect("plain names");
            let [read, expected] = [&script, &plain_script].map(|it| reader::read(&it.to_string(), quote));
            assert_eq!(read.rest, expected.rest, "{names:?}");
            let (own, plain) = (tables::names(&table), tables::names(&plain_table));
            let own_name = |it: &String| own[plain.iter().position(|name| name == it).expect("one of them")].clone();
            assert_eq!(read.names, expected.names.iter().map(own_name).collect::<Vec<_>>());
        }
    }
    println!("{kept} kept, {refused} refused");
    assert!(kept > IDENTIFIERS && refused > 0);
}

#[test]
fn no_two_constraints_are_called_the_same() {
    println!("{IDENTIFIERS} identifiers from seed {SEED}");
    let random = &mut Random::new(SEED);
    let (mut names, mut seen) = (Names::default(), BTreeSet::new());
    let tables: Vec<(TableName, Vec<String>)> = (0..IDENTIFIERS / OF_A_TABLE)
        .map(|_| (TableName::new(identifier(random)), different(random, OF_A_TABLE - 1)))
        .collect();
    for (table, _) in &tables {
        names.reserve(table);
        seen.insert(table.name.to_lowercase());
    }
    for (table, columns) in &tables {
        for purpose in [Purpose::PrimaryKey, Purpose::Unique, Purpose::Index, Purpose::ForeignKey, Purpose::Check] {
            for column in columns {
                let name = names.make(purpose, table, &[column]);
                assert!(name.len() <= 63, "{name:?}");
                assert!(seen.insert(name.to_lowercase()), "{name:?}");
            }
        }
    }
}

macro_rules! on {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            #[test]
            fn what_is_created_is_read_back() {
                super::executed::what_is_created_is_read_back::<super::$engine>();
            }
        }
    )+};
}

on! { sqlite Sqlite postgres Postgres mariadb Mariadb }
