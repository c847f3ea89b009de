//! What becomes of one step of a plan.

use super::{Waits, While, later::Taken, locks};
use crate::{
    change::{Beside, Change, Data, Ordered, Promise},
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
pub(super) fn of(taken: &Taken, is_old: impl Fn(&TableName) -> bool, dialect: Dialect) -> Stages {
    let mut stages = if taken.is_held {
        vec![vec![Go { cause: taken.step.cause }.plain(How::Together, taken.step.change.clone())]]
    } else {
        of_step(&taken.step, is_old, dialect)
    };
    if let Some(last) = stages.last_mut().and_then(|it| it.first_mut()) {
        last.down.extend(taken.going.iter().rev().filter_map(undone));
        last.up.splice(..0, taken.going.iter().cloned());
    }
    stages
}

/// Of a step that is made when nobody else looks at the tables: only what would keep them waiting is made before.
pub(super) fn alone(step: &Step, dialect: Dialect) -> Stages {
    let go = Go { cause: step.cause };
    match &step.change {
        Change::AlterColumn { table, from, to } if becomes_full(from, to) => go.full(table, from, to, dialect),
        change => vec![vec![go.plain(How::Together, change.clone())]],
    }
}

fn undone(step: &Step) -> Option<Step> {
    Some(Step { change: step.change.inverse()?, cause: step.cause })
}

fn of_step(step: &Step, is_old: impl Fn(&TableName) -> bool, dialect: Dialect) -> Stages {
    let Step { change, cause } = step;
    let go = Go { cause: *cause };
    let long = |it: &Change| locks(it, dialect).iter().any(is_long);
    match change {
        Change::Data(data) => vec![vec![go.data(data)]],
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

    fn data(&self, data: &Data) -> Stage {
        match data {
            Data::Keep(kept) => self.plain(How::Apart, Change::Beside(Box::new(Beside::Keep(kept.clone())))),
            // it commits by itself
            Data::Backfill { .. } => self.plain(How::Outside, Change::Data(Box::new(data.clone()))),
            _ => self.plain(How::Together, Change::Data(Box::new(data.clone()))),
        }
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
            stages.extend(of_step(&Step { change: rest, cause: self.cause }, |_| true, dialect));
        }
        stages
    }
}
