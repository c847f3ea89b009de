//! All upsert the child of one parent: all succeed, on one row.

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
        let given = Mutex::new(BTreeSet::new());
        let answers = crowd(&field, |turn, conn| {
            let profile = user(turn.round).profile().upsert(profiles::visits.eq(turn.worker), conn)?;
            given.lock().expect("no worker panicked").insert(profile.id);
            Ok("upserted")
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("upserted", size.calls())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), size.parents())
            .counted("rows that callers were given", given.into_inner().expect("no worker panicked").len(), size.parents())
    }
}
