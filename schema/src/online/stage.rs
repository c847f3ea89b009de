//! What becomes of one step of a plan.

use super::{Waits, While, locks};
use crate::{
    change::{Beside, Change, Ordered, Promise},
    dialect::Dialect,
    plan::{Cause, Step},
    schema::{Check, Column, ForeignKey, TableName},
};

/// What other stages it may share a migration with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Those beside it, in one transaction.
    Together,
    /// Those beside it that come after what was promised, too.
    After,
    /// None, because it may take long, or is to be done again by itself.
    Apart,
    /// None, and no transaction either.
    Outside,
}

/// What is done at once, and what undoes it.
pub(super) struct Stage {
    pub(super) how: How,
    pub(super) up: Vec<Step>,
    pub(super) down: Vec<Step>,
}

/// The stages of a step. What stands in one of the inner lists is not parted where several steps go side by side.
pub(super) type Stages = Vec<Vec<Stage>>;

/// Of a step on a table that was there and stays; any other is made in one go. Undone, what went comes back in one go,
/// because a run that stopped anywhere is to be undone from there.
pub(super) fn of(step: &Step, is_old: impl Fn(&TableName) -> bool, dialect: Dialect) -> Stages {
    let Step { change, cause } = step;
    let go = Go { cause: *cause };
    let long = |it: &Change| locks(it, dialect).iter().any(is_long);
    match change {
        Change::AddPrimaryKey(table, it) if is_old(table) => go.ordered(table, &Ordered::PrimaryKey(it.clone())),
        Change::AddUnique(table, it) if is_old(table) => go.ordered(table, &Ordered::Unique(it.clone())),
        Change::AddIndex(table, it) if is_old(table) => go.ordered(table, &Ordered::Index(it.clone())),
        Change::AddForeignKey(table, it) if is_old(table) && it.valid => go.foreign_key(table, it),
        Change::AddCheck(table, it) if is_old(table) && it.valid => go.check(table, it),
        Change::AlterColumn { table, from, to } if becomes_full(from, to) => go.full(table, from, to, dialect),
        Change::DropIndex(table, it) if is_old(table) => go.index(table, Ordered::Index(it.clone())),
        Change::DropUnique(table, it) if is_old(table) && it.condition.is_some() => {
            go.index(table, Ordered::Unique(it.clone()))
        }
        // rows of a table that is new are nobody's yet
        Change::AddForeignKey(..) => vec![vec![go.plain(How::Together, change.clone())]],
        _ if long(change) => vec![vec![go.plain(How::Apart, change.clone())]],
        _ => vec![vec![go.plain(How::Together, change.clone())]],
    }
}

fn is_long(lock: &super::Lock) -> bool {
    lock.waits >= Waits::Writers && lock.meanwhile != While::AMoment
}

/// Can it be NULL no more, and was it anybody's to write before and after?
fn becomes_full(from: &Column, to: &Column) -> bool {
    from.nullable && !to.nullable && !from.is_generated() && !to.is_generated()
}

/// Why the stages are there.
struct Go {
    cause: Cause,
}

impl Go {
    fn stage(&self, how: How, up: Option<Change>, down: Option<Change>) -> Stage {
        let step =
            |change: Option<Change>| change.map(|change| Step { change, cause: self.cause }).into_iter().collect();
        Stage { how, up: step(up), down: step(down) }
    }

    fn plain(&self, how: How, change: Change) -> Stage {
        let inverse = change.inverse();
        self.stage(how, Some(change), inverse)
    }

    fn ordered(&self, table: &TableName, it: &Ordered) -> Stages {
        let [clear, build, take] = [Beside::Clear, Beside::Build, Beside::Take]
            .map(|piece| Change::Beside(Box::new(piece(table.clone(), it.clone()))));
        vec![
            vec![self.plain(How::Apart, clear), self.plain(How::Outside, build)],
            vec![self.plain(How::Together, take)],
        ]
    }

    /// Of an index that goes.
    fn index(&self, table: &TableName, it: Ordered) -> Stages {
        vec![vec![self.plain(How::Outside, Change::Beside(Box::new(Beside::Drop(table.clone(), it))))]]
    }

    fn foreign_key(&self, table: &TableName, it: &ForeignKey) -> Stages {
        let later = ForeignKey { valid: false, ..it.clone() };
        self.promised(
            [Change::AddForeignKey(table.clone(), later), Change::DropForeignKey(table.clone(), it.clone())],
            Beside::Validate(table.clone(), Promise::ForeignKey(it.clone())),
        )
    }

    fn check(&self, table: &TableName, it: &Check) -> Stages {
        let later = Check { valid: false, ..it.clone() };
        self.promised(
            [Change::AddCheck(table.clone(), later), Change::DropCheck(table.clone(), it.clone())],
            Beside::Validate(table.clone(), Promise::Check(it.clone())),
        )
    }

    fn promised(&self, [add, drop]: [Change; 2], validate: Beside) -> Stages {
        let validate = self.stage(How::After, Some(Change::Beside(Box::new(validate))), None);
        vec![vec![self.stage(How::Together, Some(add), Some(drop))], vec![validate]]
    }

    /// Before what else becomes of the column: what is counted must be NOT NULL by then.
    fn full(&self, table: &TableName, from: &Column, to: &Column, dialect: Dialect) -> Stages {
        let of =
            |piece: fn(TableName, String) -> Beside| Change::Beside(Box::new(piece(table.clone(), from.name.clone())));
        let promise = Promise::NotNull(from.name.clone());
        let mut stages =
            self.promised([of(Beside::NoNewNull), of(Beside::AnyNewNull)], Beside::Validate(table.clone(), promise));
        stages.push(vec![self.plain(How::Together, of(Beside::NotNull))]);
        let full = Column { nullable: false, ..from.clone() };
        if full != *to {
            let rest = Change::AlterColumn { table: table.clone(), from: full, to: to.clone() };
            stages.extend(self::of(&Step { change: rest, cause: self.cause }, |_| true, dialect));
        }
        stages
    }
}
