//! The files, from the plan: the same form on every engine.

use super::words;
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
            all.extend(parts);
        }
        all.join("\n\n") + "\n"
    }

    /// What it does, to be read in a review.
    fn top(&self) -> String {
        let mut lines = file::remark(&self.head);
        let steps = self.steps.iter().map(words::step);
        let guards = self.guards.iter().map(words::guard);
        let lost = self.lost.iter().map(|it| format!("LOST FOR GOOD: {it}"));
        lines.extend(lost.chain(guards).chain(steps).flat_map(|it| file::remark(&format!("  {it}"))));
        lines.join("\n")
    }
}

/// A step under a line that says what it does.
fn written(step: &Step, dialect: Dialect) -> Option<String> {
    let statements: Vec<String> = dialect::write(&step.change, dialect).iter().map(|it| format!("{it};")).collect();
    let remark = file::remark(&words::step(step)).into_iter();
    (!statements.is_empty()).then(|| remark.chain(statements).collect::<Vec<_>>().join("\n"))
}
