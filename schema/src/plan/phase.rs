//! When a change comes: each after what it needs, and what loses something last.

use crate::{
    change::Change,
    schema::{Column, Origin},
};

/// Its place among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    CreateSchema,
    DropForeignKey,
    DropCheck,
    /// Of an index that something needs while its own is gone.
    AddIndexFirst,
    DropIndex,
    /// A column that is counted must be a key all the while.
    StopCounting,
    DropPrimaryKey,
    /// What is computed from columns that may become others.
    DropGenerated,
    /// Of what makes way for another of its name.
    DropColumnFirst,
    CreateTable,
    AddColumn,
    AlterColumn,
    /// What is computed from columns that came to be.
    AddGenerated,
    AddPrimaryKey,
    StartCounting,
    AddIndex,
    Rebuild,
    /// Of an index that nothing needs any more.
    DropIndexLast,
    AddCheck,
    AddForeignKey,
    Comment,
    DropColumn,
    DropTable,
}

impl Phase {
    pub(super) fn of(change: &Change) -> Phase {
        use Change as C;
        match change {
            // a name is free before anything else takes it
            C::CreateSchema(_) | C::RenameTable { .. } | C::RenameColumn { .. } => Phase::CreateSchema,
            C::CreateTable(_) => Phase::CreateTable,
            C::DropTable(_) => Phase::DropTable,
            C::AddColumn(_, column) if column.is_generated() => Phase::AddGenerated,
            C::AddColumn(..) => Phase::AddColumn,
            C::DropColumn(_, column) if column.is_generated() => Phase::DropGenerated,
            C::DropColumn(..) => Phase::DropColumn,
            C::AlterColumn { from, to, .. } => Phase::of_altering(from, to),
            C::AddPrimaryKey(..) => Phase::AddPrimaryKey,
            C::DropPrimaryKey(..) => Phase::DropPrimaryKey,
            C::AddUnique(..) | C::AddIndex(..) => Phase::AddIndex,
            C::DropUnique(..) | C::DropIndex(..) => Phase::DropIndex,
            C::AddForeignKey(..) => Phase::AddForeignKey,
            C::DropForeignKey(..) | C::Unlink(..) => Phase::DropForeignKey,
            C::AddCheck(..) => Phase::AddCheck,
            C::DropCheck(..) => Phase::DropCheck,
            // of these a plan of two schemas has none: a recipe puts its data where it belongs, and a piece is made of a plan
            C::Comment { .. } | C::Beside(_) | C::Data(_) => Phase::Comment,
            C::Rebuild(_) => Phase::Rebuild,
        }
    }

    fn of_altering(from: &Column, to: &Column) -> Phase {
        let counted = |it: &Column| it.origin == Origin::Identity;
        match (counted(from), counted(to)) {
            (true, false) => Phase::StopCounting,
            (false, true) => Phase::StartCounting,
            _ if to.is_generated() => Phase::AddGenerated,
            _ if from.is_generated() => Phase::DropGenerated,
            _ => Phase::AlterColumn,
        }
    }
}
