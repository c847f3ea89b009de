//! All make the child of one parent: one does, and the others hear that there is one.

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
        let answers = crowd(&field, |turn, conn| {
            user(turn.round).profile().create(profiles::visits.eq(turn.worker), conn)?;
            Ok("created")
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("created", size.parents())
            .answered("already_linked", size.calls() - size.parents())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), size.parents())
    }
}
