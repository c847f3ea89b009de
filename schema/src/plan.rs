//! Changes in an order that an engine can follow, from one schema to another and back.

mod altered;
mod guard;
mod in_the_way;
mod phase;
mod remade;

use crate::{
    change::{Change, Copy, Data, Loss},
    dialect::{self, Dialect},
    diff::{Hints, keep_names, renamed},
    error::{Error, Errors},
    schema::{Schema, Table},
};
use guard::Before;
pub use guard::{Guard, Must};

/// What leads from one schema to another on one engine, and back.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{diff::Hints, plan::plan, schema::{Column, Schema, Table, TableName}};
///
/// let users = Table { columns: vec![Column::new("id", LogicalType::Integer)], ..Table::new(TableName::new("users")) };
/// let schema = Schema { tables: vec![users], ..Schema::default() };
/// let plan = plan(&Schema::default(), &schema, &Hints::default(), Dialect::Postgres)?;
/// assert_eq!(plan.steps[0].change.to_string(), "`users` comes to be");
/// assert_eq!(plan.back()[0].change.to_string(), "`users` goes");
/// assert!(plan.is_reversible() && plan.is_transactional() && plan.losses().is_empty());
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
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
///
/// ```
/// use diesel_one_to_one_schema::{change::Change, plan::{Cause, Step}};
///
/// let step = Step { change: Change::CreateSchema("hr".into()), cause: Cause::Asked };
/// assert_eq!(step.to_string(), "the schema `hr` comes to be");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is done.
    pub change: Change,
    /// Why.
    pub cause: Cause,
}

/// Why a step is there.
///
/// ```
/// use diesel_one_to_one_schema::plan::Cause;
///
/// assert_ne!(Cause::Asked, Cause::Needed("its column becomes another"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The models differ from what was before.
    Asked,
    /// Another step could not be done without it.
    Needed(&'static str),
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.cause {
            Cause::Asked => self.change.fmt(f),
            Cause::Needed(why) => write!(f, "{}: {why}", self.change),
        }
    }
}

impl Plan {
    /// The steps that undo it, last first.
    #[must_use]
    pub fn back(&self) -> Vec<Step> {
        let back = |step: &Step| Some(Step { change: step.change.inverse()?, cause: step.cause });
        self.steps.iter().rev().filter_map(back).collect()
    }

    /// Does [`back`](Self::back) lead to where it began? Rows that are lost stay so.
    #[must_use]
    pub fn is_reversible(&self) -> bool {
        let stays = |change: &Change| match change {
            Change::CreateSchema(_) => true,
            Change::Data(data) => matches!(**data, Data::Keep(_)),
            _ => false,
        };
        self.steps.iter().all(|it| stays(&it.change) || it.change.inverse().is_some())
    }

    /// Is nothing done where one of its steps fails?
    #[must_use]
    pub fn is_transactional(&self) -> bool {
        self.dialect.transactional_ddl()
    }

    /// What it would lose.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        losses(self.steps.iter().map(|it| &it.change))
    }
}

/// What changes would lose, one after the other: not what one of them copies before another drops it.
pub(crate) fn losses<'a>(changes: impl Iterator<Item = &'a Change> + Clone) -> Vec<Loss> {
    let copies: Vec<&Copy> = changes.clone().filter_map(Change::copied).collect();
    let lost = |loss: &Loss| match loss {
        Loss::Values { table, column } => !copies.iter().any(|it| it.has(table, column)),
        _ => true,
    };
    let of = |change: &Change| match change {
        // of a table whose rows are elsewhere by then, what is not
        Change::DropTable(table) if copies.iter().any(|it| it.from == table.name) => {
            let columns = table.columns.iter().filter(|it| !it.is_generated()).map(|it| it.name.clone());
            columns.map(|column| Loss::Values { table: table.name.clone(), column }).collect()
        }
        change => change.losses(),
    };
    changes.flat_map(of).filter(lost).collect()
}

/// The plan from one schema to another: pure, the same for the same schemas.
///
/// # Errors
///
/// All that the engine cannot hold of the second.
pub fn plan(from: &Schema, to: &Schema, hints: &Hints, dialect: Dialect) -> Result<Plan, Errors> {
    let target = keep_names(&renamed(from, to, hints).schema, to.clone());
    let after = dialect::suited(target.clone(), dialect);
    let errors = dialect::verify(&after, dialect).into_iter().map(Error::from).collect();
    let [from, after] = [dialect::suited(from.clone(), dialect), after].map(|it| dialect::worded(it, dialect));
    let renamed = renamed(&from, &after, hints);
    let before = &renamed.schema;
    let mut steps: Vec<Step> = renamed.changes.iter().cloned().map(asked).collect();
    steps.extend(if dialect.adds_foreign_keys() {
        altered::steps(before, &after, dialect)
    } else {
        remade::steps(before, &after, dialect)
    });
    let guards = guard::guards(before, &after, &Before { schema: &from, after: &after, renamed: Some(&renamed) });
    let back_guards = guard::guards(&after, before, &Before { schema: &after, after: before, renamed: None });
    Errors::unless_empty(Plan { dialect, guards, steps, back_guards, target }, errors)
}

fn asked(change: Change) -> Step {
    Step { change, cause: Cause::Asked }
}

/// The columns that hold something else afterwards.
fn retyped<'a>(before: &'a Table, after: &'a Table) -> impl Iterator<Item = &'a str> {
    let other = |it: &&'a crate::schema::Column| {
        after.column(&it.name).is_some_and(|now| !crate::diff::same_data(&it.data_type, &now.data_type))
    };
    before.columns.iter().filter(other).map(|it| it.name.as_str())
}
