//! All replace the children of a few parents whose keys stand next to each other: what one locks is in no other's way.

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
        let neighbours = size.rounds.min(8);
        let answers = crowd(&field, |turn, conn| {
            let neighbour = (turn.round + turn.worker) % neighbours + 1;
            let replaced = user(neighbour).profile().replace(profiles::visits.eq(turn.worker), conn)?;
            Ok(if replaced.left.is_some() { "replaced" } else { "found nothing" })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("replaced", size.calls())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), count(size.rounds))
    }
}
