//! A plan in parts, each a migration of its own, so that others read and write while it is made.
//!
//! What takes long, takes a lock that others write beside; what keeps others out, takes a moment. The price: a part that
//! fails leaves those before it done, where a [`whole`] plan leaves nothing, so that between two parts rows can come which
//! the last of them refuses. Each part can be run again, and undone.
//!
//! On PostgreSQL
//!
//! - an index is built `CONCURRENTLY`, outside of any transaction, alone in its migration, under a name of its own
//!   (`o2o_..`); whole, it gets its name, or becomes the constraint. One that failed leaves an index that does not hold: the
//!   migration before, which `diesel migration redo` runs again, takes it away.
//! - foreign keys and CHECKs hold of rows that come first, and of those that are there in a later migration; so does the
//!   CHECK after which `NOT NULL` need not look at them.
//! - a migration that waits five seconds for a lock gives up, because all others wait behind it.
//! - what rows are told apart by, or found by, goes when what comes in its place is there, in one transaction with it: programs
//!   that upsert need it until then. Where both are UNIQUE over the same columns, the new index is built in that transaction, too,
//!   and writers wait: beside them, two that upsert the same row would meet in an index in which `ON CONFLICT` does not look yet.
//! - under a lock of the plan's own nothing is parted but what is promised before it.
//! - what goes for good goes in a moment, an index `CONCURRENTLY`. Undone, it comes back in one go: the notes of the way back
//!   say which locks that takes.
//!
//! On MariaDB a statement that can be made while others write says so (`ALGORITHM=INPLACE, LOCK=NONE`): the server then
//! refuses it rather than lock them out. SQLite has one writer at a time, so that a plan in parts is the [`whole`].

mod join;
mod later;
mod lock;
mod part;
mod stage;

use crate::{
    change::{Beside, Change},
    dialect,
    plan::{Plan, Step},
};
pub use lock::{Lock, Waits, While, locks};
pub use part::Part;

/// The plan as one part, in one transaction where the engine has them for DDL.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{diff::Hints, online, plan::plan, schema::{Column, Schema, Table, TableName}};
///
/// let users = Table { columns: vec![Column::new("id", LogicalType::Integer)], ..Table::new(TableName::new("users")) };
/// let schema = Schema { tables: vec![users], ..Schema::default() };
/// let plan = plan(&Schema::default(), &schema, &Hints::default(), Dialect::Postgres)?;
/// let part = online::whole(&plan);
/// assert!(part.run_in_transaction && part.steps == plan.steps && part.back == plan.back());
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
#[must_use]
pub fn whole(plan: &Plan) -> Part {
    Part {
        dialect: plan.dialect,
        name: "",
        guards: plan.guards.clone(),
        steps: plan.steps.clone(),
        back_guards: plan.back_guards.clone(),
        back: plan.back(),
        run_in_transaction: true,
        remarks: Vec::new(),
    }
}

/// The plan as parts beside which others write: the first is made first, and undone last.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{
///     diff::Hints,
///     online,
///     plan::plan,
///     schema::{Column, Schema, Table, TableName, Unique},
/// };
///
/// let columns = vec![Column { nullable: true, ..Column::new("user_id", LogicalType::Integer) }];
/// let profiles = Table { columns, ..Table::new(TableName::new("profiles")) };
/// let (name, columns) = ("profiles_user_id_key".into(), vec!["user_id".into()]);
/// let uniques = vec![Unique { name, columns, condition: None, valid: true }];
/// let [from, to] = [profiles.clone(), Table { uniques, ..profiles }]
///     .map(|it| Schema { tables: vec![it], ..Schema::default() });
///
/// let plan_on = |dialect| plan(&from, &to, &Hints::default(), dialect);
/// let parts = online::parts(&plan_on(Dialect::Postgres)?);
/// assert_eq!(parts.iter().map(|it| it.name).collect::<Vec<_>>(), ["clear", "index", "change"]);
/// assert_eq!(parts.iter().map(|it| it.run_in_transaction).collect::<Vec<_>>(), [true, false, true]);
/// assert_eq!(parts[0].guards.len(), 1); // no part is made where two rows have the same
/// assert_eq!(parts[2].steps[0].to_string(), "`o2o_profiles_user_id_key` becomes `profiles_user_id_key`");
///
/// assert_eq!(online::parts(&plan_on(Dialect::Mariadb)?).len(), 1);
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
#[must_use]
pub fn parts(plan: &Plan) -> Vec<Part> {
    if plan.steps.is_empty() {
        return vec![whole(plan)];
    }
    if plan.dialect.validates_later() {
        return join::parts(plan);
    }
    if plan.dialect.alters_unlocked() {
        return vec![unlocked(plan)];
    }
    let remarks = vec!["The engine has one writer at a time: whoever else would write waits for all of it.".to_owned()];
    vec![Part { remarks, ..whole(plan) }]
}

fn unlocked(plan: &Plan) -> Part {
    let unlocked = |Step { change, cause }: Step| {
        let is = dialect::locks::is_unlocked(&change, &plan.target, plan.dialect);
        let change = if is { Change::Beside(Box::new(Beside::Unlocked(change))) } else { change };
        Step { change, cause }
    };
    let whole = whole(plan);
    let [steps, back] = [whole.steps, whole.back].map(|it| it.into_iter().map(unlocked).collect());
    Part { steps, back, ..whole }
}
