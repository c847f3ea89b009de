//! All replace the child of one parent: all succeed, and each child but the last leaves exactly once.

use std::collections::BTreeSet;
use std::sync::Mutex;

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, parents, profiles, user};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::with_profiles(size);
        let left = Mutex::new(Vec::new());
        let answers = crowd(&field, |turn, conn| {
            let replaced = user(turn.round).profile().replace(profiles::visits.eq(turn.number(size)), conn)?;
            let Some(old) = replaced.left else { return Ok("found nothing") };
            // The first has no number of a turn.
            left.lock().expect("no worker panicked").push(if old.visits == 0 { -old.user_id } else { old.visits });
            Ok("replaced")
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let left = left.into_inner().expect("no worker panicked");
        let mut seen: BTreeSet<_> = left.iter().copied().collect();
        let twice = left.len() - seen.len();
        seen.extend(rows.iter().map(|profile| profile.visits));
        Report::of(answers)
            .answered("replaced", size.calls())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), size.parents())
            .counted("left twice", twice, 0)
            .counted("unaccounted for", count(size.rounds) + size.calls() - seen.len(), 0)
    }
}
