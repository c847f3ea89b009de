//! Rows that move.

use super::{QUOTE, mirror, pieces, stop::stop};
use crate::{
    change::{Copy, Data, Rows},
    dialect::{
        Dialect,
        copy::{self, Words},
        guard::Reason,
    },
    schema::{Column, TableName},
};
use diesel_one_to_one::definition::LogicalType as L;

pub(super) const WORDS: Words = Words { dialect: Dialect::Postgres, same: "IS NOT DISTINCT FROM", comparable };

/// `json` is not equal to anything, nor need a type be that only the user knows; but each is a text.
fn comparable(column: &Column, name: String) -> String {
    match column.data_type.logical {
        L::Json | L::Named => format!("{name}::text"),
        _ => name,
    }
}

pub(super) fn write(data: &Data) -> Vec<String> {
    match data {
        Data::Copy { forth, .. } => vec![locked(&forth.from, &forth.to), copied(forth), verified(forth)],
        Data::Keep(kept) => {
            let name = &kept.table.name;
            [locked(name, name)].into_iter().chain(copy::keep(kept, Dialect::Postgres)).collect()
        }
        Data::Backfill { forth, .. } => vec![pieces::write(forth)],
        Data::Mirror(it) => [locked(&it.one.from, &it.one.to)].into_iter().chain(mirror::create(it)).collect(),
        Data::Unmirror(it) => mirror::drop(it),
        Data::Lock { forth, .. } => forth.iter().map(alone).collect(),
        // needless where `Dialect::transactional_ddl`, so never asked for
        Data::Again { .. } => Vec::new(),
    }
}

/// Nobody else writes until the end, or else what came after the copy would be lost.
fn locked(one: &TableName, other: &TableName) -> String {
    let mut tables = vec![QUOTE.table(one), QUOTE.table(other)];
    tables.dedup();
    format!("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", tables.join(", "))
}

/// One after the other: in the order in which the programs that are left write them.
fn alone(table: &TableName) -> String {
    format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", QUOTE.table(table))
}

fn copied(copy: &Copy) -> String {
    match copy.rows {
        Rows::New => WORDS.insert(copy),
        Rows::There => WORDS.update_from(copy),
        Rows::Same => WORDS.update_same(copy),
    }
}

fn verified(copy: &Copy) -> String {
    stop(&WORDS.missing(copy), &Reason::of_copy(copy))
}
