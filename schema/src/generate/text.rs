//! The files, from the plan: the same form on every engine.

use super::COMMAND;
use crate::{
    change::Loss,
    dialect::{self, Dialect, file},
    plan::{Guard, Plan, Step},
};

/// `up.sql` and `down.sql`.
pub(super) fn files(plan: &Plan, name: &str, joined: &[String]) -> [String; 2] {
    let back = plan.back();
    let lost = back.iter().flat_map(|it| it.change.losses()).collect::<Vec<_>>();
    let up = File { head: head(name, joined), steps: &plan.steps, guards: &plan.guards, lost: &plan.losses() };
    let down = File { head: format!("Undoes {name}."), steps: &back, guards: &plan.back_guards, lost: &lost };
    [up, down].map(|it| it.text(plan.dialect))
}

fn head(name: &str, joined: &[String]) -> String {
    let joins = if joined.is_empty() { String::new() } else { format!(" Joins {}.", joined.join(" and ")) };
    format!("{name}: what the models say.{joins}")
}

struct File<'a> {
    head: String,
    steps: &'a [Step],
    guards: &'a [Guard],
    lost: &'a [Loss],
}

impl File<'_> {
    fn text(&self, dialect: Dialect) -> String {
        let parts: Vec<String> = self.steps.iter().filter_map(|it| written(it, dialect)).collect();
        let mut all = vec![self.top()];
        if parts.is_empty() {
            // an empty file is an error to Diesel, and one without a statement to PostgreSQL
            let why = file::remark("Nothing to be done; but a migration without any statement is none.").join("\n");
            all.push(format!("{why}\n{};", file::NOTHING));
        } else {
            all.extend(file::opening(dialect).map(|it| format!("{it};")));
            all.extend(self.guards.iter().map(|it| stop(it, dialect)));
            all.extend(parts);
        }
        all.join("\n\n") + "\n"
    }

    /// What it does, to be read in a review.
    fn top(&self) -> String {
        let mut lines = file::remark(&self.head);
        let steps = self.steps.iter().map(ToString::to_string);
        let guards = self.guards.iter().map(|it| format!("stops unless: {it}"));
        let lost = self.lost.iter().map(|it| format!("LOST FOR GOOD: {it}"));
        lines.extend(lost.chain(guards).chain(steps).flat_map(|it| file::remark(&format!("  {it}"))));
        lines.join("\n")
    }
}

/// A guard under a line that says what it stops at.
fn stop(guard: &Guard, dialect: Dialect) -> String {
    let statements = dialect::guard::guard(guard, dialect, &format!("{COMMAND} audit"));
    under(&format!("stops unless: {guard}"), &statements)
}

/// A step under a line that says what it does.
fn written(step: &Step, dialect: Dialect) -> Option<String> {
    let statements = dialect::write(&step.change, dialect);
    (!statements.is_empty()).then(|| under(&step.to_string(), &statements))
}

fn under(remark: &str, statements: &[String]) -> String {
    let statements = statements.iter().map(|it| format!("{it};"));
    file::remark(remark).into_iter().chain(statements).collect::<Vec<_>>().join("\n")
}
