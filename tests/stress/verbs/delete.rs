//! One worker deletes the parent while the others create a child of it: no child is left alone, and nobody fails for
//! another reason than that there is a child, or no parent.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::{Profile, User, profiles, user};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            // Not always the first to come.
            if turn.worker == turn.round % size.workers {
                let report = user(turn.round).deletion().run(conn)?;
                return Ok(if report.deleted_from("users") == 1 { "deleted" } else { "deleted nothing" });
            }
            user(turn.round).profile().create(profiles::visits.eq(turn.worker), conn)?;
            Ok("created")
        });
        let conn = &mut field.database.connect();
        let users: BTreeSet<_> = User::query().load(conn).expect("the users").iter().map(|user| user.id).collect();
        let profiles = Profile::query().load(conn).expect("the profiles");
        Report::of(answers)
            .answered("deleted", size.parents())
            .may_answer("created")
            .may_answer("already_linked")
            .may_answer("parent_missing")
            .counted("orphans", profiles.iter().filter(|profile| !users.contains(&profile.user_id)).count(), 0)
            .counted("parents left", users.len(), 0)
    }
}
