//! The locks that a change takes: those that `pg_locks` shows in its transaction, of each table the one that keeps the most
//! from others.

use crate::{
    change::{Beside, Change, Data, Promise},
    online::{Lock, Waits, While},
    schema::{Column, Origin, Table, TableName},
};

const ACCESS_EXCLUSIVE: Mode = ("AccessExclusiveLock", Waits::Everybody);
const SHARE_ROW_EXCLUSIVE: Mode = ("ShareRowExclusiveLock", Waits::Writers);
const SHARE: Mode = ("ShareLock", Waits::Writers);
const SHARE_UPDATE_EXCLUSIVE: Mode = ("ShareUpdateExclusiveLock", Waits::Changes);
const ROW_SHARE: Mode = ("RowShareLock", Waits::Nobody);

type Mode = (&'static str, Waits);

fn lock(table: &TableName, (mode, waits): Mode, meanwhile: While) -> Lock {
    Lock { table: table.clone(), mode, waits, meanwhile }
}

pub(in crate::dialect) fn locks(change: &Change) -> Vec<Lock> {
    use Change as C;
    let brief = |table, mode| vec![lock(table, mode, While::AMoment)];
    let long = |table, mode| vec![lock(table, mode, While::RowsAreRead)];
    let rewritten = |table| vec![lock(table, ACCESS_EXCLUSIVE, While::RowsAreWritten)];
    match change {
        C::CreateSchema(_) | C::Unlink(..) | C::Rebuild(_) => Vec::new(),
        C::CreateTable(table) => parents(table, SHARE_ROW_EXCLUSIVE).collect(),
        C::DropTable(table) => {
            brief(&table.name, ACCESS_EXCLUSIVE).into_iter().chain(parents(table, ACCESS_EXCLUSIVE)).collect()
        }
        C::AddColumn(table, column) if is_computed(column) => rewritten(table),
        C::AddCheck(table, check) if check.valid => long(table, ACCESS_EXCLUSIVE),
        C::RenameTable { from: table, .. }
        | C::AddColumn(table, _)
        | C::DropColumn(table, _)
        | C::RenameColumn { table, .. }
        | C::DropPrimaryKey(table, _)
        | C::DropUnique(table, _)
        | C::DropIndex(table, _)
        | C::AddCheck(table, _)
        | C::DropCheck(table, _) => brief(table, ACCESS_EXCLUSIVE),
        C::AlterColumn { table, from, to } => altered(table, from, to),
        C::AddUnique(table, unique) if unique.condition.is_some() => long(table, SHARE),
        C::AddIndex(table, _) => long(table, SHARE),
        C::AddPrimaryKey(table, _) | C::AddUnique(table, _) => long(table, ACCESS_EXCLUSIVE),
        C::AddForeignKey(table, key) => {
            let meanwhile = if key.valid { While::RowsAreRead } else { While::AMoment };
            both(table, &key.references.table, SHARE_ROW_EXCLUSIVE, meanwhile)
        }
        C::DropForeignKey(table, key) => both(table, &key.references.table, ACCESS_EXCLUSIVE, While::AMoment),
        C::Comment { table, .. } => brief(table, SHARE_UPDATE_EXCLUSIVE),
        C::Beside(piece) => beside(piece),
        C::Data(data) => match &**data {
            Data::Lock { forth, .. } => forth.iter().map(|it| lock(it, ACCESS_EXCLUSIVE, While::AMoment)).collect(),
            // of rows; a table that others are kept from has been locked before
            _ => Vec::new(),
        },
    }
}

fn beside(piece: &Beside) -> Vec<Lock> {
    use Beside as B;
    match piece {
        // nothing where there is nothing left
        B::Clear(table, _)
        | B::NoNewNull(table, _)
        | B::AnyNewNull(table, _)
        | B::NotNull(table, _)
        | B::Null(table, _) => vec![lock(table, ACCESS_EXCLUSIVE, While::AMoment)],
        B::Take(table, it) | B::Release(table, it) if it.is_constraint() => {
            vec![lock(table, ACCESS_EXCLUSIVE, While::AMoment)]
        }
        // of the index alone, or of the rows that go
        B::Take(..) | B::Release(..) | B::Keep(_) => Vec::new(),
        B::Validate(table, Promise::ForeignKey(key)) => {
            let parent = (key.references.table != *table).then_some(&key.references.table);
            let parent = parent.map(|it| lock(it, ROW_SHARE, While::RowsAreRead));
            [lock(table, SHARE_UPDATE_EXCLUSIVE, While::RowsAreRead)].into_iter().chain(parent).collect()
        }
        B::Build(table, _) | B::Restore(table, _) | B::Validate(table, _) => {
            vec![lock(table, SHARE_UPDATE_EXCLUSIVE, While::RowsAreRead)]
        }
        B::Unbuild(table, _) | B::Drop(table, _) => vec![lock(table, SHARE_UPDATE_EXCLUSIVE, While::OthersEnd)],
        B::Unlocked(change) => locks(change),
    }
}

/// The engine writes a value into every row.
fn is_computed(column: &Column) -> bool {
    matches!(column.origin, Origin::Identity | Origin::Generated(_))
}

fn altered(table: &TableName, from: &Column, to: &Column) -> Vec<Lock> {
    let without_comment = |it: &Column| Column { comment: None, ..it.clone() };
    if without_comment(from) == without_comment(to) {
        return vec![lock(table, SHARE_UPDATE_EXCLUSIVE, While::AMoment)];
    }
    let meanwhile = if super::column::is_rewritten(from, to) {
        While::RowsAreWritten
    } else if from.nullable && !to.nullable {
        // unless a CHECK says already that there is none
        While::RowsAreRead
    } else {
        While::AMoment
    };
    vec![lock(table, ACCESS_EXCLUSIVE, meanwhile)]
}

fn both(table: &TableName, parent: &TableName, mode: Mode, meanwhile: While) -> Vec<Lock> {
    let parent = (parent != table).then(|| lock(parent, mode, meanwhile));
    [lock(table, mode, meanwhile)].into_iter().chain(parent).collect()
}

/// Each once, and not the table itself.
fn parents(table: &Table, mode: Mode) -> impl Iterator<Item = Lock> {
    let mut names: Vec<&TableName> = table.foreign_keys.iter().map(|it| &it.references.table).collect();
    names.retain(|it| **it != table.name);
    names.sort();
    names.dedup();
    names.into_iter().map(move |it| lock(it, mode, While::AMoment))
}
