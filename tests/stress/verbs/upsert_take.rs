//! Half of the workers upsert a child that the others take. On MariaDB two INSERTs that wait for one removed row may end in
//! a deadlock: the verb begins again.

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
            let handle = user(turn.round).profile();
            if turn.worker % 2 == 0 {
                handle.upsert(profiles::visits.eq(turn.worker), conn)?;
                return Ok("upserted");
            }
            Ok(if handle.take(conn)?.is_some() { "taken" } else { "found nothing" })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("upserted", size.calls() / 2)
            .may_answer("taken")
            .may_answer("found nothing")
            .counted("duplicates", rows.len() - parents(&rows), 0)
    }
}
