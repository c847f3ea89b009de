//! Half of the workers create a child that the others take: each that was created is taken once, or there.

use std::collections::BTreeSet;
use std::sync::Mutex;

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::{Profile, parents, profiles, user};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let taken = Mutex::new(Vec::new());
        let answers = crowd(&field, |turn, conn| {
            let handle = user(turn.round).profile();
            if turn.worker % 2 == 0 {
                handle.create(profiles::visits.eq(turn.number(size)), conn)?;
                return Ok("created");
            }
            let Some(profile) = handle.take(conn)? else { return Ok("found nothing") };
            taken.lock().expect("no worker panicked").push(profile.visits);
            Ok("taken")
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let taken = taken.into_inner().expect("no worker panicked");
        let mut seen: BTreeSet<_> = taken.iter().copied().collect();
        let twice = taken.len() - seen.len();
        seen.extend(rows.iter().map(|profile| profile.visits));
        let created = answers.number("created");
        Report::of(answers)
            .may_answer("created")
            .may_answer("already_linked")
            .may_answer("taken")
            .may_answer("found nothing")
            .counted("taken twice", twice, 0)
            .counted("unaccounted for", created.abs_diff(seen.len()), 0)
            .counted("duplicates", rows.len() - parents(&rows), 0)
    }
}
