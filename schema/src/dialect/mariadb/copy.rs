//! Rows that move. Each statement commits by itself: a copy that is run again writes what is not there yet, and none that
//! comes too late, after what it copied has gone, does anything.

use super::{QUOTE, drop_foreign_key, mirror, pieces, stop::stopped, text};
use crate::{
    change::{Copy, Data, Rows},
    dialect::{
        Dialect,
        copy::{self, Words},
        guard::Reason,
    },
    schema::Column,
};
use diesel_one_to_one::definition::LogicalType as L;

pub(super) const WORDS: Words = Words { dialect: Dialect::Mariadb, same: "<=>", comparable };

/// Two tables may keep text in two character sets, under two collations, of which the engine compares neither with the
/// other (error 1267); and most take `a` for `A`. A type that only the user knows may be such a text, too.
fn comparable(column: &Column, name: String) -> String {
    match column.data_type.logical {
        L::Text | L::Json | L::Jsonb => format!("CAST(CONVERT({name} USING utf8mb4) AS BINARY)"),
        L::Named => format!("CAST({name} AS BINARY)"),
        _ => name,
    }
}

pub(super) fn write(data: &Data) -> Vec<String> {
    match data {
        Data::Copy { forth, .. } => vec![copied(forth)],
        Data::Keep(kept) => copy::keep(kept, Dialect::Mariadb).into_iter().collect(),
        Data::Again { forth, .. } => forth.iter().flat_map(|(table, key)| drop_foreign_key(table, key, "")).collect(),
        Data::Backfill { forth, .. } => vec![pieces::write(forth)],
        Data::Mirror(it) => mirror::create(it),
        Data::Unmirror(it) => mirror::drop(it),
        // useless where not `Dialect::transactional_ddl`, so never asked for
        Data::Lock { .. } => Vec::new(),
    }
}

fn copied(copy: &Copy) -> String {
    let statement = match copy.rows {
        Rows::New => WORDS.insert(copy),
        Rows::There => {
            let [to, from] = [&copy.to, &copy.from].map(|it| QUOTE.table(it));
            let set = WORDS.set(copy, "other.", "one.");
            format!("UPDATE {to} AS other JOIN {from} AS one ON {} SET {set}", WORDS.joined(copy))
        }
        Rows::Same => WORDS.update_same(copy),
    };
    let verified = stopped(&WORDS.missing(copy), &Reason::of_copy(copy));
    format!("BEGIN NOT ATOMIC\nIF {} THEN\n{statement};\nBEGIN{verified}END;\nEND IF;\nEND", is_there(copy))
}

/// Nothing that is copied has gone. What goes does so after it was copied, and looked at.
fn is_there(copy: &Copy) -> String {
    let keys = copy.keys.iter().map(|(_, from)| from);
    let columns: Vec<String> = keys.chain(copy.values.iter().map(|(_, from)| &from.name)).map(|it| text(it)).collect();
    let schema = copy.from.schema.as_deref().map_or_else(|| "DATABASE()".to_owned(), text);
    format!(
        "(SELECT count(*) FROM information_schema.columns WHERE table_schema = {schema} AND table_name = {} \
         AND column_name IN ({})) = {}",
        text(&copy.from.name),
        columns.join(", "),
        columns.len(),
    )
}
