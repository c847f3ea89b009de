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

/// Equal is not the same: `citext` takes `a` for `A`, a number `1.0` for `1.00` and `0` for `-0`, an interval a day for 24 hours,
/// and `json` nothing for anything. So each is compared as a text, but what has one form only.
fn comparable(column: &Column, name: String) -> String {
    let own = column.data_type.names.postgres.is_some();
    match column.data_type.logical {
        // a text would depend on what the connection says of digits
        L::Float | L::Double if !own => format!("float8send({name})"),
        L::Bool | L::SmallInt | L::Integer | L::BigInt | L::Binary | L::Date | L::Time | L::Timestamp | L::Uuid
            if !own =>
        {
            name
        }
        _ => format!("{name}::text COLLATE \"C\""),
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
