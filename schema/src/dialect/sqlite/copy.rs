//! Rows that move. The transaction that the whole script runs in keeps others out.

use super::stop::stop;
use crate::{
    change::{Copy, Data, Rows},
    dialect::{
        Dialect,
        copy::{self, Words},
        guard::Reason,
    },
};

const WORDS: Words = Words { dialect: Dialect::Sqlite, same: "IS", comparable: |_, name| name };

pub(super) fn write(data: &Data) -> Vec<String> {
    match data {
        Data::Copy { forth, .. } => [copied(forth)].into_iter().chain(verified(forth)).collect(),
        Data::Keep(kept) => copy::keep(kept, Dialect::Sqlite).into_iter().collect(),
        // needless where one program at a time writes and `Dialect::transactional_ddl`, so never asked for
        Data::Again { .. } | Data::Lock { .. } | Data::Backfill { .. } | Data::Mirror(_) | Data::Unmirror(_) => {
            Vec::new()
        }
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
