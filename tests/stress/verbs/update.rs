//! All count up in the child of one parent: no count is lost.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, profiles, user};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::with_profiles(size);
        let answers = crowd(&field, |turn, conn| {
            let profile = user(turn.round).profile().update(|old| profiles::visits.eq(old.visits + 1), conn)?;
            Ok(if profile.is_some() { "updated" } else { "found nothing" })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let visits: i32 = rows.iter().map(|profile| profile.visits).sum();
        Report::of(answers)
            .answered("updated", size.calls())
            .counted("visits", count(visits), size.calls())
            .counted("lost", size.calls() - count(visits), 0)
    }
}
