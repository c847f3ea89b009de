//! The files, from their parts: the same form on every engine.

use super::parts::Parts;
use crate::{
    change::Change,
    dialect::file,
    plan::{Step, losses},
};

/// The first lines of both files of one of so many migrations.
pub(super) fn heads(name: &str, part: &str, [number, of]: [usize; 2], joined: &[String]) -> [String; 2] {
    let joins = if joined.is_empty() { String::new() } else { format!(" Joins {}.", joined.join(" and ")) };
    let which = if of > 1 { format!(" Part {number} of {of}: {part}.") } else { String::new() };
    [format!("{name}: what the models say.{which}{joins}"), format!("Undoes {name}.{which}")]
}

impl Parts {
    pub(super) fn file(&self, head: &str) -> String {
        let guards = self.guards.iter().map(|(guard, statements)| under(&format!("stops unless: {guard}"), statements));
        let steps = self.steps.iter().filter(|(_, statements)| !statements.is_empty());
        let steps: Vec<String> = steps.map(|(step, it)| under(&step.to_string(), it)).collect();
        let mut all = vec![self.top(head)];
        if steps.is_empty() {
            // an empty file is an error to Diesel, and one without a statement to PostgreSQL
            all.push(under(
                "Nothing to be done; but a migration without any statement is none.",
                &[file::NOTHING.into()],
            ));
        } else {
            all.extend(self.opening.iter().map(|it| format!("{it};")).reduce(|all, it| format!("{all}\n{it}")));
            all.extend(guards.chain(steps));
        }
        all.join("\n\n") + "\n"
    }

    /// What it does, to be read in a review.
    fn top(&self, head: &str) -> String {
        let steps = self.steps.iter().filter(|(step, _)| does(step)).map(|(step, _)| step.to_string());
        let guards = self.guards.iter().map(|(guard, _)| format!("stops unless: {guard}"));
        let losses = losses(self.steps.iter().map(|(step, _)| &step.change));
        let notes = self.notes.iter().cloned();
        let losses = losses.into_iter().map(|it| format!("LOST FOR GOOD: {it}"));
        let lines = losses.chain(guards).chain(steps).chain(notes);
        let lines = lines.flat_map(|it| file::remark(&format!("  {it}")));
        file::remark(head).into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// Has it anything to say?
pub(super) fn does(step: &Step) -> bool {
    !matches!(&step.change, Change::Data(data) if data.is_nothing())
}

fn under(remark: &str, statements: &[String]) -> String {
    let statements = statements.iter().map(|it| format!("{it};"));
    file::remark(remark).into_iter().chain(statements).collect::<Vec<_>>().join("\n")
}
