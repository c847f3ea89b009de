//! What the clients said, held against the rows.

use std::collections::BTreeMap;

use super::client::{PARENTS, WRITERS};
use crate::models::Profile;
use crate::report::{Answers, Report};

/// What is known of a parent's child.
#[derive(Default)]
struct Known {
    /// The number that a verb said to have written last.
    written: i32,
    /// The number of a verb that has not come back.
    tried: Option<i32>,
}

#[derive(Default)]
pub(crate) struct Ledger {
    known: BTreeMap<i32, Known>,
    kills: usize,
    acknowledged: usize,
    errors: BTreeMap<String, usize>,
    violations: usize,
    lost: usize,
}

impl Ledger {
    pub(crate) fn hear(&mut self, said: &str) {
        // A line may have been cut off with its client.
        let words: Vec<_> = said.splitn(3, ' ').collect();
        match *words {
            ["error", ..] => *self.errors.entry(said["error ".len()..].to_owned()).or_default() += 1,
            [verb, parent, number] => {
                let (Ok(parent), Ok(number)) = (parent.parse(), number.parse()) else { return };
                let known: &mut Known = self.known.entry(parent).or_default();
                if verb == "try" {
                    known.tried = Some(number);
                } else {
                    *known = Known { written: number, tried: None };
                    self.acknowledged += 1;
                }
            }
            _ => {}
        }
    }

    /// One child for each parent, and in it what was written last, or what was not answered.
    pub(crate) fn compare(&mut self, profiles: &[Profile]) {
        self.kills += 1;
        for parent in 1..=WRITERS * PARENTS {
            let known = self.known.entry(parent).or_default();
            let mut children = profiles.iter().filter(|profile| profile.user_id == parent);
            let (Some(child), None) = (children.next(), children.next()) else {
                self.violations += 1;
                continue;
            };
            if child.visits != known.written && Some(child.visits) != known.tried {
                self.lost += 1;
            }
            *known = Known { written: child.visits, tried: None };
        }
    }

    pub(crate) fn report(mut self) -> Report {
        let mut report =
            Report::of(Answers::default()).noted("kills", self.kills).noted("acknowledged", self.acknowledged);
        for typed in ["outcome_unknown", "retryable", "database (ClosedConnection)"] {
            if let Some(number) = self.errors.remove(typed) {
                report = report.noted(typed, number);
            }
        }
        for (untyped, number) in &self.errors {
            report = report.noted(untyped, *number);
        }
        report
            .counted("untyped errors", self.errors.values().sum(), 0)
            .counted("violations", self.violations, 0)
            .counted("acknowledged and lost", self.lost, 0)
    }
}
