//! Rows that move. The transaction that the whole script runs in keeps others out.

use super::{mirror, stop::stop};
use crate::{
    change::{Copy, Data, Rows},
    dialect::{
        Dialect,
        copy::{self, Words},
        guard::Reason,
    },
};

/// A column may be declared to take `a` for `A`.
pub(super) const WORDS: Words =
    Words { dialect: Dialect::Sqlite, same: "IS", comparable: |_, name| name + " COLLATE BINARY" };

pub(super) fn write(data: &Data) -> Vec<String> {
    match data {
        Data::Copy { forth, .. } => [copied(forth)].into_iter().chain(verified(forth)).collect(),
        Data::Keep(kept) => copy::keep(kept, Dialect::Sqlite).into_iter().collect(),
        Data::Mirror(it) => mirror::create(it),
        Data::Unmirror(it) => mirror::drop(it),
        // needless where `Dialect::transactional_ddl` and not `Dialect::writes_side_by_side`, so never asked for
        Data::Lock { .. } | Data::Again { .. } | Data::Backfill { .. } => Vec::new(),
    }
}

fn copied(copy: &Copy) -> String {
    match copy.rows {
        Rows::New => WORDS.insert(copy),
        Rows::There => WORDS.update_from(copy),
        Rows::Same => WORDS.update_same(copy),
    }
}

fn verified(copy: &Copy) -> Vec<String> {
    stop(&WORDS.missing(copy), &Reason::of_copy(copy))
}
