//! What is done while others write. Measured on 10.11, with the error that the words give where the server cannot:
//!
//! | change | `ALGORITHM=INPLACE, LOCK=NONE` |
//! |---|---|
//! | index, UNIQUE: comes, goes | taken |
//! | foreign key: goes, with its index | taken |
//! | CHECK: goes | taken |
//! | column: comes, NULL or with a literal as its default | taken |
//! | column: goes, is called otherwise, has another default or comment | taken |
//! | column: may be NULL, may not (which is checked) | taken; 1845 where a column of the table is STORED |
//! | column: comes, STORED or with an expression as its default | 1845, `COPY` only |
//! | column: comes, counted | 1846: "Adding an auto-increment column requires a lock" |
//! | column: another type | 1846: "Cannot change column type", but for a longer text |
//! | CHECK: comes | 1845, `COPY` only |
//! | foreign key: comes | 1846: "Adding foreign keys needs foreign_key_checks=OFF", and then no row would be checked |
//! | primary key: goes | 1846, `COPY` only |

use super::QUOTE;
use crate::{
    change::{Beside, Change},
    dialect::{Dialect, same_type_name, word},
    online::{Lock, Waits, While},
    schema::{Column, Origin, Schema, TableName},
};

/// How long it waits for those who use the table, while all who come after wait for it.
const PATIENCE: &str = " WAIT 5";
const MANNER: &str = ", ALGORITHM=INPLACE, LOCK=NONE";

pub(super) fn write(piece: &Beside) -> Vec<String> {
    match piece {
        // in a block, where the server takes no WAIT
        Beside::Unlocked(Change::DropForeignKey(table, key)) => super::drop_foreign_key(table, key, MANNER),
        Beside::Unlocked(change) => super::write(change).into_iter().map(|it| unlocked(change, it)).collect(),
        // needless where not `Dialect::validates_later`, so never asked for
        _ => Vec::new(),
    }
}

fn unlocked(change: &Change, statement: String) -> String {
    let head = table(change).map(|it| format!("ALTER TABLE IF EXISTS {}", QUOTE.table(it)));
    let what = head.as_ref().and_then(|head| Some((head, statement.strip_prefix(head)?)));
    what.map(|(head, what)| format!("{head}{PATIENCE}{what}{MANNER}")).unwrap_or(statement)
}

/// Of the changes of one table that is there.
fn table(change: &Change) -> Option<&TableName> {
    use Change as C;
    match change {
        C::AddColumn(table, _)
        | C::DropColumn(table, _)
        | C::RenameColumn { table, .. }
        | C::AlterColumn { table, .. }
        | C::AddUnique(table, _)
        | C::DropUnique(table, _)
        | C::AddIndex(table, _)
        | C::DropIndex(table, _)
        | C::DropForeignKey(table, _)
        | C::DropCheck(table, _)
        | C::Comment { table, .. } => Some(table),
        _ => None,
    }
}

pub(in crate::dialect) fn is_unlocked(change: &Change, schema: &Schema) -> bool {
    use Change as C;
    match change {
        C::AddColumn(_, column) => match &column.origin {
            Origin::Written | Origin::DefaultText(_) => true,
            Origin::Default(expression) => expression.parse::<f64>().is_ok(),
            Origin::Identity | Origin::Generated(_) => false,
        },
        C::AlterColumn { table, from, to } => {
            let is_stored = |column: &Column| column.is_generated();
            let made_anew = from.nullable != to.nullable;
            let stored = schema.table(table).is_none_or(|it| it.columns.iter().any(is_stored));
            keeps_values(from, to) && !(made_anew && stored)
        }
        _ => table(change).is_some(),
    }
}

/// A default that is an expression is left alone: the server may think otherwise of it.
fn keeps_values(from: &Column, to: &Column) -> bool {
    let plain = |it: &Column| match &it.origin {
        Origin::Written | Origin::DefaultText(_) => true,
        Origin::Default(expression) => expression.parse::<f64>().is_ok(),
        Origin::Identity | Origin::Generated(_) => false,
    };
    let [before, after] = [from, to].map(|it| word(it, Dialect::Mariadb));
    plain(from) && plain(to) && same_type_name(Dialect::Mariadb, before, after)
}

pub(in crate::dialect) fn locks(change: &Change) -> Vec<Lock> {
    use Change as C;
    let lock = |table: &TableName, mode, waits, meanwhile| vec![Lock { table: table.clone(), mode, waits, meanwhile }];
    match change {
        C::Beside(piece) => match &**piece {
            Beside::Unlocked(change) => {
                table(change).map_or_else(Vec::new, |it| lock(it, "LOCK=NONE", Waits::Nobody, While::RowsAreRead))
            }
            _ => Vec::new(),
        },
        C::AddForeignKey(table, _)
        | C::AddCheck(table, _)
        | C::AddColumn(table, _)
        | C::AlterColumn { table, .. }
        | C::AddPrimaryKey(table, _)
        | C::DropPrimaryKey(table, _) => lock(table, "LOCK=SHARED", Waits::Writers, While::RowsAreWritten),
        C::DropTable(table) => lock(&table.name, "exclusive", Waits::Everybody, While::AMoment),
        C::RenameTable { from, .. } => lock(from, "exclusive", Waits::Everybody, While::AMoment),
        _ => Vec::new(),
    }
}
