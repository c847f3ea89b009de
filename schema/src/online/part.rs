use super::locks;
use crate::{
    change::{Beside, Change},
    dialect::{self, Dialect},
    plan::{Guard, Step},
    schema::TableName,
    script::Script,
};

/// What is one migration: a whole plan, or a part of it.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{diff::Hints, online, plan::plan, schema::{Schema, Table, TableName}};
///
/// let users = Schema { tables: vec![Table::new(TableName::new("users"))], ..Schema::default() };
/// let part = online::whole(&plan(&users, &Schema::default(), &Hints::default(), Dialect::Postgres)?);
/// assert_eq!(part.up("audit").to_string(), "SET LOCAL lock_timeout = '5s';\nDROP TABLE \"users\";\n");
/// assert_eq!(
///     part.notes(),
///     ["`users` goes: AccessExclusiveLock on `users`: who reads or writes waits, for a moment"]
/// );
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// The engine.
    pub dialect: Dialect,
    /// A word for what it does, to stand at the end of a migration's name; empty where it is the only one.
    pub name: &'static str,
    /// What must be so before it begins.
    pub guards: Vec<Guard>,
    /// What is done. Where it does not run in a transaction, this is one statement at most.
    pub steps: Vec<Step>,
    /// What must be so before it is undone.
    pub back_guards: Vec<Guard>,
    /// What undoes it.
    pub back: Vec<Step>,
    /// `false`: there must be no transaction around it, up or down. Diesel's `metadata.toml` says so.
    pub run_in_transaction: bool,
    /// What else there is to know about it.
    pub remarks: Vec<String>,
}

impl Part {
    /// What makes it. `audit` is the command that shows the rows at which a guard stops.
    #[must_use]
    pub fn up(&self, audit: &str) -> Script {
        self.script(&self.guards, &self.steps, audit)
    }

    /// What undoes it.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::Dialect;
    /// use diesel_one_to_one_schema::{diff::Hints, online, plan::plan, schema::Schema};
    ///
    /// let nothing = plan(&Schema::default(), &Schema::default(), &Hints::default(), Dialect::Sqlite)?;
    /// // there is no migration without a statement
    /// assert_eq!(online::parts(&nothing)[0].down("audit").to_string(), "SELECT 1;\n");
    /// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
    /// ```
    #[must_use]
    pub fn down(&self, audit: &str) -> Script {
        self.script(&self.back_guards, &self.back, audit)
    }

    /// The locks that it takes on tables that are there, a line for each, and what else there is to know.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(self.notes_of(&self.steps)).collect()
    }

    /// The locks that it takes on tables that are there when it is undone.
    #[must_use]
    pub fn back_notes(&self) -> Vec<String> {
        self.notes_of(&self.back)
    }

    fn notes_of(&self, steps: &[Step]) -> Vec<String> {
        let created =
            |name: &TableName| steps.iter().any(|it| matches!(&it.change, Change::CreateTable(it) if it.name == *name));
        let of = |step: &Step| {
            let locks = locks(&step.change, self.dialect).into_iter().filter(|it| !created(&it.table));
            locks.map(|it| format!("{}: {it}", step.change)).collect::<Vec<_>>()
        };
        steps.iter().flat_map(of).collect()
    }

    fn script(&self, guards: &[Guard], steps: &[Step], audit: &str) -> Script {
        let guards = guards.iter().flat_map(|it| dialect::guard::guard(it, self.dialect, audit));
        let statements: Vec<String> =
            guards.chain(steps.iter().flat_map(|it| dialect::write(&it.change, self.dialect))).collect();
        if statements.is_empty() {
            return Script::of(vec![dialect::file::NOTHING.to_owned()]);
        }
        let opening = dialect::file::opening(self.dialect).iter().filter(|_| self.run_in_transaction);
        Script::of(opening.map(|it| (*it).to_owned()).chain(statements).collect())
    }
}

/// What to do where it fails in the middle.
pub(super) fn remedy(steps: &[Step], back: &[Step]) -> Vec<String> {
    let up = steps.iter().find(|it| matches!(&it.change, Change::Beside(it) if matches!(**it, Beside::Build(..))));
    let down = back.iter().find_map(|it| match &it.change {
        Change::Beside(piece) => match &**piece {
            Beside::Restore(_, it) => Some(it.name()),
            _ => None,
        },
        _ => None,
    });
    let up = up.map(|_| {
        "Should it fail, an index is left that does not hold: `diesel migration redo` takes it away, then `diesel \
         migration run` goes on here."
            .to_owned()
    });
    let down = down
        .map(|name| format!("Should it fail when it is undone, drop the index `{name}`, which does not hold, first."));
    up.into_iter().chain(down).collect()
}
